import { accountCode } from '../account-code.ts';
import { type Call, ended, type RouteOutcome, shownNumber } from '../call.ts';
import { findWays, type Ways } from './find-ways.ts';
import { divertedBy, type OnBehalf, onBehalfOfCaller } from './outside-caller.ts';
import { outsideNumber } from './outside-number.ts';
import type { DialStep, OutsideCall } from './plan.ts';
import { isPremium } from './premium.ts';

/** Everything else that is a number is outside (contract 20 §0.10 step 15, 30 §5.3). */
export function routeOutside(call: Call): RouteOutcome | null {
  const { outbound } = call.platform;
  const number = outsideNumber(call.dialled, call.tenant.internationalPrefix ?? '');
  if (outbound === undefined || number === null) return null;
  const behalf = call.behalf ?? onBehalfOfCaller(call);
  const ways = findWays(call, outbound, number, behalf);
  if (ways.kind !== 'found') return refused(call, ways);
  if (isPremium(call.tenant.premiumPrefixes ?? [], number, ways.number)) return premiumRefused(call);
  const outcome = dial(call, outsideCall(call, ways, behalf));
  if (ways.pinOfRow === null) return outcome;
  return { ...outcome, steps: [{ step: 'outbound_pin', rowUuid: ways.pinOfRow }, ...outcome.steps] };
}

function outsideCall(call: Call, ways: Extract<Ways, { kind: 'found' }>, behalf: OnBehalf): OutsideCall {
  const { extension } = behalf;
  return {
    number: ways.number,
    emergency: false,
    ...(call.leg.program?.service === 'fax' ? { isFax: true as const } : {}),
    extension: extension === null ? null : { uuid: extension.uuid, number: extension.number },
    accountcode: ways.accountcode || extension?.accountcode || accountCode(call),
    divertedBy: divertedBy(call, behalf),
    candidates: ways.candidates,
  };
}

/** The steps of a call that leaves the tenant. */
export function dial(call: Call, outside: OutsideCall): RouteOutcome {
  const ringback = call.leg.history.traits?.ringback ?? call.tenant.ringback;
  const step: DialStep = { step: 'dial', ...outside, ringback };
  return { handledBy: { kind: 'outside', number: outside.number }, direction: 'outbound', steps: [step] };
}

function refused(call: Call, ways: Exclude<Ways, { kind: 'found' }>): RouteOutcome | null {
  const number = shownNumber(call.dialled);
  switch (ways.kind) {
    case 'internal':
      call.decide('outbound_too_short', { number });
      return null;
    case 'barred':
      call.decide('outbound_barred', { number });
      return barred('toll');
    case 'none':
      call.decide('outbound_no_route', { number });
      return outbound({ step: 'hangup', cause: 'NO_ROUTE_DESTINATION', status: 404 });
  }
}

function premiumRefused(call: Call): RouteOutcome {
  call.decide('outbound_premium', { number: shownNumber(call.dialled) });
  return barred('premium-number');
}

function barred(blockReason: string): RouteOutcome {
  return outbound(
    { step: 'say', prompt: 'outgoing_call_barred' },
    { step: 'hangup', cause: 'OUTGOING_CALL_BARRED', status: 403, blockReason },
  );
}

function outbound(...steps: RouteOutcome['steps']): RouteOutcome {
  return { ...ended(...steps), direction: 'outbound' };
}
