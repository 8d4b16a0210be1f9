import { accountCode } from './account-code.ts';
import { type Call, openCall, type RouteOutcome } from './call.ts';
import type { TenantConfiguration } from './configuration.ts';
import type { Decision } from './decision/decision.ts';
import { NO_OTHER_NUMBERS, type PlatformNumbers } from './inbound-route/platform-numbers.ts';
import { withTraits } from './inbound-route/with-traits.ts';
import type { Leg } from './leg.ts';
import type { CallPlan } from './plan.ts';
import { deliverInside } from './program/deliver-inside.ts';
import { isRecorded } from './recording/is-recorded.ts';
import { endUnknownNumber } from './routes/unknown-number.ts';
import { ROUTES } from './routes.ts';

/**
 * Plans a leg: pure, from the tenant's configuration, the leg and the time alone. The answer is plain data: it survives
 * JSON unchanged, and every branch of its steps ends the call or routes it anew (contract 20 §0.10).
 */
export function planCall(
  tenant: TenantConfiguration,
  leg: Leg,
  now: Date,
  platform: PlatformNumbers = NO_OTHER_NUMBERS,
): CallPlan {
  const decisions: Decision[] = [];
  const call = openCall(tenant, leg, now, platform, decisions, resolveNumber);
  const outcome = leg.program === undefined ? resolveNumber(call) : deliverInside(call, resolveNumber(call));
  const { handledBy, steps } = outcome;
  return {
    tenantId: tenant.tenantId,
    domainUuid: tenant.domainUuid,
    domainName: tenant.domainName,
    direction: outcome.direction ?? call.direction,
    destination: call.dialled,
    handledBy,
    language: leg.history.traits?.language || call.caller?.language || tenant.language,
    accountcode: accountCode(call),
    records: isRecorded(call, outcome),
    ...(outcome.detectsFax === true ? { detectsFax: true as const } : {}),
    decisions,
    steps: withTraits(steps, tenant, leg.history.traits),
  };
}

/** What becomes of a call, by the number that it dials now. */
export function resolveNumber(call: Call): RouteOutcome {
  for (const { route } of ROUTES) {
    const outcome = route(call);
    if (outcome) return outcome;
  }
  return endUnknownNumber(call);
}
