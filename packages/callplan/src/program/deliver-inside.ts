import type { Call, RouteOutcome } from '../call.ts';
import { callerIdOutside } from '../caller-id.ts';
import { NO_HISTORY } from '../leg.ts';

/** Ways that the system's own call takes itself: it leaves the tenant, or ends. */
const OWN_WAYS: ReadonlySet<string> = new Set(['dial', 'call_did', 'blocked', 'say', 'hangup']);

/**
 * The system itself calls a number that is here: it is called as from outside, by a call of its own, so that whatever
 * answers there has somebody to talk with (contract 30 §20).
 */
export function deliverInside(call: Call, outcome: RouteOutcome): RouteOutcome {
  const { handledBy, steps } = outcome;
  if (OWN_WAYS.has(steps[0]?.step ?? 'hangup')) return outcome;
  const isDid = handledBy.kind === 'inbound_route' || handledBy.kind === 'did';
  return {
    handledBy,
    direction: 'outbound',
    steps: [
      {
        step: 'call_did',
        number: call.dialled,
        ...(isDid ? {} : { inside: true as const }),
        tenantId: call.tenant.tenantId,
        callerId: callerIdOutside(call),
        history: { ...NO_HISTORY, transfers: call.leg.history.transfers + 1 },
      },
    ],
  };
}
