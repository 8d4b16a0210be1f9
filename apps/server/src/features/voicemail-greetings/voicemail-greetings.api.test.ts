import { writeFile } from 'node:fs/promises';
import { parseWav } from '@strowger/rtp';
import { alone } from '@strowger/sip/testing/alone';
import { beforeAll, describe, expect, test } from 'vitest';
import { greetingForm, useVoicemailBench } from '../voicemails/testing/voicemail-bench.ts';

const bench = useVoicemailBench();
const { ask, make } = bench;
let mailbox: string;
beforeAll(async () => {
  mailbox = await make({ voicemail_id: '3001' });
});

async function upload(
  fields: Readonly<Record<string, string>>,
  file: Parameters<typeof greetingForm>[1],
  token?: string,
) {
  const form = await greetingForm(fields, file);
  return bench.server.request('POST', '/voicemail_greetings', { token: token ?? bench.acme.adminToken, ...form });
}

describe('a greeting (contract 20 §7.2)', () => {
  test.each(['mp3', 'ogg'] as const)('is uploaded as %s, numbered, and heard as WAV of 8 kHz', async (format) => {
    const before = (await ask('GET', `/voicemail_greetings?voicemail_uuid=${mailbox}`)).body.length;
    const { status, body } = await upload({ voicemail_uuid: mailbox, greeting_name: '' }, format);
    expect(status).toBe(200);
    expect(body).toEqual({
      voicemail_greeting_uuid: expect.any(String),
      greeting_id: before + 1,
      greeting_name: `Greeting ${before + 1}`,
      greeting_filename: `greeting_${before + 1}.wav`,
      greeting_description: null,
    });
    const heard = await fetch(`${bench.server.url}/api/voicemail_greetings/${body.voicemail_greeting_uuid}/media`, {
      headers: { authorization: `Bearer ${bench.acme.adminToken}` },
    });
    expect(parseWav(Buffer.from(await heard.arrayBuffer()))).toMatchObject({ sampleRate: 8000, channels: 1 });
    const { tenantId } = bench.acme;
    expect(await bench.store.greeting({ tenantId, uuid: mailbox }, body.greeting_id)).toMatch(/-wide\.wav$/);
  });

  test('that is deleted leaves its mailbox with the built-in one', async () => {
    const { body: made } = await upload({ voicemail_uuid: mailbox }, 'mp3');
    await ask('PUT', `/voicemails/${mailbox}`, { greeting_id: made.greeting_id });
    const { body: box } = await ask('GET', `/voicemails/${mailbox}`);
    expect(box.greeting_id).toBe(made.greeting_id);
    expect(box.greetings).toContainEqual(expect.objectContaining({ greeting_id: made.greeting_id }));
    const path = `/voicemail_greetings/${made.voicemail_greeting_uuid}`;
    expect((await ask('DELETE', path)).body).toEqual({ status: 'deleted' });
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('GET', `/voicemails/${mailbox}`)).body.greeting_id).toBeNull();
  });

  test('is refused without a mailbox or a file that can be heard', async () => {
    expect((await upload({}, 'mp3')).body.message).toBe('voicemail_uuid required');
    expect((await upload({ voicemail_uuid: mailbox }, 'none')).body.message).toBe('No valid file uploaded');
    expect((await upload({ voicemail_uuid: mailbox }, 'text')).status).toBe(400);
    expect((await upload({ voicemail_uuid: mailbox, color: 'red' }, 'mp3')).status).toBe(400);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await upload({ voicemail_uuid: nowhere }, 'mp3')).status).toBe(404);
    expect((await upload({ voicemail_uuid: 'x' }, 'mp3')).status).toBe(404);
  });

  test('is of its tenant alone, and end users do not upload', async () => {
    const { body: made } = await upload({ voicemail_uuid: mailbox }, 'mp3');
    const path = `/voicemail_greetings/${made.voicemail_greeting_uuid}`;
    const { adminToken } = bench.globex;
    for (const suffix of ['', '/media']) {
      expect((await ask('GET', path + suffix, undefined, adminToken)).status).toBe(404);
    }
    expect((await ask('DELETE', path, undefined, adminToken)).status).toBe(404);
    expect((await ask('GET', '/voicemail_greetings', undefined, adminToken)).body).toEqual([]);
    expect((await upload({ voicemail_uuid: mailbox }, 'mp3', adminToken)).status).toBe(404);
    expect((await upload({ voicemail_uuid: mailbox }, 'mp3', bench.acme.userToken)).status).toBe(403);
    expect((await ask('GET', path, undefined, bench.acme.userToken)).status).toBe(403);
  });
});

describe('by phone', () => {
  test('a greeting is recorded, chosen, and the PIN changed; the audit log tells it', async () => {
    const uuid = await make({ voicemail_id: '3100', voicemail_password: '1234' });
    const box = { tenantId: bench.acme.tenantId, uuid };
    const draft = await bench.store.draft();
    await writeFile(draft, 'RIFF');
    await bench.store.saveGreeting(box, 4, draft);
    expect((await ask('GET', `/voicemails/${uuid}`)).body).toMatchObject({ greeting_id: 4, greeting_count: 1 });
    expect(await bench.store.chooseGreeting(box, 5)).toBe(false);
    expect(await bench.store.chooseGreeting(box, 0)).toBe(true);
    expect((await ask('GET', `/voicemails/${uuid}`)).body.greeting_id).toBeNull();
    expect(await bench.store.changePin(box, '3100')).toBe(false);
    expect(await bench.store.changePin(box, '9753')).toBe(true);
    expect((await ask('GET', `/voicemails/${uuid}`)).body.voicemail_password).toBe('9753');
    const rows = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('audit')
        .select(['method', 'after'])
        .where('resource_id', '=', uuid)
        .where('method', '=', 'PHONE')
        .execute(),
    );
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(alone('9753'));
  });
});
