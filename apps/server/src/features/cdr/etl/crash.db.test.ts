import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '@strowger/db';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { killedBefore } from '../../../testing/killed-before.ts';
import { useStorage } from '../../../testing/storage-bench.ts';
import { runEtl } from './run-etl.ts';

const log = pino({ level: 'silent' });
const START = Date.parse('2024-01-15T10:30:00Z');

const storage = useStorage(log);

const leg = () => ({
  call_id: randomUUID(),
  leg: 'b',
  tenant_id: 7,
  direction: 'outbound',
  rated_number: '15551234567',
  destination: '15551234567',
  start_time: START,
  answer_time: START + 1_000,
  end_time: START + 61_000,
  hangup_cause: 'NORMAL_CLEARING',
});

async function fill(nth: number): Promise<void> {
  await storage.db.transaction({ kind: 'all' }, async (trx) => {
    const tables = [
      'cdr',
      'cdr_quarters',
      'cdr_hours',
      'cdr_days',
      'charges',
      'unrated_charges',
      'events',
      'cdr_quarantine',
      'cdr_journal_files',
    ] as const;
    for (const table of tables) await trx.deleteFrom(table).execute();
    const records = [leg(), leg(), { ...leg(), pdd_ms: 1e12 }];
    await trx
      .insertInto('cdr_journal')
      .values(records.map((record) => ({ call_id: record.call_id, leg: 'b', record: JSON.stringify(record) })))
      .execute();
  });
  await writeFile(
    join(storage.directory, 'Master.ndjson'),
    `${JSON.stringify({ ...leg(), caller_id_name: `file ${nth}` })}\n`,
  );
}

async function counts() {
  const { rows } = await storage.db.transaction({ kind: 'all' }, (trx) =>
    sql`select
      (select count(*) from cdr) as records, (select count(*) from cdr_keys) as keys,
      (select count(*) from charges) as charges, (select count(*) from unrated_charges) as unrated,
      (select count(*) from events) as events,
      (select count(*) from cdr_quarantine) as quarantined, (select count(*) from cdr_journal) as waiting,
      (select sum(calls)::bigint from cdr_quarters where tenant_id = 7) as counted,
      (select sum(calls)::bigint from cdr_days where tenant_id = -1) as counted_of_all`.execute(trx),
  );
  return rows[0];
}

it('counts, charges and tells every leg once, at whatever statement the ETL is killed (contract 40 A2)', async () => {
  let nth = 0;
  for (let finished = false; !finished; ) {
    nth += 1;
    await fill(nth);
    const { dying, isDead } = killedBefore(storage.db, nth);
    await runEtl(dying, storage.directory, log).catch(() => undefined);
    finished = !isDead();
    await runEtl(storage.db, storage.directory, log);
    expect(await counts(), `killed before statement ${nth}`).toEqual({
      records: 3,
      keys: 3,
      charges: 3,
      unrated: 3,
      events: 3,
      quarantined: 1,
      waiting: 0,
      counted: 3,
      counted_of_all: 3,
    });
  }
  expect(nth).toBeGreaterThan(20);
}, 120_000);
