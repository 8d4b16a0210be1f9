/** How a call ended, in a word. */
export type Outcome = 'answered' | 'noAnswer' | 'busy' | 'cancelled' | 'failed';

const NOBODY: readonly string[] = ['NO_ANSWER', 'NO_USER_RESPONSE', 'PROGRESS_TIMEOUT', 'NORMAL_CLEARING'];
const CANCELLED: readonly string[] = ['ORIGINATOR_CANCEL', 'LOSE_RACE', 'PICKED_OFF'];

/** How a record's call ended (contract 40 A3 "status", as far as the row of a list tells). */
export function outcomeOf(record: { readonly billsec: number; readonly hangup_cause: string }): Outcome {
  if (record.billsec > 0) return 'answered';
  if (record.hangup_cause === 'USER_BUSY') return 'busy';
  if (CANCELLED.includes(record.hangup_cause)) return 'cancelled';
  return NOBODY.includes(record.hangup_cause) ? 'noAnswer' : 'failed';
}

/** A cause in readable letters: `No route destination`. */
export function causeText(cause: string): string {
  const words = cause.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
