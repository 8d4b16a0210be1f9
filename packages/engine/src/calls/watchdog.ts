import { causeOfStatus, type HangupCause } from '@strowger/callplan';
import type { Timer } from '@strowger/sip';
import type { Leg } from '../legs/leg.ts';
import type { Services } from '../services.ts';
import { Silence } from './silence.ts';

const LONGEST_MEDIA_LOOK_MS = 30_000;

export interface Watched {
  /** Two that talk, or one that talks with an application. */
  legs(): readonly Leg[];
  isHeld(): boolean;
  /** The call is dead. */
  end(cause: HangupCause): void;
}

/** Finds answered calls whose phones have vanished: no media from any, or no answer within the dialog. */
export class Watchdog {
  readonly #services: Services;
  readonly #watched: Watched;
  readonly #silence = new Silence(performance.now());
  #media: Timer | null = null;
  #probe: Timer | null = null;

  constructor(services: Services, watched: Watched) {
    this.#services = services;
    this.#watched = watched;
    this.#nextMediaLook();
    this.#nextProbe();
  }

  stop(): void {
    this.#media?.cancel();
    this.#probe?.cancel();
    this.#media = null;
    this.#probe = null;
  }

  #nextMediaLook(): void {
    const { clock, settings } = this.#services;
    const every = Math.min(LONGEST_MEDIA_LOOK_MS, Math.max(100, settings.mediaTimeoutMs / 4));
    this.#media = clock.after(every, () => {
      void this.#lookAtMedia().then(() => {
        if (this.#media !== null) this.#nextMediaLook();
      });
    });
  }

  async #lookAtMedia(): Promise<void> {
    if (this.#watched.isHeld()) return;
    const legs = this.#watched.legs();
    try {
      const heard = await Promise.all(legs.map(async (leg) => (await leg.media?.stats())?.lastReceivedAt ?? null));
      const silentFor = this.#silence.until(performance.now(), heard);
      if (silentFor >= this.#services.settings.mediaTimeoutMs) this.#watched.end('MEDIA_TIMEOUT');
    } catch (error) {
      this.#services.log('debug', 'media of a call could not be looked at', {
        leg: legs[0]?.uuid,
        error: String(error),
      });
    }
  }

  #nextProbe(): void {
    this.#probe = this.#services.clock.after(this.#services.settings.probeIntervalMs, () => {
      void Promise.all(this.#watched.legs().map((leg) => this.#ask(leg))).then(() => {
        if (this.#probe !== null) this.#nextProbe();
      });
    });
  }

  /** For phones without a session timer. In-dialog OPTIONS: 481, 408 or silence mean that the phone has forgotten the call (RFC 3261 §12.2.1.2). */
  async #ask(leg: Leg): Promise<void> {
    if (!leg.isAnswered || leg.session.terms !== null) return;
    const status = await this.#statusOf(leg);
    if ((status === 481 || status === 408) && leg.isLive && this.#probe !== null) {
      this.#watched.end(causeOfStatus(status));
    }
  }

  async #statusOf(leg: Leg): Promise<number> {
    try {
      return (await leg.dialog?.request({ method: 'OPTIONS' }))?.status ?? 200;
    } catch {
      return 408;
    }
  }
}
