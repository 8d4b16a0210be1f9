import { causeOfStatus, type HangupCause } from './hangup-cause.ts';
import type { RingFailure } from './ring/plan.ts';

const FAILURE_OF_CAUSE: Partial<Record<HangupCause, RingFailure>> = {
  USER_BUSY: 'busy',
  CALL_REJECTED: 'busy',
  NO_ANSWER: 'no_answer',
  NO_USER_RESPONSE: 'no_answer',
  RECOVERY_ON_TIMER_EXPIRE: 'no_answer',
  USER_NOT_REGISTERED: 'not_registered',
  SUBSCRIBER_ABSENT: 'not_registered',
};

/** The branch of a ring step that a failed leg takes: contract 20 §1.8.9; a refusal (603) counts as busy. */
export function ringFailureOfCause(cause: HangupCause): RingFailure {
  return FAILURE_OF_CAUSE[cause] ?? 'failed';
}

/** The same for the final SIP status (400-699) of a leg. */
export function ringFailureOfStatus(status: number): RingFailure {
  return ringFailureOfCause(causeOfStatus(status));
}
