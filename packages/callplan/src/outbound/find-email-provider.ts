import type { TenantConfiguration } from '../configuration.ts';
import { EMAIL, type OutboundConfiguration } from './configuration.ts';
import { outboundIndex } from './outbound-index.ts';

type MailingTenant = Pick<TenantConfiguration, 'tenantId' | 'routeMode'>;

/**
 * Over which provider a tenant's e-mail leaves: that of his first route for everything, as addresses have no prefixes, else the
 * weightiest that he may use (contract 30 §5.3 step 10).
 * @returns its id; null: he has none
 */
export function findEmailProvider(
  { tenantId, routeMode: mode = 'priority' }: MailingTenant,
  outbound: OutboundConfiguration,
): number | null {
  const index = outboundIndex(outbound);
  const [route] = index.routesAt('*', tenantId, EMAIL, mode);
  const provider = route?.provider ?? index.providersFor(tenantId, EMAIL)[0];
  return provider?.providerId ?? null;
}
