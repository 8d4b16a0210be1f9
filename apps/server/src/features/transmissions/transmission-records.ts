import { sql, type Trx } from '@strowger/db';
import { toMoney } from '../spools/report-rows.ts';
import { responseText } from './attempt-result.ts';

interface AttemptRow {
  readonly spool_id: number;
  readonly account_id: number | null;
  readonly transmission_id: number;
  readonly status: string;
  readonly response: string;
  readonly time_spool: Date;
  readonly time_start: Date | null;
  readonly time_connect: Date | null;
  readonly time_end: Date | null;
  readonly amount: number;
  readonly amount_net: number;
  readonly pages: number;
  readonly cost: number;
  readonly rate: number;
  readonly service_flag: number;
  readonly provider_id: number | null;
  readonly destination_id: string | null;
  readonly call_id: string | null;
}

const epoch = (at: Date | null): number | null => at && Math.floor(at.getTime() / 1000);

/** Attempts of a transmission, the newest first (contract 30 §18.3). */
export async function readAttempts(trx: Trx, transmissionId: number) {
  const { rows } = await sql<AttemptRow>`
    select spool_id, account_id, transmission_id, status, response, time_spool, time_start, time_connect, time_end, amount,
      amount_net, coalesce((
        select data::integer from spool_results as result
        where result.spool_id = spools.spool_id and name = 'pages' and data ~ '^[0-9]{1,6}$'
        order by spool_result_id desc limit 1), 0) as pages,
      cost, rate, service_flag, provider_id, destination_id, call_id
    from spools where transmission_id = ${transmissionId} order by spool_id desc`.execute(trx);
  return rows.map((row) => ({
    ...row,
    response_text: responseText(row.status, row.response),
    time_spool: epoch(row.time_spool),
    time_start: epoch(row.time_start),
    time_connect: epoch(row.time_connect),
    time_end: epoch(row.time_end),
    cost: toMoney(row.cost),
    rate: toMoney(row.rate),
  }));
}

/** Of the latest attempt (contract 30 §18.3). */
export async function latestSpool(trx: Trx, transmissionId: number): Promise<number | null> {
  const row = await trx
    .selectFrom('spools')
    .select('spool_id')
    .where('transmission_id', '=', transmissionId)
    .orderBy('spool_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.spool_id ?? null;
}
