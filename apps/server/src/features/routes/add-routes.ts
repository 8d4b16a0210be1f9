import { sql, type Trx } from '@strowger/db';
import type { ResolvedRoute } from './route-draft.ts';

/** Whose the routes are, and who makes them. */
export interface RouteOwner {
  /** Null: of all tenants. */
  readonly tenantId: number | null;
  readonly userId: number;
  readonly now: Date;
}

const DEFAULT_PRIORITY = 100;

/**
 * Adds routes; those that are there already, or twice among them, are left out (contract 30 §5.1).
 * @returns places among `routes` of those that were added
 */
export async function addRoutes(trx: Trx, routes: readonly ResolvedRoute[], owner: RouteOwner): Promise<number[]> {
  const { tenantId, userId, now } = owner;
  const { rows } = await sql<{ destination_id: string; provider_id: number; service_flag: number }>`
    insert into routes (tenant_id, created_by, name, destination_id, provider_id, service_flag, priority, cost, toll_allow,
      active, date_created, last_updated)
    select ${tenantId}::integer, ${userId}::integer, name, destination_id, provider_id, service_flag, priority, cost,
      toll_allow, active, ${now}::timestamptz, ${now}::timestamptz
    from unnest(
      ${routes.map(({ name }) => name)}::text[],
      ${routes.map(({ destinationId }) => destinationId)}::text[],
      ${routes.map(({ providerId }) => providerId)}::integer[],
      ${routes.map(({ serviceFlag }) => serviceFlag)}::integer[],
      ${routes.map(({ priority = DEFAULT_PRIORITY }) => priority)}::integer[],
      ${routes.map(({ cost = null }) => cost)}::bigint[],
      ${routes.map(({ tollAllow = '' }) => tollAllow)}::text[],
      ${routes.map(({ isActive = true }) => isActive)}::boolean[]
    ) with ordinality as sent (name, destination_id, provider_id, service_flag, priority, cost, toll_allow, active, place)
    order by place
    on conflict (destination_id, provider_id, service_flag, (coalesce(tenant_id, 0))) do nothing
    returning destination_id, provider_id, service_flag`.execute(trx);
  const added = new Set(rows.map((row) => keyOf(row.destination_id, row.provider_id, row.service_flag)));
  return routes.flatMap(({ destinationId, providerId, serviceFlag }, index) =>
    added.delete(keyOf(destinationId, providerId, serviceFlag)) ? [index] : [],
  );
}

function keyOf(destinationId: string, providerId: number, serviceFlag: number): string {
  return `${destinationId} ${providerId} ${serviceFlag}`;
}
