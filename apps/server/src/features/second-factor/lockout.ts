/** Wrong codes after which a session ends (contract 10 §1.8). */
export const WRONG_CODES_OF_SESSION = 5;

const WRONG_CODES_TO_LOCK = 10;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 3_600_000;
const LONGEST_AFTER = 16;

/**
 * Whoever knows the password may open one session after the other: the user's wrong codes are therefore counted over
 * all of them. Every tenth in a row locks his second factor, each time for twice as long, up to a day.
 * @param wrongCodes since the last right one
 * @returns until when no code is looked at; null = this one locks nothing
 */
export function lockAfter(wrongCodes: number, now: Date): Date | null {
  if (wrongCodes === 0 || wrongCodes % WRONG_CODES_TO_LOCK !== 0) return null;
  const doublings = Math.min(wrongCodes / WRONG_CODES_TO_LOCK - 1, LONGEST_AFTER);
  return new Date(now.getTime() + Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** doublings));
}
