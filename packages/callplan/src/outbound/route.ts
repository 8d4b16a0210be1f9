import { accountCode } from '../account-code.ts';
import { type Call, ended, type RouteOutcome, shownNumber } from '../call.ts';
import { findWays, type Ways } from './find-ways.ts';
import { divertedBy, type OnBehalf, onBehalfOfCaller } from './outside-caller.ts';
import { outsideNumber } from './outside-number.ts';
import type { DialStep, OutsideCall } from './plan.ts';

/** Everything else that is a number is outside (contract 20 §0.10 step 15, 30 §5.3). */
export function routeOutside(call: Call): RouteOutcome | null {
  const { outbound } = call.platform;
  const number = outsideNumber(call.dialled, call.tenant.internationalPrefix ?? '');
  if (outbound === undefined || number === null) return null;
  const behalf = call.behalf ?? onBehalfOfCaller(call);
  const ways = findWays(call, outbound, number, behalf);
  return ways.kind === 'found' ? dial(call, outsideCall(call, ways, behalf)) : refused(call, ways);
}

function outsideCall(call: Call, ways: Extract<Ways, { kind: 'found' }>, behalf: OnBehalf): OutsideCall {
  const { extension } = behalf;
  return {
    number: ways.number,
    emergency: false,
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
  const shown = shownNumber(call.dialled);
  switch (ways.kind) {
    case 'internal':
      call.decide(`${shown} is too short to leave by anything but a destination of its own`);
      return null;
    case 'barred':
      call.decide(`the caller may not call ${shown}`);
      return outbound(
        { step: 'say', prompt: 'outgoing_call_barred' },
        { step: 'hangup', cause: 'OUTGOING_CALL_BARRED', status: 403, blockReason: 'toll' },
      );
    case 'none':
      call.decide(`no route leads to ${shown}`);
      return outbound({ step: 'hangup', cause: 'NO_ROUTE_DESTINATION', status: 404 });
  }
}

function outbound(...steps: RouteOutcome['steps']): RouteOutcome {
  return { ...ended(...steps), direction: 'outbound' };
}
