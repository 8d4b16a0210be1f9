import type {
  OutboundConfiguration,
  OutboundDialplanRow,
  OutboundProvider,
  OutboundRoute,
} from '../outbound/configuration.ts';
import { uuidOf } from './tenant.ts';

/** A shared provider of voice, with gateway uuid `uuidOf(<id>)`. */
export function provider(providerId: number, settings: Partial<OutboundProvider> = {}): OutboundProvider {
  return {
    providerId,
    tenantId: null,
    name: `carrier-${providerId}`,
    gatewayUuid: uuidOf(String(providerId)),
    serviceFlag: 3,
    weight: 0,
    prefix: '',
    outboundCallerId: '',
    callerIdPolicy: 'any',
    ...settings,
  };
}

/** A shared route of voice to a prefix. */
export function route(
  routeId: number,
  prefix: string,
  providerId: number,
  settings: Partial<OutboundRoute> = {},
): OutboundRoute {
  return {
    routeId,
    tenantId: null,
    name: `route-${routeId}`,
    destinationId: prefix,
    prefix,
    providerId,
    serviceFlag: 1,
    priority: 100,
    cost: null,
    tollAllow: '',
    ...settings,
  };
}

/** A row of the outbound dialplan of all tenants. */
export function dialplanRow(
  expression: string,
  gateways: readonly number[],
  settings: Partial<OutboundDialplanRow> = {},
): OutboundDialplanRow {
  return {
    uuid: uuidOf('77'),
    tenantId: null,
    name: 'row',
    expression,
    gateways: gateways.map((one) => uuidOf(String(one))),
    prefixNumber: '',
    limit: 0,
    tollAllow: '',
    accountcode: '',
    hasPin: false,
    emergency: false,
    order: 100,
    ...settings,
  };
}

export function outboundOf(given: Partial<OutboundConfiguration>): OutboundConfiguration {
  return { providers: [], routes: [], dialplan: [], ...given };
}
