import { type Call, ended, type RouteOutcome } from '../call.ts';
import { isEmergencyNumber } from '../outbound/emergency.ts';

/** What the system may call by itself: numbers, no codes, and nobody who is there for emergencies (contract 30 §20). */
export function refuseProgramCall(call: Call): RouteOutcome | null {
  if (call.leg.program === undefined) return null;
  if (isEmergencyNumber(call.tenant, call.dialled))
    return ended({ step: 'hangup', cause: 'CALL_REJECTED', status: 403 });
  if (/^\+?[0-9]{2,20}$/.test(call.dialled)) return null;
  return ended({ step: 'hangup', cause: 'INVALID_NUMBER_FORMAT', status: 484 });
}
