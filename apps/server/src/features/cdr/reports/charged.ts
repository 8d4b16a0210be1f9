import { sql, type Trx } from '@strowger/db';

/** A call is paid for as voice; pages and messages are not calls. */
const VOICE = 1;

/**
 * What a tenant's calls were charged, in millionths, by the place of the bin in which they ended; the first place is 1.
 * @param boundaries of the bins, one more than there are of them
 */
export async function readCharged(
  trx: Trx,
  tenantId: number,
  boundaries: readonly Date[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await trx
    .selectFrom('charges')
    .select([
      sql<number>`width_bucket(ended_at, ${boundaries}::timestamptz[])`.as('bin'),
      sql<number>`sum(cost)::bigint`.as('cost'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('service_flag', '=', VOICE)
    .where('ended_at', '>=', boundaries[0] ?? new Date(0))
    .where('ended_at', '<', boundaries.at(-1) ?? new Date(0))
    .groupBy(sql`1`)
    .execute();
  return new Map(rows.map(({ bin, cost }) => [bin, cost]));
}
