/** Time of a media thread. */
export interface Clock {
  /** Monotonic ms. */
  now(): number;
  /** Unix time in ms that goes with a monotonic time. */
  unixAt(monotonic: number): number;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  unixAt: (monotonic) => performance.timeOrigin + monotonic,
};
