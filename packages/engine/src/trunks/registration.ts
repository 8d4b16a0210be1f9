import type { Clock, Timer } from '@strowger/sip';
import {
  nextRegistration,
  type RegistrationEvent,
  type RegistrationFailure,
  type RegistrationState,
  type RegistrationTerms,
  waitOf,
} from './registration-state.ts';

/** What a REGISTER came to. */
export type RegisterAnswer =
  | { readonly kind: 'granted'; readonly seconds: number; readonly serviceRoute: readonly string[] }
  | { readonly kind: 'too_brief'; readonly leastS: number; readonly words: string }
  | { readonly kind: 'failed'; readonly failure: RegistrationFailure; readonly words: string };

export interface RegistrationParts {
  readonly terms: RegistrationTerms;
  /** Sends one REGISTER; 0 seconds take the registration back. Never rejects. */
  readonly send: (expireSeconds: number) => Promise<RegisterAnswer>;
  readonly clock: Pick<Clock, 'after'>;
  /** The state, or what is said of the last failure, has changed. */
  readonly changed: () => void;
}

/** Keeps one registration with a provider alive. Its rules stand in registration-state.ts. */
export class Registration {
  readonly #parts: RegistrationParts;
  #state: RegistrationState = { at: 'off' };
  #error = '';
  #serviceRoute: readonly string[] = [];
  #wait: Timer | null = null;
  #expiry: Timer | null = null;
  readonly #left = Promise.withResolvers<void>();

  constructor(parts: RegistrationParts) {
    this.#parts = parts;
  }

  get state(): RegistrationState {
    return this.#state;
  }

  /** What went wrong since it last worked, in plain words. */
  get error(): string {
    return this.#error;
  }

  /** What outgoing requests are routed by (RFC 3608). */
  get serviceRoute(): readonly string[] {
    return this.#serviceRoute;
  }

  /** True while the far side keeps our contact. */
  get holds(): boolean {
    const state = this.#state;
    return state.at === 'registered' || ('earlier' in state && state.earlier === 'holds');
  }

  start(): void {
    this.#take({ type: 'start' });
  }

  /** Registers anew at once, whenever the next time would have been: time may have passed unseen. */
  renew(): void {
    this.#take({ type: 'due' });
  }

  /** Takes the registration back; resolves when the far side has answered that, or there is nothing to take back. */
  stop(): Promise<void> {
    this.#take({ type: 'stop' });
    if (this.#state.at === 'off') this.#left.resolve();
    return this.#left.promise;
  }

  #take(event: RegistrationEvent): void {
    const before = this.#state;
    this.#state = nextRegistration(before, event, this.#parts.terms);
    if (this.#state === before) return;
    // That the time ran out changes nothing about what is waited for.
    if (event.type !== 'expired') this.#enter(this.#state);
    this.#parts.changed();
  }

  #enter(state: RegistrationState): void {
    this.#wait?.cancel();
    const seconds = waitOf(state);
    if (seconds !== null) this.#wait = this.#parts.clock.after(seconds * 1000, () => this.#take({ type: 'due' }));
    if (state.at === 'trying') this.#send(state.wantedS);
    if (state.at === 'leaving') this.#leave();
    if (state.at === 'registered') this.#expireIn(state.grantedS);
    if (state.at === 'off' || state.at === 'leaving') this.#expiry?.cancel();
  }

  #send(expireSeconds: number): void {
    void this.#parts.send(expireSeconds).then((answer) => {
      // It may have been taken back meanwhile.
      if (this.#state.at === 'trying') this.#answered(answer);
    });
  }

  #answered(answer: RegisterAnswer): void {
    this.#error = answer.kind === 'granted' ? '' : answer.words;
    if (answer.kind === 'granted') this.#serviceRoute = answer.serviceRoute;
    this.#take(eventOf(answer));
  }

  #leave(): void {
    void this.#parts.send(0).then(() => {
      this.#take({ type: 'left' });
      this.#left.resolve();
    });
  }

  #expireIn(seconds: number): void {
    this.#expiry?.cancel();
    this.#expiry = this.#parts.clock.after(seconds * 1000, () => this.#take({ type: 'expired' }));
  }
}

function eventOf(answer: RegisterAnswer): RegistrationEvent {
  switch (answer.kind) {
    case 'granted':
      return { type: 'granted', seconds: answer.seconds };
    case 'too_brief':
      return { type: 'too_brief', leastS: answer.leastS };
    case 'failed':
      return { type: 'failed', failure: answer.failure };
  }
}
