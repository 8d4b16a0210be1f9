import type { OutboundConfiguration, OutboundDialplanRow, OutboundProvider, OutboundRoute } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import type { ProviderType } from '../features/providers/provider-types.ts';

/** Reads what leads out of the platform, of all tenants (contract 30 §2, §5; 40 B10.3). */
export async function readOutbound(trx: Trx): Promise<OutboundConfiguration> {
  const [providers, routes] = [await readProviders(trx, 'sip'), await readRoutes(trx, 'sip')];
  return { providers, routes, dialplan: await readDialplan(trx) };
}

/** The same for text messages. */
export function readTextOutbound(trx: Trx): Promise<OutboundConfiguration> {
  return readRoutedOver(trx, 'http');
}

/** The same for e-mail. */
export function readEmailOutbound(trx: Trx): Promise<OutboundConfiguration> {
  return readRoutedOver(trx, 'smtp');
}

/** What leaves over providers of another type leaves by routes alone. */
async function readRoutedOver(trx: Trx, type: ProviderType): Promise<OutboundConfiguration> {
  return { providers: await readProviders(trx, type), routes: await readRoutes(trx, type), dialplan: [] };
}

async function readProviders(trx: Trx, type: ProviderType): Promise<OutboundProvider[]> {
  const rows = await trx
    .selectFrom('providers')
    .select(['provider_id', 'tenant_id', 'name', 'fpbx_gateway_uuid', 'service_flag', 'weight', 'prefix'])
    .select(['outbound_caller_id', 'caller_id_policy'])
    .where('type', '=', type)
    .where('active', '=', true)
    .execute();
  return rows.map((row) => ({
    providerId: row.provider_id,
    tenantId: row.tenant_id,
    name: row.name,
    gatewayUuid: row.fpbx_gateway_uuid,
    serviceFlag: row.service_flag,
    weight: row.weight,
    prefix: row.prefix,
    outboundCallerId: row.outbound_caller_id,
    callerIdPolicy: row.caller_id_policy === 'owned' ? 'owned' : 'any',
  }));
}

/** Prefixes that stand for a DID are numbers that calls come to, not ways out. */
async function readRoutes(trx: Trx, over: ProviderType): Promise<OutboundRoute[]> {
  const rows = await trx
    .selectFrom('routes')
    .innerJoin('destinations', 'destinations.destination_id', 'routes.destination_id')
    .innerJoin('providers', 'providers.provider_id', 'routes.provider_id')
    .select(['routes.route_id', 'routes.tenant_id', 'routes.name', 'routes.destination_id', 'destinations.prefix'])
    .select(['routes.provider_id', 'routes.service_flag', 'routes.priority', 'routes.cost', 'routes.toll_allow'])
    .where('routes.active', '=', true)
    .where('providers.type', '=', over)
    .where('destinations.is_did', '=', false)
    .execute();
  return rows.map((row) => ({
    routeId: row.route_id,
    tenantId: row.tenant_id,
    name: row.name,
    destinationId: row.destination_id,
    prefix: row.prefix,
    providerId: row.provider_id,
    serviceFlag: row.service_flag,
    priority: row.priority,
    cost: row.cost === null ? null : Number(row.cost),
    tollAllow: row.toll_allow,
  }));
}

async function readDialplan(trx: Trx): Promise<OutboundDialplanRow[]> {
  const rows = await trx
    .selectFrom('dialplan_outbound')
    .selectAll()
    .where('dialplan_enabled', '=', true)
    .orderBy('dialplan_order')
    .orderBy('date_created')
    .execute();
  return rows.map((row) => ({
    uuid: row.dialplan_uuid,
    tenantId: row.tenant_id,
    name: row.dialplan_name,
    expression: row.dialplan_expression,
    gateways: [row.gateway_uuid, row.gateway_2_uuid, row.gateway_3_uuid].filter((uuid) => uuid !== null),
    prefixNumber: row.prefix_number,
    limit: row.call_limit,
    tollAllow: row.toll_allow,
    accountcode: row.accountcode,
    hasPin: row.pin_number !== null,
    emergency: row.emergency,
    order: row.dialplan_order,
  }));
}
