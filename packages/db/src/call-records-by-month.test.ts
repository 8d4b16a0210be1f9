import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultMigrationsDir, openDatabase } from './database.ts';
import { sql } from './index.ts';
import { readMigrations } from './migration-files.ts';
import { alterSchema, collectedLog, createTestDatabase, migrationsDirectory } from './testing/index.ts';

const OF_MONTHS = '0024_call_records';

/** The migrations that were there before records were kept by month. */
async function earlierMigrations(): Promise<string> {
  const names = (await readMigrations(defaultMigrationsDir)).map(({ name }) => name).filter((name) => name < OF_MONTHS);
  const read = async (name: string) => {
    const file = `${name}.sql`;
    return [file, await readFile(join(defaultMigrationsDir, file), 'utf8')] as const;
  };
  return migrationsDirectory(Object.fromEntries(await Promise.all(names.map(read))));
}

const record = (seq: number, at: string, tenant: string) => `
  insert into cdr (cdr_seq, call_id, leg, tenant_id, call_type, start_time, end_time, mduration, billmsec, duration, billsec,
    hangup_cause, status, direction)
  values (${seq}, 'call-${seq}', 'a', ${tenant}, 'voice', '${at}', '${at}', 0, 0, 5, 3, 'NORMAL_CLEARING', 'answered', 'local');`;

test('call records of an older database move to their months, with keys and counts', { timeout: 60_000 }, async () => {
  const { url, drop } = await createTestDatabase(await earlierMigrations());
  await alterSchema(
    url,
    `set strowger.fence = 'all';
     ${record(1, '2024-01-31T23:59:59.999Z', '7')}
     ${record(2, '2024-02-01T00:00:00Z', '7')}
     ${record(3, '1970-01-01T00:00:00Z', 'null')}`,
  );
  const database = await openDatabase({ url, log: collectedLog() });
  await database.transaction({ kind: 'all' }, async (trx) => {
    const rows = await sql`
      select id, cdr_seq, call_id, tableoid::regclass::text as place from cdr order by id`.execute(trx);
    expect(rows.rows).toEqual([
      { id: 1, cdr_seq: 1, call_id: 'call-1', place: 'cdr_months.m2024_01' },
      { id: 2, cdr_seq: 2, call_id: 'call-2', place: 'cdr_months.m2024_02' },
      { id: 3, cdr_seq: 3, call_id: 'call-3', place: 'cdr_months.elsewhen' },
    ]);
    expect(await trx.selectFrom('cdr_keys').select('call_id').orderBy('call_id').execute()).toHaveLength(3);
    const days = await trx
      .selectFrom('cdr_days')
      .select(['tenant_id', 'at', 'calls', 'billsec'])
      .orderBy('tenant_id')
      .orderBy('at')
      .execute();
    const day = (tenant_id: number, at: string) => ({ tenant_id, at: new Date(at), calls: 1, billsec: 3 });
    expect(days).toEqual([
      ...['1970-01-01', '2024-01-31', '2024-02-01'].map((at) => day(-1, at)),
      day(0, '1970-01-01'),
      day(7, '2024-01-31'),
      day(7, '2024-02-01'),
    ]);
    const next = await sql<{ id: number }>`select nextval('cdr_id') as id`.execute(trx);
    expect(next.rows[0]?.id).toBeGreaterThan(3);
  });
  await database.close();
  await drop();
});
