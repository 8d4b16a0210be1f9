import { type Database, lockInTransaction, sql } from '@strowger/db';
import { leaseOf } from '../runner-id.ts';

/** Of a tenant who has set nothing (contract 10 §4.4). */
const FAX_CHANNELS = 4;

/**
 * Takes queued attempts for this process: the oldest of each tenant first, one tenant after the other, no more faxes of a
 * tenant at a time than his channels. What a process took and did not begin before it died is taken again.
 * @param services bits of those that this process can carry
 * @returns their ids, in the order in which they are to begin
 */
export function claimAttempts(db: Database, services: readonly number[], most: number): Promise<number[]> {
  if (most <= 0 || services.length === 0) return Promise.resolve([]);
  return db.transaction({ kind: 'all' }, async (trx) => {
    // One process at a time counts channels.
    await lockInTransaction(trx, 'strowger:attempts');
    const { runner, lease_until } = leaseOf(db);
    const { rows } = await sql<{ spool_id: number; place: number }>`
      with busy as (
        select spools.tenant_id, count(*) as faxes
        from spools join transmissions using (transmission_id)
        where spools.status in ('queued', 'started', 'connected') and lease_until > clock_timestamp()
          and spools.service_flag = 2 and transmissions.direction <> 'inbound'
        group by spools.tenant_id
      ), waiting as (
        select spool_id, tenant_id, service_flag,
          row_number() over (partition by tenant_id, service_flag = 2 order by spool_id) as place
        from spools
        where status = 'queued' and service_flag = any (${[...services]}::integer[])
          and (lease_until is null or lease_until < clock_timestamp())
      ), chosen as (
        select waiting.spool_id, waiting.place
        from waiting
        left join busy using (tenant_id)
        left join tenant_settings as setting on setting.tenant_id = waiting.tenant_id and setting.name = 'fax_channels'
        where service_flag <> 2 or place + coalesce(faxes, 0) <= case
          when jsonb_typeof(setting.value) = 'number' then (setting.value #>> '{}')::integer else ${FAX_CHANNELS} end
        order by place, spool_id
        limit ${most}
      )
      update spools set runner = ${runner}, lease_until = ${lease_until}
      from chosen where spools.spool_id = chosen.spool_id
      returning spools.spool_id, chosen.place`.execute(trx);
    return rows.toSorted((a, b) => a.place - b.place || a.spool_id - b.spool_id).map((row) => row.spool_id);
  });
}

/** Says that this process lives, for all that it carries out. */
export async function renewLeases(db: Database): Promise<void> {
  const { runner, lease_until } = leaseOf(db);
  await db.transaction({ kind: 'all' }, (trx) =>
    sql`
      update spools set lease_until = ${lease_until}
      where runner = ${runner} and status in ('queued', 'started', 'connected')`.execute(trx),
  );
}
