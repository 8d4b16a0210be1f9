/** A pending timer; `cancel` is idempotent and harmless after the timer has fired. */
export interface Timer {
  cancel(): void;
}

/** The one source of time of the stack, so that tests and simulations can drive it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `fire` once after `ms` milliseconds. */
  after(ms: number, fire: () => void): Timer;
}

/** Wall clock and the process's timers; a pending timer does not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, fire) {
    const handle = setTimeout(fire, ms);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};
