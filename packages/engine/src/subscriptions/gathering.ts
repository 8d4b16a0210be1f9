import type { Clock, Timer } from '@strowger/sip';

/** Changes that follow each other faster are told as one. */
export const GATHER_MS = 250;

type State =
  /** `since`: when the work was last begun. */
  | { readonly at: 'quiet'; readonly since: number }
  | { readonly at: 'waiting'; readonly timer: Timer }
  | { readonly at: 'working'; readonly again: boolean }
  | { readonly at: 'over' };

/**
 * Work that is asked for more often than it is worth doing: done at once after a quiet time, then at most once an interval,
 * never twice at a time. What is asked for meanwhile is done once, at the end.
 */
export class Gathering {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #work: () => Promise<void>;
  #state: State = { at: 'quiet', since: Number.NEGATIVE_INFINITY };

  /** `work` must not reject. */
  constructor(clock: Clock, intervalMs: number, work: () => Promise<void>) {
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#work = work;
  }

  ask(): void {
    const state = this.#state;
    if (state.at === 'quiet') this.#workOrWait(state.since);
    if (state.at === 'working') this.#state = { at: 'working', again: true };
  }

  /** What is under way ends; nothing is begun any more. */
  stop(): void {
    if (this.#state.at === 'waiting') this.#state.timer.cancel();
    this.#state = { at: 'over' };
  }

  #workOrWait(since: number): void {
    const left = since + this.#intervalMs - this.#clock.now();
    if (left <= 0) void this.#begin();
    else this.#state = { at: 'waiting', timer: this.#clock.after(left, () => void this.#begin()) };
  }

  async #begin(): Promise<void> {
    if (this.#state.at === 'over') return;
    const since = this.#clock.now();
    this.#state = { at: 'working', again: false };
    await this.#work();
    const { again } = this.#whileWorking();
    if (again === null) return;
    this.#state = { at: 'quiet', since };
    if (again) this.#workOrWait(since);
  }

  #whileWorking(): { readonly again: boolean | null } {
    return { again: this.#state.at === 'working' ? this.#state.again : null };
  }
}
