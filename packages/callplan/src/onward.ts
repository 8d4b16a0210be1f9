import { type Call, shownNumber } from './call.ts';
import type { Decision } from './decision/decision.ts';
import type { Destination } from './destination.ts';
import { continueAt } from './destination-steps.ts';
import { afterTransfer } from './history.ts';
import type { Parsed } from './parsed.ts';
import type { Step } from './plan.ts';

/**
 * The steps by which an object of the tenant sends a call on to a configured destination (contract 20 §0.9).
 * @param who what sends it, as decisions name it: `who_time_condition_open`
 */
export function onward(call: Call, destination: Parsed<Destination>, who: Decision): readonly Step[] {
  const way = continueAt(call.tenant, destination);
  if (way.kind === 'end') {
    call.decide('onward_ends', { who, end: way.endsWith });
    return way.steps;
  }
  call.decide('onward_leads', { who, number: shownNumber(way.number) });
  const history = afterTransfer(call.leg.history, null);
  return [{ step: 'transfer', destination: way.number, reason: 'transfer', history, by: null }];
}

/** "Not available", and the end: where an object has nothing to lead to (contract 20 §9.1). */
export function notAvailable(call: Call, who: Decision): readonly Step[] {
  call.decide('onward_nowhere', { who });
  return [
    { step: 'say', prompt: 'nobody_available' },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}
