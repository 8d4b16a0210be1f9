import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import { type AuditEntry, NO_REQUEST, writeTraces } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { Service } from './tenant-services.ts';

interface Switched {
  /** Gateways by uuid and provider id; extensions by uuid. */
  readonly gateways: readonly { readonly uuid: string; readonly provider_id: number }[];
  readonly extensions: readonly string[];
}

/**
 * Switches off whatever of a service is on: his tenant's gateways, or its extensions; and keeps in mind what that was.
 * @param mode null: only what has been switched off before stays off
 */
export async function switchOff(trx: Trx, service: Service, mode: 'gateway' | 'extension' | null): Promise<void> {
  const { gateways: wereGateways, extensions: wereExtensions } = await readSwitched(trx, service);
  const gateways = await switchGateways(trx, service, false, mode === 'gateway' ? null : wereGateways);
  const extensions = await switchExtensions(
    trx,
    service,
    false,
    mode === 'extension' ? { numbers: service.extensions } : { uuids: wereExtensions },
  );
  if (gateways.length + extensions.length === 0) return;
  await sql`
    update autobill_exhaustion set
      gateways = array(select distinct unnest(gateways || ${gateways.map(({ uuid }) => uuid)}::uuid[])),
      extensions = array(select distinct unnest(extensions || ${extensions}::uuid[]))
    where service_id = ${service.serviceId}`.execute(trx);
  await leaveTraces(trx, service, { gateways, extensions }, false);
}

/**
 * Switches on again what was switched off for a service, and nothing else: of it, what the tenant's suspension keeps off as
 * well comes back with the end of that (contract 40 B10.5).
 */
export async function release(trx: Trx, service: Service): Promise<void> {
  const were = await readSwitched(trx, service);
  const gateways = await switchGateways(trx, service, true, were.gateways);
  const extensions = await switchExtensions(trx, service, true, { uuids: were.extensions });
  await trx
    .updateTable('autobill_exhaustion')
    .set({ gateways: [], extensions: [] })
    .where('service_id', '=', service.serviceId)
    .execute();
  await leaveTraces(trx, service, { gateways, extensions }, true);
}

/** What is off since its minutes are used up, by the ids that suspensions know it by. */
export async function heldByMinutes(
  trx: Trx,
  tenantId: number,
): Promise<{ readonly gateway: ReadonlySet<string>; readonly extension: ReadonlySet<string> }> {
  const { rows } = await sql<{ gateways: string[]; extensions: string[] }>`
    select array(select provider_id::text from providers where fpbx_gateway_uuid = any(e.gateways)) as gateways,
      extensions::text[] as extensions
    from autobill_exhaustion e where tenant_id = ${tenantId}`.execute(trx);
  return {
    gateway: new Set(rows.flatMap(({ gateways }) => gateways)),
    extension: new Set(rows.flatMap(({ extensions }) => extensions)),
  };
}

async function readSwitched(trx: Trx, { serviceId }: Service) {
  const row = await trx
    .selectFrom('autobill_exhaustion')
    .select(['gateways', 'extensions'])
    .where('service_id', '=', serviceId)
    .executeTakeFirst();
  return row ?? { gateways: [], extensions: [] };
}

/** @param only null: all of the tenant */
async function switchGateways(
  trx: Trx,
  { tenantId }: Service,
  active: boolean,
  only: readonly string[] | null,
): Promise<Switched['gateways']> {
  const chosen = only === null ? sql`true` : sql`fpbx_gateway_uuid = any(${only}::uuid[])`;
  const { rows } = await sql<{ uuid: string; provider_id: number }>`
    update providers set active = ${active}, last_updated = now()
    where tenant_id = ${tenantId} and active <> ${active} and type = 'sip' and ${chosen}
      and not (${active} and ${isSuspended('gateway', sql`provider_id::text`, tenantId)})
    returning fpbx_gateway_uuid as uuid, provider_id`.execute(trx);
  return rows;
}

function isSuspended(mode: 'gateway' | 'extension', id: RawBuilder<unknown>, tenantId: number): RawBuilder<unknown> {
  return sql`exists (
    select from domain_suspensions s where s.tenant_id = ${tenantId} and s.mode = ${mode} and ${id} = any(s.disabled))`;
}

async function switchExtensions(
  trx: Trx,
  { tenantId }: Service,
  enabled: boolean,
  only: { readonly numbers: readonly string[] } | { readonly uuids: readonly string[] },
): Promise<string[]> {
  const chosen =
    'uuids' in only
      ? sql`extension_uuid = any(${only.uuids}::uuid[])`
      : sql`(cardinality(${only.numbers}::text[]) = 0 or extension = any(${only.numbers}::text[]))`;
  const { rows } = await sql<{ extension_uuid: string }>`
    update extensions set enabled = ${enabled}, last_updated = now()
    where tenant_id = ${tenantId} and enabled <> ${enabled} and ${chosen}
      and not (${enabled} and ${isSuspended('extension', sql`extension_uuid::text`, tenantId)})
    returning extension_uuid`.execute(trx);
  return rows.map((row) => row.extension_uuid);
}

async function leaveTraces(trx: Trx, service: Service, switched: Switched, on: boolean): Promise<void> {
  const { tenantId, serviceId } = service;
  const why = on ? 'released' : 'minutes used up';
  const all = [
    ...switched.gateways.map(({ provider_id: id }) => ({ resource: 'providers', id, field: 'active' }) as const),
    ...switched.extensions.map((id) => ({ resource: 'fpbx_extensions', id, field: 'enabled' }) as const),
  ];
  if (all.length === 0) return;
  const entries = all.map(
    ({ resource, id, field }): AuditEntry => ({
      resource,
      resourceId: id,
      action: 'update',
      tenantId,
      after: { [field]: on, service_id: serviceId },
      activity: `${on ? 'Enable' : 'Disable'} ${resource}: service ${serviceId} ${why} -ID:(${id})`,
    }),
  );
  const events = all.map(({ resource, id, field }) =>
    configChanged({ resource, id, action: 'updated', changed: [field], tenantId, by: null }),
  );
  await writeTraces(trx, null, NO_REQUEST, { entries, events });
}
