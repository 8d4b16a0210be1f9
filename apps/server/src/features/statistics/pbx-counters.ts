import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';

/** What is counted, and where it stands. */
const TABLES = {
  extensions: 'extensions',
  devices: 'devices',
  ring_groups: 'ring_groups',
  call_queues: 'call_queues',
  ivr_menus: 'ivr_menus',
  voicemails: 'voicemails',
  conferences: 'conferences',
} as const;

export type PbxCounters = Readonly<Record<keyof typeof TABLES | 'gateways', number>>;

/** How many of each there are in the caller's domain, or in all (contract 40 A12). */
export async function readPbxCounters(trx: Trx, scope: Scope): Promise<PbxCounters> {
  const tenantId = scope.kind === 'platform' ? null : scope.tenantId;
  const counts = Object.entries(TABLES).map(
    ([name, table]) => sql`
      (select count(*) from ${sql.table(table)} where tenant_id = coalesce(${tenantId}::integer, tenant_id))::integer as ${sql.ref(name)}`,
  );
  const { rows } = await sql<PbxCounters>`
    select ${sql.join(counts)}, (
      select count(*) from providers
      where type = 'sip' and (${tenantId}::integer is null or tenant_id is null or tenant_id = ${tenantId}::integer)
    )::integer as gateways`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('counting gave no row');
  return row;
}
