import { type HangupCause, type HangupStep, statusOfCause } from '@strowger/callplan';
import type { DialRefusal } from '../legs/dialling.ts';

/** What a provider that did not take a call means for it (contract 30 §5.3 step 8). */
export interface Verdict {
  /** The next way is tried. */
  readonly movesOn: boolean;
  /** The provider itself could not: it counts towards its rest. */
  readonly isCongestion: boolean;
  /** How the call ends where no other way is left. */
  readonly hangup: HangupStep;
}

const MOVING_CAUSES: ReadonlySet<HangupCause> = new Set([
  'NO_ROUTE_DESTINATION',
  'NORMAL_TEMPORARY_FAILURE',
  'NETWORK_OUT_OF_ORDER',
  'SWITCH_CONGESTION',
  'NORMAL_CIRCUIT_CONGESTION',
  'RECOVERY_ON_TIMER_EXPIRE',
  'GATEWAY_DOWN',
  'BEARERCAPABILITY_NOTAVAIL',
]);

const MOVING_STATUSES: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** What it says of the called number, not of the way there: no other provider knows better. */
const FINAL_CAUSES: ReadonlySet<HangupCause> = new Set([
  'USER_BUSY',
  'NO_ANSWER',
  'CALL_REJECTED',
  'UNALLOCATED_NUMBER',
]);

const CONGESTION: ReadonlySet<HangupCause> = new Set([
  'NORMAL_TEMPORARY_FAILURE',
  'NETWORK_OUT_OF_ORDER',
  'SWITCH_CONGESTION',
  'NORMAL_CIRCUIT_CONGESTION',
  'RECOVERY_ON_TIMER_EXPIRE',
]);

/** Refusals that are about our account there, not about the caller. */
const OURS: ReadonlySet<number> = new Set([401, 402, 407]);

/** @param refusal null: the call did not get as far as being refused */
export function judgeFailure(cause: HangupCause, refusal: DialRefusal | null, isEmergency: boolean): Verdict {
  const movesOn = isEmergency ? cause !== 'USER_BUSY' : isOfTheWay(cause, refusal);
  const isCongestion = movesOn && CONGESTION.has(cause);
  const said = refusal !== null && refusal.cause === 'refused' && !OURS.has(refusal.status) ? refusal.status : 0;
  return { movesOn, isCongestion, hangup: { step: 'hangup', cause, status: said >= 400 ? said : statusOfWay(cause) } };
}

function isOfTheWay(cause: HangupCause, refusal: DialRefusal | null): boolean {
  if (FINAL_CAUSES.has(cause)) return false;
  // Once it has rung, nobody has answered.
  if (cause === 'RECOVERY_ON_TIMER_EXPIRE' && refusal?.rang === true && refusal.status === 408) return false;
  return MOVING_CAUSES.has(cause) || (refusal !== null && MOVING_STATUSES.has(refusal.status));
}

/** A silent provider is a failure of ours to the caller: the number may well be there. */
function statusOfWay(cause: HangupCause): number {
  return cause === 'RECOVERY_ON_TIMER_EXPIRE' ? 504 : statusOfCause(cause);
}
