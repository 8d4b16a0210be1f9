import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { claimNumbers, lockNumberPlan } from '../domains/number-plan.ts';
import { useVoicemailBench } from './testing/voicemail-bench.ts';

const bench = useVoicemailBench();
const { ask, make, extension } = bench;

const give = (keys: string) =>
  bench.server.request('PUT', `/users/${bench.acme.userId}`, {
    token: bench.server.adminToken,
    body: { user_permission: keys },
  });

describe('a mailbox (contract 20 §7.1)', () => {
  test('is made with the defaults, beside the extension of its number; its PIN is its number', async () => {
    await extension('1001');
    const uuid = await make({ voicemail_id: '1001' });
    expect(uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect((await ask('GET', `/voicemails/${uuid}`)).body).toMatchObject({
      voicemail_uuid: uuid,
      voicemail_id: '1001',
      voicemail_password: '1001',
      voicemail_mail_to: null,
      voicemail_sms_to: null,
      voicemail_file: 'attach',
      voicemail_local_after_email: true,
      voicemail_transcription_enabled: false,
      voicemail_tutorial: false,
      voicemail_recording_instructions: false,
      voicemail_recording_options: false,
      voicemail_alternate_greet_id: null,
      greeting_id: null,
      voicemail_enabled: true,
      voicemail_description: null,
      voicemail_destinations: [],
      greetings: [],
      new_messages: 0,
      saved_messages: 0,
    });
    const [row] = (await ask('GET', '/voicemails')).body;
    expect(Object.keys(row)).toEqual([
      'domain_uuid',
      'voicemail_uuid',
      'voicemail_id',
      'voicemail_mail_to',
      'voicemail_enabled',
      'voicemail_description',
      'greeting_count',
    ]);
  });

  test.each([
    [{}, 'voicemail_id'],
    [{ voicemail_id: '1' }, 'voicemail_id'],
    [{ voicemail_id: '1700', voicemail_password: '123' }, 'voicemail_password'],
    [{ voicemail_id: '1700', voicemail_password: '12345678901' }, 'voicemail_password'],
    [{ voicemail_id: '1700', voicemail_mail_to: 'no address' }, 'voicemail_mail_to'],
    [{ voicemail_id: '1700', voicemail_file: 'fax' }, 'voicemail_file'],
    [{ voicemail_id: '1700', greeting_id: 3 }, 'greeting_id'],
    [{ voicemail_id: '1700', shoe_size: 43 }, 'shoe_size'],
  ])('%j is 400 and names %s', async (body, field) => {
    const answer = await ask('POST', '/voicemails', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.map((detail: { field: string }) => detail.field)).toContain(field);
  });

  test('keeps its number, its stored PIN where none is sent, and copies within the tenant', async () => {
    const other = await make({ voicemail_id: '1010' });
    const uuid = await make({ voicemail_id: '1011', voicemail_password: '86420', voicemail_file: 'listen' });
    const { body: before } = await ask('GET', `/voicemails/${uuid}`);
    expect(before.voicemail_file).toBe('link');
    expect((await ask('PUT', `/voicemails/${uuid}`, { voicemail_id: '1012' })).status).toBe(400);
    for (const voicemail_password of ['********', '', null]) {
      expect((await ask('PUT', `/voicemails/${uuid}`, { ...before, voicemail_password })).body).toEqual(before);
    }
    const copies = { voicemail_destinations: [{ voicemail_uuid_copy: other }] };
    expect((await ask('PUT', `/voicemails/${uuid}`, copies)).body.voicemail_destinations).toMatchObject([
      { voicemail_uuid_copy: other },
    ]);
    const foreign = await make({ voicemail_id: '1010' }, bench.globex.adminToken);
    const reaching = { voicemail_destinations: [{ voicemail_uuid_copy: foreign }] };
    expect((await ask('PUT', `/voicemails/${uuid}`, reaching)).status).toBe(422);
  });

  test('shares its number with an extension alone (contract 20 §0.7)', async () => {
    await make({ voicemail_id: '1020' });
    expect((await ask('POST', '/voicemails', { voicemail_id: '1020' })).body.message).toBe(
      'Extension number 1020 is already in use by a Voicemail in this domain.',
    );
    const { tenantId } = bench.acme;
    const claiming = bench.server.db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
      const { domain_uuid: domainUuid } = await lockNumberPlan(trx, tenantId);
      await claimNumbers(trx, { domainUuid, tenantId, kind: 'ring_group', uuid: randomUUID() }, ['1020']);
    });
    await expect(claiming).rejects.toMatchObject({ status: 409, message: expect.stringContaining('by a Voicemail') });
    await extension('1020');
    expect((await ask('POST', '/voicemails', { voicemail_id: '112' })).status).toBe(409);
  });

  test('is renumbered and, where that is asked for, deleted with its extension (contract 20 §1.6)', async () => {
    const phone = await extension('1030');
    const uuid = await make({ voicemail_id: '1030' });
    await ask('PUT', `/fpbx_extensions/${phone}`, { extension: '1031' });
    expect((await ask('GET', `/voicemails/${uuid}`)).body.voicemail_id).toBe('1031');
    await make({ voicemail_id: '1030' });
    await ask('DELETE', `/fpbx_extensions/${phone}?with_voicemail=true`);
    expect((await ask('GET', `/voicemails/${uuid}`)).status).toBe(404);
    await make({ voicemail_id: '1031' });
  });

  test('is not deleted while something leads to it or an extension has its number (contract 20 §0.8)', async () => {
    const phone = await extension('1040', { forward_busy_enabled: true, forward_busy_destination: '*991041' });
    const led = await make({ voicemail_id: '1041' });
    expect((await ask('DELETE', `/voicemails/${led}`)).body.message).toBe(
      "Cannot delete '1041': referenced by Extension(s): 1040. Remove those references first.",
    );
    const own = await make({ voicemail_id: '1040' });
    expect((await ask('DELETE', `/voicemails/${own}`)).body.message).toBe(
      'Cannot delete: Extension(s) 1040 use this voicemail. Update those extensions first.',
    );
    expect((await ask('DELETE', `/voicemails/${own}?force=true`)).body).toBe(true);
    await ask('DELETE', `/fpbx_extensions/${phone}`);
    expect((await ask('DELETE', `/voicemails/${led}`)).body).toBe(true);
  });

  test('another tenant sees nothing of it', async () => {
    const uuid = await make({ voicemail_id: '1050' });
    const token = bench.globex.adminToken;
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['GET', '/messages'],
    ] as const) {
      expect((await ask(method, `/voicemails/${uuid}${path}`, method === 'PUT' ? {} : undefined, token)).status).toBe(
        404,
      );
    }
    expect((await ask('GET', '/voicemails?search=1050', undefined, token)).body).toEqual([]);
  });
});

