import { type Call, ended, type RouteOutcome } from '../call.ts';

/** An extension that is disabled, a fax endpoint or gone cannot call (contract 20 §1.2). */
export function refuseBarredCaller(call: Call): RouteOutcome | null {
  if (call.leg.caller.kind === 'outside') return null;
  if (!isBarred(call)) return null;
  return ended({ step: 'hangup', cause: 'CALL_REJECTED', status: 403 });
}

function isBarred(call: Call): boolean {
  const { caller } = call;
  if (caller === null) call.decide('caller_unknown');
  else if (!caller.enabled) call.decide('caller_disabled', { extension: caller.number });
  else if (caller.type === 'fax') call.decide('caller_is_fax', { extension: caller.number });
  else return false;
  return true;
}
