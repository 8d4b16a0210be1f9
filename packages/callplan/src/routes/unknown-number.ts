import { type Call, ended, type RouteOutcome, shownNumber } from '../call.ts';

/** Nothing has the number: 404 (contract 20 §0.10 step 16). */
export function endUnknownNumber(call: Call): RouteOutcome {
  call.decide('unknown_number', { domain: call.tenant.domainName, number: shownNumber(call.dialled) });
  return ended({ step: 'hangup', cause: 'UNALLOCATED_NUMBER' });
}
