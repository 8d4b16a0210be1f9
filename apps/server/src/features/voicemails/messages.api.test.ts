import { randomUUID } from 'node:crypto';
import { mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildWav, parseWav } from '@strowger/rtp';
import { describe, expect, test } from 'vitest';
import { deleteMailedMessages } from './delete-mailed.ts';
import { leaveMessage } from './leave-message.ts';
import { MOST_MESSAGES } from './message-rows.ts';
import { sweepMailboxFiles } from './sweep-files.ts';
import { useVoicemailBench } from './testing/voicemail-bench.ts';

const bench = useVoicemailBench();
const { ask, make, leave, messages } = bench;
const signal = new AbortController().signal;
const media = (mailbox: string, message: string, range?: string) =>
  fetch(`${bench.server.url}/api/voicemails/${mailbox}/messages/${message}/media`, {
    headers: { authorization: `Bearer ${bench.acme.adminToken}`, ...(range === undefined ? {} : { range }) },
  });
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe('a message', () => {
  test('is listed, heard whole or in part, marked and deleted, and each is told', async () => {
    const mailbox = await make({ voicemail_id: '2001' });
    expect(await leave(mailbox, 2)).toBe(true);
    const [message] = await messages(mailbox);
    expect(message).toEqual({
      voicemail_message_uuid: expect.any(String),
      created_epoch: expect.any(Number),
      caller_id_name: 'Carol',
      caller_id_number: '+441632960000',
      message_length: 2,
      message_status: 'new',
      transcription: null,
    });
    const id = message.voicemail_message_uuid;
    const whole = Buffer.from(await (await media(mailbox, id)).arrayBuffer());
    expect(parseWav(whole)).toMatchObject({ sampleRate: 8000, frames: 16_000 });
    const part = await media(mailbox, id, 'bytes=100-199');
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
    expect((await media(mailbox, id, 'bytes=-10')).headers.get('content-length')).toBe('10');
    expect((await media(mailbox, id, `bytes=${whole.length}-`)).status).toBe(416);
    const path = `/voicemails/${mailbox}/messages/${id}`;
    expect((await ask('PUT', path, { message_status: 'saved' })).body).toMatchObject({ message_status: 'saved' });
    expect((await ask('PUT', path, { message_status: 'old' })).status).toBe(400);
    expect((await ask('GET', `/voicemails/${mailbox}`)).body).toMatchObject({ new_messages: 0, saved_messages: 1 });
    expect((await ask('DELETE', path)).body).toBe(true);
    expect((await ask('DELETE', path)).status).toBe(404);
    const told = { voicemail_id: '2001', voicemail_message_uuid: id, message_length: 2 };
    expect(await bench.events('voicemail.new')).toMatchObject([{ ...told, new_messages: 1, saved_messages: 0 }]);
    expect(await bench.events('voicemail.changed')).toMatchObject([{ ...told, new_messages: 0, saved_messages: 1 }]);
    expect(await bench.events('voicemail.deleted')).toMatchObject([{ ...told, new_messages: 0, saved_messages: 0 }]);
  });

  test('that is saved or deleted by phone leaves the same traces as by the API', async () => {
    const { acme, server, store } = bench;
    const extension = await bench.extension('2005');
    await ask('POST', `/fpbx_extensions/${extension}/assign`, { user_id: acme.userId });
    const box = { tenantId: acme.tenantId, uuid: await make({ voicemail_id: '2006' }) };
    for (const _ of ['by the API', 'by phone']) await leave(box.uuid, 2);
    const [byApi, byPhone] = (await messages(box.uuid)).map(
      (row: Record<string, string>) => row.voicemail_message_uuid,
    );
    const path = `/voicemails/${box.uuid}/messages/${byApi}`;
    expect((await ask('PUT', path, { message_status: 'saved' })).status).toBe(200);
    expect((await ask('DELETE', path)).status).toBe(200);
    await store.save(box, byPhone, extension);
    await store.save(box, byPhone, extension);
    await store.remove(box, [byPhone, randomUUID()], extension);

    const traces = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      audit: await trx.selectFrom('audit').selectAll().orderBy('audit_id').execute(),
      activities: await trx.selectFrom('activities').select(['activities as text', 'user_id']).execute(),
    }));
    const auditOf = (uuid: string) => traces.audit.filter(({ resource_id }) => resource_id === uuid);
    const leftBy = (uuid: string) => {
      const audit = auditOf(uuid).map(({ resource, action, tenant_id, before, after }) => {
        return { resource, action, tenant_id, before, after };
      });
      const activities = traces.activities.filter(({ text }) => text.includes(uuid)).map(({ text }) => text);
      return JSON.stringify({ audit, activities })
        .replaceAll(uuid, 'it')
        .replaceAll(/"created_epoch": ?\d+/g, '');
    };
    expect(auditOf(byPhone).map(({ action }) => action)).toEqual(['update', 'delete']);
    expect(leftBy(byPhone)).toBe(leftBy(byApi));
    expect(
      traces.activities.find(({ text }) => text.includes(`Delete message of voicemail 2006 -ID:(${byPhone})`)),
    ).toMatchObject({ user_id: acme.userId });
    const deleted = await bench.events('voicemail.deleted');
    expect(deleted.filter(({ voicemail_id }) => voicemail_id === '2006')).toHaveLength(2);
  });

  test('is left once by a leg, also in the mailboxes that get copies', async () => {
    const copy = await make({ voicemail_id: '2010' });
    const mailbox = await make({ voicemail_id: '2011', voicemail_destinations: [{ voicemail_uuid_copy: copy }] });
    const leg = randomUUID();
    expect([await leave(mailbox, 3, leg), await leave(mailbox, 3, leg)]).toEqual([true, true]);
    expect(await messages(mailbox)).toHaveLength(1);
    const counted = await ask('GET', `/voicemails/${mailbox}/messages?message_status=saved`);
    expect([counted.body, counted.headers.get('x-total-count')]).toEqual([[], '0']);
    const [copied] = await messages(copy);
    expect(copied).toMatchObject({ caller_id_name: 'Carol', message_length: 3 });
    const heard = await media(copy, copied.voicemail_message_uuid);
    expect(parseWav(Buffer.from(await heard.arrayBuffer()))?.frames).toBe(24_000);
  });

  test('is kept at the next attempt where the database fails', async () => {
    const mailbox = await make({ voicemail_id: '2015' });
    const { db } = bench.parts;
    let failures = 2;
    const flaky: typeof db = {
      ...db,
      transaction: (fence, work, options) =>
        db.transaction(
          fence,
          async (trx) => {
            const result = await work(trx);
            if (failures-- > 0) throw new Error('the connection was lost');
            return result;
          },
          options,
        ),
    };
    const recording = await bench.store.draft();
    await writeFile(recording, buildWav(new Int16Array(16_000), 8000));
    const left = { recording, legUuid: randomUUID(), callerId: { name: '', number: '' }, durationMs: 2000 };
    const box = { tenantId: bench.acme.tenantId, uuid: mailbox };
    expect(await leaveMessage({ ...bench.parts, db: flaky }, box, left, [1, 1])).toBe(true);
    expect(await messages(mailbox)).toHaveLength(1);
    expect(await isThere(recording)).toBe(false);
    const [kept] = await bench.store.messages(box, 'new');
    expect(await isThere(kept?.path ?? '')).toBe(true);
  });

  test('is not taken by a full or disabled mailbox', async () => {
    const mailbox = await make({ voicemail_id: '2020' });
    const { tenantId } = bench.acme;
    await bench.server.db.transaction({ kind: 'tenant', tenantId }, (trx) =>
      trx
        .insertInto('voicemail_messages')
        .values(
          Array.from({ length: MOST_MESSAGES }, () => ({
            tenant_id: tenantId,
            voicemail_uuid: mailbox,
            message_length: 1,
            message_file: 'voicemail/none.wav',
          })),
        )
        .execute(),
    );
    expect(await bench.store.isFull({ tenantId, uuid: mailbox })).toBe(true);
    expect(await leave(mailbox, 2)).toBe(false);
    const disabled = await make({ voicemail_id: '2021', voicemail_enabled: false });
    expect(await leave(disabled, 2)).toBe(false);
  });

  test('goes to another mailbox, behind what its owner says of it', async () => {
    const [from, to] = [await make({ voicemail_id: '2030' }), await make({ voicemail_id: '2031' })];
    const mailbox = { tenantId: bench.acme.tenantId, uuid: from };
    await leave(from, 2);
    const [message] = await bench.store.messages(mailbox, 'new');
    const introduction = await bench.store.draft();
    await writeFile(introduction, buildWav(new Int16Array(2 * 8000).fill(500), 8000));
    expect(await bench.store.forward(mailbox, message?.uuid ?? '', '2031', introduction)).toBe(true);
    expect(await messages(to)).toMatchObject([{ message_length: 4, caller_id_name: 'Carol' }]);
    expect(await bench.store.forward(mailbox, message?.uuid ?? '', '2999', null)).toBe(false);
  });
});

