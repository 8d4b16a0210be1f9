import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { periodOf } from '../period.ts';
import { RECORD_COLUMNS } from '../records/columns.ts';
import { finishedLegs, recordLegs } from '../testing.ts';
import { pin } from './pin.ts';
import { readPinned } from './read-pinned.ts';

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }), poolSize: 1 });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

it('records are read a thousand at a time, and hold no connection while they are written out', async () => {
  const calls = await recordLegs(db, finishedLegs(2_100));
  const { from, until, range } = periodOf({ date_start: '2024-01-01', date_end: '2024-01-31' });
  const pinned = await pin(
    db,
    { kind: 'platform' },
    { identityId: 1, consumer: null },
    {
      from: from.toISOString(),
      until: until.toISOString(),
      range,
      tenant_id: null,
      domain: null,
      extension: null,
      direction: null,
      call_type: null,
      status: null,
      leg: 'all',
      only_unexported: false,
      columns: RECORD_COLUMNS,
    },
  );
  expect(pinned.total).toBe(2_100);
  const read: string[][] = [];
  for await (const batch of readPinned(db, { kind: 'platform' }, pinned, 0)) {
    read.push(batch.map((record) => record.call_id));
    // There is one connection: this waits for ever if the export has it.
    await recordLegs(db, finishedLegs(1));
  }
  expect(read.map((batch) => batch.length)).toEqual([1000, 1000, 100]);
  expect(read.flat()).toEqual(calls);
});
