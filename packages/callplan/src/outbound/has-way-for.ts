import type { TenantConfiguration } from '../configuration.ts';
import type { OutboundConfiguration } from './configuration.ts';
import { outboundIndex } from './outbound-index.ts';
import { outsideNumber } from './outside-number.ts';
import { selectRoutes } from './select-routes.ts';

/**
 * Whether a number can be sent to by a service at all: by a route of it, or over a provider while the tenant has no route
 * (contract 30 §5.3 steps 3 and 9).
 * @param service its bit
 */
export function hasWayFor(
  tenant: Pick<TenantConfiguration, 'tenantId' | 'routeMode' | 'internationalPrefix'>,
  outbound: OutboundConfiguration,
  to: string,
  service: number,
): boolean {
  const { tenantId, routeMode: mode = 'priority', internationalPrefix = '' } = tenant;
  const number = outsideNumber(to, internationalPrefix);
  if (number === null) return false;
  const index = outboundIndex(outbound);
  const choice = selectRoutes(index, { number, tenantId, service, mode, held: null, takesEverything: true });
  if (choice.kind === 'routes') return true;
  return !index.isRouted(tenantId, service) && index.providersFor(tenantId, service).length > 0;
}