describe('the mail of a message', () => {
  const mails = () =>
    bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('mails').selectAll().where('template', '=', 'voicemail').execute(),
    );

  test('goes to each address; the message goes once all of it was accepted, where that is wanted', async () => {
    const mailbox = await make({
      voicemail_id: '2100',
      voicemail_mail_to: 'a@example.com, b@example.com',
      voicemail_local_after_email: false,
    });
    await leave(mailbox, 2);
    const [message] = await messages(mailbox);
    const queued = await mails();
    expect(queued.map((mail) => mail.mail_key)).toEqual(
      ['a@example.com', 'b@example.com'].map((to) => `voicemail:${message.voicemail_message_uuid}:${to}`),
    );
    const sent = (key: string | undefined) =>
      bench.server.db.transaction({ kind: 'all' }, (trx) =>
        trx
          .updateTable('mails')
          .set({ sent_at: new Date() })
          .where('mail_key', '=', key ?? '')
          .execute(),
      );
    await sent(queued[0]?.mail_key);
    await deleteMailedMessages(bench.parts, signal);
    expect(await messages(mailbox)).toHaveLength(1);
    await sent(queued[1]?.mail_key);
    await deleteMailedMessages(bench.parts, signal);
    await deleteMailedMessages(bench.parts, signal);
    expect(await messages(mailbox)).toEqual([]);
  });

  test('is none where there is no address, and is sent anew where the owner asks', async () => {
    const before = (await mails()).length;
    const [silent, mailing] = [
      await make({ voicemail_id: '2110' }),
      await make({ voicemail_id: '2111', voicemail_mail_to: 'c@example.com', voicemail_file: 'none' }),
    ];
    await leave(silent, 2);
    await leave(mailing, 2);
    expect(await mails()).toHaveLength(before + 1);
    const { tenantId } = bench.acme;
    for (const [uuid, isMailed] of [
      [silent, false],
      [mailing, true],
    ] as const) {
      const [message] = await bench.store.messages({ tenantId, uuid }, 'new');
      expect(await bench.store.mail({ tenantId, uuid }, message?.uuid ?? '')).toBe(isMailed);
    }
    expect(await mails()).toHaveLength(before + 2);
  });
});

