/** Milliseconds; the others follow from these (RFC 3261 table 4, RFC 6026 §8). */
export interface TimerSettings {
  /** Estimate of the round trip. */
  readonly t1: number;
  /** Longest interval between retransmissions of non-INVITE requests and INVITE responses. */
  readonly t2: number;
  /** Longest time a message stays in the network. */
  readonly t4: number;
  /** How long an INVITE is sent before anything comes back: timer B, 64*T1 by default. */
  readonly inviteTimeout: number;
  /** How long a response to INVITE may be repeated to us over UDP: timer D. */
  readonly timerD: number;
  /** After how long an INVITE that is not answered yet gets 100 (§17.2.1); 0 sends it at once. */
  readonly tryingDelay: number;
}

/** The defaults of RFC 3261 with the changes given; `inviteTimeout` follows T1 unless it is given. */
export function timerSettings(changes: Partial<TimerSettings> = {}): TimerSettings {
  const t1 = changes.t1 ?? 500;
  return {
    t2: 4_000,
    t4: 5_000,
    inviteTimeout: 64 * t1,
    timerD: Math.max(32_000, 64 * t1),
    tryingDelay: 200,
    ...changes,
    t1,
  };
}
