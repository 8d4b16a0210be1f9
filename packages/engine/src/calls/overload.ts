import type { Clock, Timer } from '@strowger/sip';

/** What weighs on the engine. */
export interface Load {
  readonly legs: number;
  readonly transactions: number;
  /** How late timers fire, milliseconds. */
  readonly lagMs: number;
}

export interface LoadLimits {
  readonly legs: number;
  readonly transactions: number;
  readonly lagMs: number;
}

/** Once over a limit the engine stays closed until it is below this part of all of them. */
const RELIEF = 0.8;
const LOOK_MS = 250;
/** Weight of the latest look in the running mean of the lag. */
const NEWEST = 0.4;

/** Whether new calls are refused: from the moment one limit is reached until all are clearly undercut. */
export function refusesAfter(refusing: boolean, load: Load, limits: LoadLimits): boolean {
  const share = refusing ? RELIEF : 1;
  return (
    load.legs >= limits.legs * share ||
    load.transactions >= limits.transactions * share ||
    load.lagMs >= limits.lagMs * share
  );
}

export interface OverloadParts {
  readonly clock: Clock;
  readonly limits: LoadLimits;
  legs(): number;
  transactions(): number;
}

/**
 * Refuses new calls before the engine serves the ones it has badly. Registrations and requests within calls go on: a phone
 * that loses its registration costs more than a call that is tried again.
 */
export class Overload {
  readonly #parts: OverloadParts;
  #timer: Timer | null = null;
  #lagMs = 0;
  #refusing = false;

  constructor(parts: OverloadParts) {
    this.#parts = parts;
    this.#look();
  }

  /** Asked for each new call. */
  get refusesCalls(): boolean {
    const { limits, legs, transactions } = this.#parts;
    const load = { legs: legs(), transactions: transactions(), lagMs: this.#lagMs };
    this.#refusing = refusesAfter(this.#refusing, load, limits);
    return this.#refusing;
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #look(): void {
    const due = performance.now() + LOOK_MS;
    this.#timer = this.#parts.clock.after(LOOK_MS, () => {
      const late = Math.max(0, performance.now() - due);
      this.#lagMs += NEWEST * (late - this.#lagMs);
      this.#look();
    });
  }
}
