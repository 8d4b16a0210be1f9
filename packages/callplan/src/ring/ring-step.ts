import type { RingAttempt, RingStep, RingTurn } from './plan.ts';

type Needed = 'turns' | 'timeoutSeconds' | 'ringback' | 'otherwise';

/** A ring step that has nothing special but what is given. */
export function ringStep(given: Pick<RingStep, Needed> & Partial<RingStep>): RingStep {
  return {
    step: 'ring',
    timeCounted: 'all',
    greeting: '',
    screensCaller: false,
    ringbackAtOnce: false,
    exit: null,
    alertInfo: '',
    busyEndsAll: false,
    unregistered: null,
    followsRedirects: false,
    marksMissed: false,
    missedCall: null,
    ...given,
  };
}

/**
 * The attempts of all turns as they would ring side by side: a later turn waits as long as those before it would ring.
 */
export function sideBySide(turns: readonly RingTurn[]): readonly RingAttempt[] {
  let begins = 0;
  return turns.flatMap(({ attempts }) => {
    const delayed = attempts.map((attempt) => ({ ...attempt, delaySeconds: begins + attempt.delaySeconds }));
    begins = Math.max(begins, ...delayed.map(({ delaySeconds, timeoutSeconds }) => delaySeconds + timeoutSeconds));
    return delayed;
  });
}

/** When the last of the attempts stops ringing, seconds after the first turn began. */
export function longestRing(attempts: readonly RingAttempt[]): number {
  return Math.max(0, ...attempts.map(({ delaySeconds, timeoutSeconds }) => delaySeconds + timeoutSeconds));
}
