import type { ExtensionConfiguration, TenantConfiguration } from '../configuration.ts';
import type { Leg } from '../leg.ts';
import type { OutboundConfiguration } from '../outbound/configuration.ts';
import { planCall } from '../plan-call.ts';
import { outboundOf, provider, route } from './outbound.ts';
import { extension, legFrom, NOW, tenantOf } from './tenant.ts';

export const NUMBER = '+441632960000';
/** One way to the United Kingdom. */
export const UK = outboundOf({ providers: [provider(1)], routes: [route(10, '44', 1)] });

/** A tenant with the extensions 1001 and 1002. */
export function office(
  tenant: Partial<TenantConfiguration> = {},
  caller: Partial<ExtensionConfiguration> = {},
): TenantConfiguration {
  return { ...tenantOf(extension('1001', caller), extension('1002')), ...tenant };
}

/** The plan of a call: of 1001 to a number, or of a leg. */
export function planned(outbound: OutboundConfiguration, dialled: string | Leg = NUMBER, tenant = office()) {
  const leg = typeof dialled === 'string' ? legFrom('1001', dialled) : dialled;
  return planCall(tenant, leg, NOW, { ownerOfDid: () => null, outbound });
}

/** The ways that the first step of such a plan tries. */
export function candidates(...asked: Parameters<typeof planned>) {
  const [step] = planned(...asked).steps;
  if (step?.step !== 'dial') throw new Error(`the call is not dialled but ${JSON.stringify(step)}`);
  return step.candidates;
}
