import { readdir } from 'node:fs/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { useStorage } from '../testing/storage-bench.ts';
import { startCallJournal } from './call-journal.ts';
import { callRecord } from './testing/call-record.ts';

const log = pino({ level: 'silent' });

const storage = useStorage(log);

const stored = () =>
  storage.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('cdr_journal').select(['call_id', 'record']).orderBy('call_id').execute(),
  );

it('stores what a phone may dial and no database holds, and what comes with it (RFC 3261 §19.1.2: any octets)', async () => {
  const journal = await startCallJournal({
    db: storage.db,
    directory: storage.directory,
    log,
    onStored: () => undefined,
  });
  journal.closed(callRecord({ call_id: '1', destination: 'octet \udcff, NUL \0' }));
  journal.closed(callRecord({ call_id: '2' }));
  await journal.flush();
  expect(journal.pending()).toBe(0);
  await journal.stop();
  expect(await stored()).toMatchObject([{ record: { destination: 'octet �, NUL �' } }, { call_id: '2' }]);
  expect(await readdir(storage.directory)).toEqual([]);
});
