/** Bounds on what the traces of calls may take. */
export interface TraceLimits {
  /** Octets of all calls together; the oldest calls make room. */
  readonly maxBytes: number;
  /** Octets of one call; messages between its set-up and its latest make room. */
  readonly maxBytesPerCall: number;
  /** A call of which nothing was heard for so long is forgotten, in milliseconds. */
  readonly maxAgeMs: number;
}

export const DEFAULT_TRACE_LIMITS: TraceLimits = {
  maxBytes: 32 * 1024 * 1024,
  maxBytesPerCall: 256 * 1024,
  maxAgeMs: 3_600_000,
};
