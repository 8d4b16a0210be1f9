/** An instant by the clock of the day, which may be set, and by one that never is. Milliseconds. */
export interface Instant {
  readonly at: number;
  readonly steady: number;
}

/** Clocks that are set in small steps all the time differ by less. */
const SET_BY_MS = 2_000;

/**
 * When a leg ended: such that between its answer and its end lies the time that has passed, even when the clock of the day
 * was set meanwhile. It is what is charged.
 */
export function endOfTalk(answered: Instant | null, now: Instant): number {
  if (answered === null) return now.at;
  const passed = now.steady - answered.steady;
  return Math.abs(now.at - answered.at - passed) > SET_BY_MS ? answered.at + Math.round(passed) : now.at;
}
