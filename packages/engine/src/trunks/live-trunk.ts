import type { Clock, SipEndpoint, Timer } from '@strowger/sip';
import type { TrunkConfiguration, TrunkState } from '@strowger/switch';
import { isGood, PATIENCE_MS, ping } from './ping.ts';
import { afterPing, NOT_PINGED, type PingState } from './ping-state.ts';
import { silenceInWords } from './plain-words.ts';
import { registerWith } from './register-with.ts';
import { Registration } from './registration.ts';
import type { RegistrationState } from './registration-state.ts';

export interface LiveTrunkParts {
  readonly sip: Pick<SipEndpoint, 'request'>;
  readonly clock: Clock;
  readonly heardGarbage: () => boolean;
  /** What it shows may have changed. */
  readonly changed: () => void;
}

/** How a trunk does, as it shows. */
export interface TrunkView {
  readonly state: TrunkState;
  readonly lastError: string;
}

/** A provider that does not answer our goodbye is not waited for longer. */
const GOODBYE_MS = 4000;

/** It is not this process that is to register with it. */
function elsewhere({ nodeId }: TrunkConfiguration): TrunkView {
  const who = nodeId === null ? 'Another process' : `Node ${nodeId}`;
  return { state: 'UNREGED', lastError: `${who} of this system registers with it.` };
}

/** One provider at work: its registration, if one is wanted of this process, and its pings. */
export class LiveTrunk {
  readonly configuration: TrunkConfiguration;
  readonly #parts: LiveTrunkParts;
  readonly #registration: Registration | null;
  #ping: PingState = NOT_PINGED;
  #pingError = '';
  /** Why the last call did not reach it; empty: it did. */
  #callError = '';
  #timer: Timer | null = null;
  #isRetired = false;

  /** @param registers whether this process is the one that registers with it */
  constructor(configuration: TrunkConfiguration, registers: boolean, parts: LiveTrunkParts) {
    this.configuration = configuration;
    this.#parts = parts;
    const { expireSeconds, retrySeconds, register } = configuration;
    const wanted = register && registers;
    this.#registration = !wanted
      ? null
      : new Registration({
          terms: { expireSeconds, retrySeconds },
          send: registerWith(configuration, parts.sip, parts.heardGarbage),
          clock: parts.clock,
          changed: parts.changed,
        });
  }

  get registers(): boolean {
    return this.#registration !== null;
  }

  get isDown(): boolean {
    return this.#ping.isDown;
  }

  /** False while a registration is wanted of this process and the provider keeps none. */
  get isRegistered(): boolean {
    return this.#registration?.holds ?? true;
  }

  get serviceRoute(): readonly string[] {
    return this.#registration?.serviceRoute ?? [];
  }

  get view(): TrunkView {
    if (this.#ping.isDown) return { state: 'DOWN', lastError: this.#pingError };
    if (this.#registration !== null) {
      const lastError = this.#registration.error || this.#callError || this.#pingError;
      return { state: shownState(this.#registration.state), lastError };
    }
    if (this.configuration.register) return elsewhere(this.configuration);
    return { state: 'NOREG', lastError: this.#callError || this.#pingError };
  }

  /** A call has reached it, or has not. @param error why the request could not be sent; null: it was answered */
  tried(error: unknown): void {
    const words =
      error === null
        ? ''
        : silenceInWords(error, { trunk: this.configuration, what: 'call', garbage: this.#parts.heardGarbage() });
    if (words === this.#callError) return;
    this.#callError = words;
    this.#parts.changed();
  }

  start(): void {
    this.#registration?.start();
    this.#pingNext();
  }

  /** Time may have passed unseen: what was registered may have run out. */
  renew(): void {
    this.#registration?.renew();
  }

  /** Takes its registration back and asks no more; resolves when the provider has answered that, or has taken too long. */
  async retire(): Promise<void> {
    this.#isRetired = true;
    this.#timer?.cancel();
    if (this.#registration === null) return;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = this.#parts.clock.after(GOODBYE_MS, resolve);
    await Promise.race([this.#registration.stop(), late]);
    timer.cancel();
  }

  #pingNext(): void {
    const { pingSeconds } = this.configuration;
    if (pingSeconds === 0 || this.#isRetired) return;
    this.#timer = this.#parts.clock.after(pingSeconds * 1000, () => void this.#askOnce());
  }

  async #askOnce(): Promise<void> {
    const { pingMissed: missed, pingGood: good } = this.configuration;
    const patienceMs = Math.min(this.configuration.pingSeconds * 1000, PATIENCE_MS);
    const outcome = await ping(this.configuration, this.#parts, patienceMs);
    if (this.#isRetired) return;
    this.#ping = afterPing(this.#ping, isGood(outcome), { missed, good });
    this.#pingError = outcome.error;
    this.#pingNext();
    this.#parts.changed();
  }
}

function shownState(state: RegistrationState): TrunkState {
  switch (state.at) {
    case 'off':
      return 'UNREGED';
    case 'trying':
      if (state.failures > 0) return 'REGISTER';
      // A mere refresh is nothing to tell.
      return state.earlier === 'holds' ? 'REGED' : 'TRYING';
    case 'registered':
      return 'REGED';
    case 'waiting':
      if (state.kind === 'refused') return 'FAILED';
      if (state.earlier === 'expired') return 'EXPIRED';
      return state.kind === 'timeout' ? 'TIMEOUT' : 'FAIL_WAIT';
    case 'leaving':
      return 'UNREGISTER';
  }
}
