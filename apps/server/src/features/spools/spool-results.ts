import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import { ATTEMPTS } from './report-rows.ts';

/** @returns null when there is no such attempt */
export async function readStatus(trx: Trx, where: RawBuilder<unknown>): Promise<string | null> {
  const { rows } = await sql<{ status: string }>`select s.status from ${ATTEMPTS.from} where ${where}`.execute(trx);
  return rows[0]?.status ?? null;
}

/** @returns null when there is no such attempt */
export async function readResults(trx: Trx, spoolId: number, where: RawBuilder<unknown>) {
  if ((await readStatus(trx, where)) === null) return null;
  const results = await trx
    .selectFrom('spool_results')
    .select(['spool_result_id', 'application_id', 'type', 'name', 'data', 'date_created', 'spool_id'])
    .where('spool_id', '=', spoolId)
    .orderBy('spool_result_id')
    .execute();
  return results.map((row) => ({ ...row, date_created: Math.floor(row.date_created.getTime() / 1000) }));
}
