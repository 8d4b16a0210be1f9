const MINUTE_MS = 60_000;
const FIRST_DELAY_MS = MINUTE_MS;
const LONGEST_DELAY_MS = 15 * MINUTE_MS;

/** When a mail is tried again after that many attempts: 1, 2, 4, 8, then every 15 minutes. */
export function nextAttemptAt(attempts: number, now: Date): Date {
  const doubled = FIRST_DELAY_MS * 2 ** Math.min(Math.max(attempts, 1) - 1, 10);
  return new Date(now.getTime() + Math.min(doubled, LONGEST_DELAY_MS));
}
