import type { Clock, Timer } from '@strowger/sip';
import type { SessionTerms } from './session-terms.ts';

const SHORTEST_RETRY_MS = 5000;

export interface SessionDeeds {
  /** Refresh the session; when that succeeds the timer is started anew. */
  refresh(): void;
  /** Nobody has refreshed the session in time. */
  expire(): void;
}

/** Keeps a session alive, or finds that nobody does (RFC 4028 §10). */
export class SessionTimer {
  readonly #clock: Clock;
  readonly #deeds: SessionDeeds;
  #terms: SessionTerms | null = null;
  #expiry: Timer | null = null;
  #refresh: Timer | null = null;

  constructor(clock: Clock, deeds: SessionDeeds) {
    this.#clock = clock;
    this.#deeds = deeds;
  }

  /** Null while the session has no timer. */
  get terms(): SessionTerms | null {
    return this.#terms;
  }

  /** The session was set up or refreshed with these terms. */
  start(terms: SessionTerms | null): void {
    this.stop();
    this.#terms = terms;
    if (terms === null) return;
    const lifetime = terms.seconds * 1000;
    // RFC 4028 §10: the BYE goes out the smaller of 32 seconds and a third of the interval before the end.
    const patience = lifetime - Math.min(32_000, lifetime / 3);
    const expiresAt = this.#clock.now() + patience;
    this.#expiry = this.#clock.after(patience, () => {
      this.stop();
      this.#deeds.expire();
    });
    if (terms.refresher === 'us') this.#refreshAfter(lifetime / 2, expiresAt);
  }

  stop(): void {
    this.#expiry?.cancel();
    this.#refresh?.cancel();
    this.#expiry = null;
    this.#refresh = null;
    this.#terms = null;
  }

  /** A refresh that was refused is tried again as long as there is time. */
  #refreshAfter(ms: number, expiresAt: number): void {
    this.#refresh = this.#clock.after(ms, () => {
      this.#refreshAfter(Math.max(SHORTEST_RETRY_MS, (expiresAt - this.#clock.now()) / 2), expiresAt);
      this.#deeds.refresh();
    });
  }
}
