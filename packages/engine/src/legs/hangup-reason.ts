import { HANGUP_CAUSES, type HangupCause, isHangupCause } from '@strowger/callplan';

const LARGEST_Q850 = 127;

const CAUSE_OF_Q850 = new Map<number, HangupCause>();
for (const [cause, number] of Object.entries(HANGUP_CAUSES)) {
  if (isHangupCause(cause) && number <= LARGEST_Q850) CAUSE_OF_Q850.set(number, cause);
}

const COMPLETED_ELSEWHERE = /^\s*SIP\s*;(?:.*;)?\s*cause\s*=\s*200\b/i;
const Q850 = /^\s*Q\.850\s*;(?:.*;)?\s*cause\s*=\s*(\d{1,3})\b/i;

/** The hangup cause that Reason header values name (RFC 3326), or null when they name none that we know. */
export function causeOfReason(values: readonly string[]): HangupCause | null {
  for (const value of values) {
    const number = Q850.exec(value)?.[1];
    const cause = number === undefined ? undefined : CAUSE_OF_Q850.get(Number(number));
    if (cause !== undefined) return cause;
    if (COMPLETED_ELSEWHERE.test(value)) return 'LOSE_RACE';
  }
  return null;
}

/** The Reason value that tells a cause to the other side; causes beyond Q.850 travel as their nearest number. */
export function reasonOfCause(cause: HangupCause, text?: string): string {
  const number = HANGUP_CAUSES[cause];
  const value = number <= LARGEST_Q850 ? number : HANGUP_CAUSES.NORMAL_CLEARING;
  return `Q.850;cause=${value};text="${(text ?? cause).replace(/["\\\r\n]/g, ' ')}"`;
}