describe('an end user', () => {
  test('reads and writes the mailbox of his extension, some fields of it, and no other', async () => {
    await extension('1100', { user_id: bench.acme.userId });
    const own = await make({ voicemail_id: '1100', voicemail_password: '1234' });
    const other = await make({ voicemail_id: '1101' });
    const token = bench.acme.userToken;
    const mine = await ask('GET', `/voicemails/${own}`, undefined, token);
    expect(mine).toMatchObject({ status: 200, body: { voicemail_password: '1234' } });
    const changes = { voicemail_password: '97531', voicemail_mail_to: 'me@example.com', greeting_id: 0 };
    expect((await ask('PUT', `/voicemails/${own}`, changes, token)).body).toMatchObject(changes);
    expect((await ask('PUT', `/voicemails/${own}`, { ...mine.body, ...changes }, token)).status).toBe(200);
    expect((await ask('PUT', `/voicemails/${own}`, { voicemail_enabled: false }, token)).status).toBe(403);
    expect((await ask('PUT', `/voicemails/${own}`, { voicemail_password: '1100' }, token)).status).toBe(400);
    expect((await ask('GET', `/voicemails/${other}`, undefined, token)).status).toBe(404);
    expect((await ask('POST', '/voicemails', { voicemail_id: '1102' }, token)).status).toBe(403);
    expect((await ask('DELETE', `/voicemails/${own}`, undefined, token)).status).toBe(403);
    await give('voicemails');
    const listed = (await ask('GET', '/voicemails', undefined, token)).body;
    expect(listed.map((row: { voicemail_id: string }) => row.voicemail_id)).toEqual(['1100']);
    expect((await bench.server.request('GET', '/voicemails')).status).toBe(401);
  });
});
