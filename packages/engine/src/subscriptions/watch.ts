import type { Clock } from '@strowger/sip';
import { GATHER_MS, Gathering } from './gathering.ts';
import type { LampState } from './lamp.ts';
import type { Subscription } from './subscription.ts';

/** A lamp that is watched, and who watches it. */
export class Watch {
  readonly #subscribers = new Set<Subscription>();
  readonly #looking: Gathering;
  #state: LampState;

  /** `look` gives what the lamp shows, null when there is no such lamp any more, undefined when that cannot be told. */
  constructor(clock: Clock, state: LampState, look: () => Promise<LampState | null | undefined>) {
    this.#state = state;
    this.#looking = new Gathering(clock, GATHER_MS, async () => {
      const seen = await look();
      if (seen === null) this.#vanished();
      else if (seen !== undefined) this.#show(seen);
    });
  }

  get state(): LampState {
    return this.#state;
  }

  get subscribers(): ReadonlySet<Subscription> {
    return this.#subscribers;
  }

  add(subscription: Subscription): void {
    this.#subscribers.add(subscription);
  }

  /** True when nobody is left. */
  remove(subscription: Subscription): boolean {
    this.#subscribers.delete(subscription);
    if (this.#subscribers.size > 0) return false;
    this.#looking.stop();
    return true;
  }

  /** The lamp may show something else now. */
  changed(): void {
    this.#looking.ask();
  }

  #show(state: LampState): void {
    this.#state = state;
    for (const subscription of this.#subscribers) subscription.show(state);
  }

  #vanished(): void {
    for (const subscription of this.#subscribers) subscription.end('noresource');
  }
}
