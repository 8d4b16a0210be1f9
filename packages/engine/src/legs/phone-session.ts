import type { Dialog, HeaderEntry, SipHeaders } from '@strowger/sip';
import { formatsToOffer } from '../media/codec-agreement.ts';
import type { LegMedia } from '../media/leg-media.ts';
import type { Services } from '../services.ts';
import { abilitiesIn, NO_ABILITIES, type PhoneAbilities } from './phone-abilities.ts';
import { reinvite } from './reinvite.ts';
import { minSeIn, type SessionLimits, type SessionTerms, sessionHeaders, termsIn } from './session-terms.ts';
import { SessionTimer } from './session-timer.ts';

/** What the session of a leg needs of it. */
export interface SessionParts {
  dialog(): Dialog | null;
  media(): LegMedia | null;
  isLive(): boolean;
  /** Nobody refreshes the session any more: `text` for the Reason header. */
  lost(text: string): void;
}

/** The session with a phone: what the phone can do, and the timer that both keep (RFC 4028), where it knows timers. */
export class PhoneSession {
  readonly #services: Services;
  readonly #parts: SessionParts;
  readonly #timer: SessionTimer;
  #abilities: PhoneAbilities = NO_ABILITIES;
  /** Min-SE of a phone that refused a refresh with 422. */
  #leastS = 0;

  constructor(services: Services, parts: SessionParts) {
    this.#services = services;
    this.#parts = parts;
    this.#timer = new SessionTimer(services.clock, {
      refresh: () => void this.#refresh().catch((error: unknown) => this.#unreachable(error)),
      expire: () => parts.lost('Session expired'),
    });
  }

  get abilities(): PhoneAbilities {
    return this.#abilities;
  }

  get limits(): SessionLimits {
    const { sessionExpiresS, minSessionExpiresS } = this.#services.settings;
    return { preferredS: sessionExpiresS, leastS: Math.max(minSessionExpiresS, this.#leastS) };
  }

  /** Null while the session has no timer. */
  get terms(): SessionTerms | null {
    return this.#timer.terms;
  }

  /** Headers for a re-INVITE or UPDATE of ours: only a phone that knows timers is asked to have one. */
  get offer(): readonly HeaderEntry[] {
    if (this.terms === null && !this.#abilities.timer) return [];
    return [['Supported', 'timer'], ...sessionHeaders(this.limits, this.terms)];
  }

  /** Takes what a message of the phone tells of it. */
  meet(headers: SipHeaders): void {
    this.#abilities = abilitiesIn(headers);
  }

  /** A 2xx of the phone to our INVITE or UPDATE: the terms are those it names (RFC 4028 §7.2). */
  agreed(headers: SipHeaders): void {
    this.start(termsIn(headers, this.limits));
  }

  /** The session was set up or refreshed with these terms. */
  start(terms: SessionTerms | null): void {
    if (this.#parts.isLive()) this.#timer.start(terms);
  }

  stop(): void {
    this.#timer.stop();
  }

  /** By UPDATE where the phone takes it, else by a re-INVITE with the session as it is (RFC 4028 §7.4). */
  async #refresh(): Promise<void> {
    const dialog = this.#parts.dialog();
    const media = this.#parts.media();
    if (dialog === null || media === null) return;
    const headers = this.offer;
    const formats = media.settled ?? formatsToOffer(null, []);
    const { status, response } = this.#abilities.update
      ? await dialog.request({ method: 'UPDATE', headers }).then((told) => ({ status: told.status, response: told }))
      : await reinvite({ services: this.#services, dialog, media, formats, headers });
    if (status < 300 && response !== null) this.#refreshed(response.headers);
    else if (status === 422 && response !== null) this.#leastS = minSeIn(response.headers);
    else if (status === 408 || status === 481) this.#parts.lost('Session refresh failed');
  }

  /** A 2xx without Session-Expires comes from a phone that lost interest: we go on refreshing (RFC 4028 §7.2). */
  #refreshed(headers: SipHeaders): void {
    this.start(termsIn(headers, this.limits) ?? this.terms);
  }

  #unreachable(error: unknown): void {
    this.#services.log('debug', 'a session could not be refreshed', { error: String(error) });
    this.#parts.lost('Session refresh failed');
  }
}
