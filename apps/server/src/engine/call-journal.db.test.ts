import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCallJournal } from './call-journal.ts';
import { callRecord } from './testing/call-record.ts';

const log = pino({ level: 'silent' });

let test: TestDatabase;
let db: Database;
let directory: string;
beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log });
  directory = await mkdtemp(join(tmpdir(), 'strowger-journal-'));
});
afterAll(async () => {
  await db.close();
  await test.drop();
  await rm(directory, { recursive: true });
});

const stored = () =>
  db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('cdr_journal').select(['call_id', 'record']).orderBy('call_id').execute(),
  );

it('stores what a phone may dial and no database holds, and what comes with it (RFC 3261 §19.1.2: any octets)', async () => {
  const journal = await startCallJournal({ db, directory, log, onStored: () => undefined });
  journal.closed(callRecord({ call_id: '1', destination: 'octet \udcff, NUL \0' }));
  journal.closed(callRecord({ call_id: '2' }));
  await journal.flush();
  expect(journal.pending()).toBe(0);
  await journal.stop();
  expect(await stored()).toMatchObject([{ record: { destination: 'octet �, NUL �' } }, { call_id: '2' }]);
  expect(await readdir(directory)).toEqual([]);
});
