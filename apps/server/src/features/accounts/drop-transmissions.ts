import { sql, type Trx } from '@strowger/db';

const REMOVED = 'Account removed';

/** What an account still was to send is sent no more; calls that are going on end by themselves (contract 30 §8). */
export async function dropTransmissions(trx: Trx, accountId: number): Promise<void> {
  await sql`
    with dropped as (
      update spools set status = 'invalid', response = ${REMOVED}, time_end = now()
      where status = 'queued'
        and transmission_id in (select transmission_id from transmissions where account_id = ${accountId})
      returning transmission_id
    )
    update transmissions set status = 'invalid', response = ${REMOVED}, next_try = null, last_updated = now()
    where account_id = ${accountId}
      and (status in ('pending', 'pending_retry') or transmission_id in (select transmission_id from dropped))`.execute(
    trx,
  );
}
