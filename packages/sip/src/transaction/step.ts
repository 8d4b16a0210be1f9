/** What a transition wants done, in order. Entering `terminated` stops every timer and forgets the transaction. */
export type Effect<TimerName extends string> =
  /** Send the request, or repeat the last response. */
  | { readonly do: 'send' }
  /** Acknowledge the non-2xx response that the event brought. */
  | { readonly do: 'ack' }
  | { readonly do: 'cancel' }
  /** Send 100 Trying. */
  | { readonly do: 'trying' }
  /** Pass the message of the event to the user of the transaction. */
  | { readonly do: 'deliver' }
  /** Keep the last response for repetitions of the request that come after the end. */
  | { readonly do: 'keep' }
  /** What was sent will not be repeated: its octets need not be held for as long as the transaction lasts. */
  | { readonly do: 'release' }
  | { readonly do: 'start'; readonly timer: TimerName; readonly ms: number }
  | { readonly do: 'stop'; readonly timer: TimerName }
  | { readonly do: 'report'; readonly failure: 'timeout' | 'transport' };

export interface Step<State, TimerName extends string> {
  readonly state: State;
  readonly effects: ReadonlyArray<Effect<TimerName>>;
}

/** What a machine knows of its surroundings. */
export interface MachineContext<Settings> {
  readonly timers: Settings;
  /** A reliable transport needs no retransmissions and no waiting for late ones. */
  readonly reliable: boolean;
}
