import type { Clock } from '@strowger/sip';

/** Keys that a party has pressed and nobody has read yet: what is pressed ahead counts. */
export class Keys {
  readonly #clock: Clock;
  readonly #pressed: string[] = [];
  #heard: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  press(key: string): void {
    this.#pressed.push(key);
    this.#heard?.();
  }

  /** The next unread key; null: none. */
  take(): string | null {
    return this.#pressed.shift() ?? null;
  }

  /** The same, left unread. */
  peek(): string | null {
    return this.#pressed[0] ?? null;
  }

  get hasUnread(): boolean {
    return this.#pressed.length > 0;
  }

  forget(): void {
    this.#pressed.length = 0;
  }

  /** Resolves true when there is an unread key, false when none came in time or `stop` was aborted. One waits at a time. */
  async arrive(withinMs: number, stop: AbortSignal): Promise<boolean> {
    if (this.hasUnread) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const give = () => resolve(false);
    const timer = Number.isFinite(withinMs) ? this.#clock.after(withinMs, give) : null;
    stop.addEventListener('abort', give, { once: true });
    const heard = () => resolve(true);
    this.#heard = heard;
    if (stop.aborted) give();
    const arrived = await promise;
    timer?.cancel();
    stop.removeEventListener('abort', give);
    if (this.#heard === heard) this.#heard = null;
    return arrived;
  }
}
