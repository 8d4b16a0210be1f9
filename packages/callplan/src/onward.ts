import { type Call, shownNumber } from './call.ts';
import type { Destination } from './destination.ts';
import { continueAt } from './destination-steps.ts';
import { afterTransfer } from './history.ts';
import type { Parsed } from './parsed.ts';
import type { Step } from './plan.ts';

/**
 * The steps by which an object of the tenant sends a call on to a configured destination (contract 20 §0.9).
 * @param who what sends it, as decisions name it: `time condition Office is open and`
 */
export function onward(call: Call, destination: Parsed<Destination>, who: string): readonly Step[] {
  const way = continueAt(call.tenant, destination);
  if (way.kind === 'end') {
    call.decide(`${who} ends the call with ${way.endsWith}`);
    return way.steps;
  }
  call.decide(`${who} leads to ${shownNumber(way.number)}`);
  const history = afterTransfer(call.leg.history, null);
  return [{ step: 'transfer', destination: way.number, reason: 'transfer', history, by: null }];
}

/** "Not available", and the end: where an object has nothing to lead to (contract 20 §9.1). */
export function notAvailable(call: Call, who: string): readonly Step[] {
  call.decide(`${who} leads nowhere: the caller hears that it is not available`);
  return [
    { step: 'say', prompt: 'nobody_available' },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}