describe('files of mailboxes', () => {
  test('that no row names are swept away once they are an hour old', async () => {
    const mailbox = await make({ voicemail_id: '2200' });
    await leave(mailbox, 2);
    const { files } = bench.parts;
    const [kept] = await bench.store.messages({ tenantId: bench.acme.tenantId, uuid: mailbox }, 'new');
    const old = new Date(Date.now() - 7_200_000);
    const [orphan, fresh] = [files.path('voicemail/9/orphan.wav'), files.path('voicemail/9/fresh.wav')];
    await mkdir(dirname(orphan), { recursive: true });
    for (const path of [orphan, fresh]) await writeFile(path, 'x');
    await utimes(orphan, old, old);
    await utimes(kept?.path ?? '', old, old);
    await sweepMailboxFiles(bench.parts, signal);
    expect([await isThere(orphan), await isThere(fresh), await isThere(kept?.path ?? '')]).toEqual([false, true, true]);
  });

  test('are drafts until they are whole; drafts that are left are swept away at the next start', async () => {
    const { files } = bench.parts;
    const draft = await files.draft();
    await writeFile(draft, 'half');
    await files.sweepDrafts();
    expect(await isThere(draft)).toBe(false);
    expect(() => files.path('../outside.wav')).toThrow();
    await files.discardDraft(files.path('voicemail/9/fresh.wav'));
    expect(await isThere(files.path('voicemail/9/fresh.wav'))).toBe(true);
  });
});
