import { type Database, openDatabase, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeRecords } from '../etl/store-records.ts';
import { acknowledgeBatch } from './acknowledge.ts';
import { CDR_READERS, lowestUnread } from './cdr-readers.ts';
import { lockOrMakeReader } from './consumers.ts';
import { forgetMarks, forgetReadings } from './forget.ts';
import { lendBatch } from './lend-batch.ts';

const NOW = new Date('2026-03-15T12:00:00Z');
const DAY_MS = 86_400_000;
const signal = new AbortController().signal;

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const all = <T>(work: (trx: Trx) => Promise<T>) => db.transaction({ kind: 'all' }, work);
const record = (call_id: string, start_time: number) =>
  all((trx) => storeRecords(trx, [{ call_id, leg: 'a', start_time, end_time: start_time }]));
const marks = async () =>
  (await all((trx) => trx.selectFrom('cdr_export_mark').select('call_id').execute())).map((m) => m.call_id);

it('marks go with the records of their calls, and no sooner', async () => {
  await record('old', NOW.getTime() - 40 * DAY_MS);
  await record('old-but-kept', NOW.getTime() - 40 * DAY_MS);
  await record('young', NOW.getTime());
  await all(async (trx) => {
    const key = { identityId: null, name: 'autobill' };
    const consumer = await lockOrMakeReader(trx, key, { tenantId: null, leg: 'all' });
    const batch = await lendBatch(trx, consumer, { cursor: null, limit: 10, now: NOW });
    const said = { result: 'exported', externalRef: null, now: NOW } as const;
    expect(await acknowledgeBatch(trx, consumer, { ...batch, batchId: batch.batchId ?? '' }, said)).toEqual({
      marked: 3,
      already: 0,
    });
    await trx.deleteFrom('cdr').where('call_id', 'in', ['old', 'young']).execute();
  });
  await forgetMarks(db, new Date(NOW.getTime() - 30 * DAY_MS), signal);
  expect((await marks()).sort()).toEqual(['old-but-kept', 'young']);
});

it('files and batches go when nobody can ask for them any more', async () => {
  const identity = await all((trx) =>
    trx
      .insertInto('integration_identity')
      .values({ username: 'biller', applications: '[]' })
      .returning('identity_id')
      .executeTakeFirstOrThrow(),
  );
  const file = (first_seq: number, expires_at: Date) => ({
    identity_id: identity.identity_id,
    format: 'CSV',
    request: '{}',
    first_seq,
    last_seq: first_seq,
    total_records: 1,
    pinned_at: NOW,
    expires_at,
  });
  const alive = new Date(Date.now() + 1000 * DAY_MS);
  await all((trx) =>
    trx
      .insertInto('cdr_exports')
      .values([file(1, new Date(NOW.getTime() - 1000)), file(2, alive)])
      .execute(),
  );
  expect(await all((trx) => lowestUnread(trx, CDR_READERS))).toEqual({ seq: 2, reader: 'exports' });
  await forgetReadings(db, new Date(NOW.getTime() + 91 * DAY_MS), signal);
  const left = await all(async (trx) => ({
    files: await trx.selectFrom('cdr_exports').select('first_seq').execute(),
    batches: await trx.selectFrom('cdr_batches').select('batch_id').execute(),
  }));
  expect(left).toEqual({ files: [{ first_seq: 2 }], batches: [] });
});
