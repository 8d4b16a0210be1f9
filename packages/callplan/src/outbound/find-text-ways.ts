import type { TenantConfiguration } from '../configuration.ts';
import { type OutboundConfiguration, SMS } from './configuration.ts';
import { candidateOf, wayOver } from './find-ways.ts';
import { outboundIndex } from './outbound-index.ts';
import { outsideNumber } from './outside-number.ts';
import type { DialCandidate } from './plan.ts';
import { selectRoutes } from './select-routes.ts';

/** A text message's tenant: what decides how it leaves. */
type TextTenant = Pick<
  TenantConfiguration,
  'tenantId' | 'routeMode' | 'internationalPrefix' | 'outboundCallerId' | 'ownNumbers'
>;

/** How a text message gets to a number: what is rated, and the ways in the order in which they are tried. */
export interface TextWays {
  readonly number: string;
  readonly ways: readonly Pick<DialCandidate, 'providerId' | 'number' | 'callerId'>[];
}

const NO_WAYS: TextWays = { number: '', ways: [] };

/**
 * The ways of a text message: selected as those of a call are, by routes of its service, without classes and without the
 * outbound dialplan (contract 30 §5.3 step 10).
 */
export function findTextWays(tenant: TextTenant, outbound: OutboundConfiguration, to: string): TextWays {
  const { tenantId, routeMode: mode = 'priority', internationalPrefix = '', outboundCallerId, ownNumbers } = tenant;
  const number = outsideNumber(to, internationalPrefix);
  if (number === null) return NO_WAYS;
  const index = outboundIndex(outbound);
  const { name = '', number: shown = '' } = outboundCallerId ?? {};
  const choices = { set: [{ name, number: shown }], own: ownNumbers, routed: '', internal: '' };
  const query = { number, tenantId, service: SMS, mode, held: null, takesEverything: true };
  const choice = selectRoutes(index, query);
  if (choice.kind === 'routes') {
    const { number: sent, routes } = choice;
    return { number: sent, ways: routes.map((over) => candidateOf(over, sent, choices)) };
  }
  // While no route exists at all, the weightiest provider has the message.
  const [provider] = index.isRouted(tenantId, SMS) ? [] : index.providersFor(tenantId, SMS);
  return { number: number.digits, ways: provider === undefined ? [] : [wayOver(provider, number.digits, choices)] };
}
