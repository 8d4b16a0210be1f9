import { sql, type Trx } from '@strowger/db';

/** Beginning of the key under which an attempt's pages are charged. */
const PAGES = 'fax:';
/** The same of a text message (its carrier's key). */
const TEXT = 'spool:';
const OF_SPOOLS = /^(?:fax|spool):(\d{1,9})$/;

/** The key under which the pages of an attempt are charged: once, however often it is told of. */
export function chargeKeyOf(spoolId: number): string {
  return `${PAGES}${spoolId}`;
}

/** Shows at attempts what their pages or texts cost, once these are rated (contract 40 A9). */
export async function showCostsOfSpools(trx: Trx, keys: readonly string[]): Promise<void> {
  const ids = keys.map((key) => Number(OF_SPOOLS.exec(key)?.[1] ?? 0)).filter((id) => id > 0);
  if (ids.length === 0) return;
  await sql`
    update spools set cost = charges.cost, rate_id = charges.rate_id,
      rate = case when charges.chargeable > 0 then round(charges.cost::numeric / charges.chargeable)::bigint else 0 end
    from charges
    where spool_id = any (${ids}::integer[]) and charges.call_id in (${PAGES} || spool_id, ${TEXT} || spool_id) and charges.leg = 'a'`.execute(
    trx,
  );
}
