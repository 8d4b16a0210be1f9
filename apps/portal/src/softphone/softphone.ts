import { audioDevices, type DeviceChoice, usedDevice } from './audio-devices.ts';
import { backoffMs } from './backoff.ts';
import type { CallEvent } from './call-state.ts';
import { isOver, isUp } from './call-state.ts';
import { transition } from './call-transition.ts';
import { dialString, dtmfDigits } from './dial-string.ts';
import { type LineEvent, lineAfter, obstacle } from './line-state.ts';
import { closeMicrophone, MicrophoneError, openMicrophone } from './microphone.ts';
import { type PhoneAccount, renewInMs } from './phone-account.ts';
import type { PhoneMemory } from './phone-memory.ts';
import { PhoneStore, type PhoneView } from './phone-store.ts';
import { PhoneTab } from './phone-tab.ts';
import { QualityWatch } from './quality-watch.ts';
import { ringingOf } from './ring-cadence.ts';
import { Ringer } from './ringer.ts';
import { SipUserAgent } from './sip-user-agent.ts';

/** How long a call that has ended is still shown. */
const SHOWN_AFTER_MS = 5000;

export interface DialOptions {
  /** Whose number it is; empty: not known. */
  readonly name?: string;
  /** The call on whose behalf to ask (attended transfer). */
  readonly consultFor?: string | null;
}

export interface SoftphoneParts {
  readonly extensionUuid: string;
  readonly memory: PhoneMemory;
  /** Asks the server for a login. Rejects when it does not answer; null: there is none for this user. */
  readonly account: () => Promise<PhoneAccount | null>;
  /** Puts the phone of another extension in the place of this one. */
  readonly become: (extensionUuid: string) => void;
}

/** The phone of this page: what is shown of it, and all that can be done with it. */
export class Softphone {
  readonly store: PhoneStore;
  readonly #parts: SoftphoneParts;
  readonly #tab: PhoneTab;
  readonly #ringer = new Ringer();
  readonly #quality: QualityWatch;
  readonly #stopping = new AbortController();
  #agent: SipUserAgent | null = null;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(parts: SoftphoneParts) {
    this.#parts = parts;
    this.store = new PhoneStore(emptyView(parts.memory));
    this.#tab = new PhoneTab(parts.extensionUuid, {
      got: () => void this.#connect(),
      lost: () => this.#disconnect(),
      isFree: () => this.view.calls.every(isOver),
      dial: (number) => this.dial(number),
    });
    this.#quality = new QualityWatch(
      () => this.view.calls.filter(isUp).map(({ id }) => id),
      async (id) => (await this.#agent?.stats(id)) ?? null,
      (quality) => this.store.change({ quality }),
    );
  }

  get extensionUuid(): string {
    return this.#parts.extensionUuid;
  }

  get view(): PhoneView {
    return this.store.view();
  }

  /** Becomes the phone of its extension, unless another tab is. */
  start(): void {
    const line = obstacle({ isSecure: window.isSecureContext, hasWebRtc: 'RTCPeerConnection' in window });
    if (line !== null) {
      this.store.change({ line });
      return;
    }
    const { signal } = this.#stopping;
    window.addEventListener('beforeunload', (event) => this.#keepCalls(event), { signal });
    window.addEventListener('pagehide', () => this.stop(), { signal });
    window.addEventListener('online', () => this.view.line.at === 'unreachable' && this.retry(), { signal });
    navigator.mediaDevices.addEventListener('devicechange', () => void this.#findDevices(), { signal });
    void this.#findDevices();
    void this.#tab.start();
  }

  /** Ends calls and goes off the line for good. */
  stop(): void {
    this.#stopping.abort();
    this.#tab.stop();
    this.#disconnect();
    this.#ringer.close();
  }

  /** Takes the phone over from another tab. */
  async takeOver(): Promise<void> {
    this.store.change({ isBusyElsewhere: !(await this.#tab.take()) });
  }

  /**
   * Calls a number; by the tab that has the phone, if it is another one.
   * @returns whether it is being called
   */
  dial(text: string, { name = '', consultFor = null }: DialOptions = {}): boolean {
    const number = dialString(text);
    const { line } = this.view;
    if (number === null || (line.at !== 'registered' && line.at !== 'other_tab')) return false;
    if (line.at === 'other_tab') {
      this.#tab.passOn(number);
      return true;
    }
    const id = crypto.randomUUID();
    this.do({ type: 'dial', id, peer: { number, name }, consultFor });
    const isCalled = this.view.calls.some((call) => call.id === id);
    if (isCalled) this.#remember(number);
    return isCalled;
  }

  /** Keys of the telephone, sent in a call. */
  press(id: string, text: string): void {
    this.do({ type: 'press', id, digits: dtmfDigits(text) });
  }

  /** Lets something happen to the calls, and does what follows from it. */
  do(event: CallEvent): void {
    const before = this.view.calls;
    const { calls, effects } = transition(before, event);
    this.store.change({ calls });
    for (const effect of effects) this.#agent?.carryOut(effect);
    this.#ringer.ring(ringingOf(calls), usedDevice(this.view.choice.ringer, this.view.devices.speakers));
    this.#quality.follow();
    if (event.type === 'established') void this.#findDevices();
    for (const call of calls.filter(isOver)) if (!before.includes(call)) this.#forgetSoon(call.id);
  }

  /** Uses other devices from now on, in running calls too. */
  choose(choice: DeviceChoice): void {
    this.#parts.memory.keepDevices(choice);
    this.store.change({ choice });
    void this.#agent?.changeDevices();
  }

  /** Becomes the phone of another extension of the user, here and at the next visit. Calls end with it. */
  become(extensionUuid: string): void {
    this.#parts.memory.keepExtension(extensionUuid);
    this.#parts.become(extensionUuid);
  }

  /** Asks for the microphone outside of a call, so that its devices have names. */
  async askForMicrophone(): Promise<void> {
    try {
      closeMicrophone(await openMicrophone(this.#used.microphone));
      this.store.change({ microphoneFault: null });
    } catch (error) {
      if (error instanceof MicrophoneError) this.store.change({ microphoneFault: error.fault });
    }
    await this.#findDevices();
  }

  /** Tries at once instead of waiting for the next attempt. */
  retry(): void {
    clearTimeout(this.#renewal);
    // The user agent cannot be hurried; without calls a new one takes its place.
    if (this.view.line.at === 'unreachable' && this.view.calls.every(isOver)) {
      const agent = this.#agent;
      this.#agent = null;
      agent?.stop();
    }
    void this.#renew();
  }

  async #connect(): Promise<void> {
    this.store.change({ line: { at: 'connecting' }, isBusyElsewhere: false });
    await this.#renew();
  }

  #disconnect(): void {
    clearTimeout(this.#renewal);
    const agent = this.#agent;
    this.#agent = null;
    agent?.stop();
    this.store.change({ line: { at: 'other_tab' }, calls: [], waiting: null });
    this.#ringer.ring('silent', null);
    this.#quality.follow();
  }

  /** Asks for a login and registers with it; again before it lapses, and when it failed. */
  async #renew(): Promise<void> {
    const account = await this.#parts.account().catch(() => undefined);
    if (this.#stopping.signal.aborted || this.view.line.at === 'other_tab') return;
    if (account === null) return this.store.change({ line: { at: 'no_extension' } });
    if (account === undefined) return this.#accountFailed();
    this.store.change({ number: account.number });
    if (this.#agent === null) {
      this.#agent = this.#makeAgent(account);
      this.#agent.start();
    } else {
      this.#agent.renew(account);
      if (this.view.line.at === 'refused') this.#agent.register();
    }
    this.#renewLater(renewInMs(account.expiresAt, Date.now()));
  }

  #makeAgent(account: PhoneAccount): SipUserAgent {
    const agent: SipUserAgent = new SipUserAgent(
      account,
      {
        line: (event) => this.#agent === agent && this.#line(event),
        call: (event) => this.#agent === agent && this.do(event),
        waiting: (waiting) => this.store.change({ waiting }),
        microphone: (microphoneFault) => this.store.change({ microphoneFault }),
      },
      () => this.#used,
    );
    return agent;
  }

  #line(event: LineEvent): void {
    const line = lineAfter(this.view.line, event);
    this.store.change({ line });
    if (line.at === 'registered') this.#failures = 0;
    if (event.type === 'refused' || event.type === 'account_failed') this.#tryAgain();
  }

  /** The login that the phone has may still be good. */
  #accountFailed(): void {
    if (this.#agent === null) this.#line({ type: 'account_failed' });
    else this.#tryAgain();
  }

  #tryAgain(): void {
    this.#failures += 1;
    this.#renewLater(backoffMs(this.#failures, Math.random()));
  }

  #renewLater(milliseconds: number): void {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => void this.#renew(), milliseconds);
  }

  get #used() {
    const { choice, devices } = this.view;
    return {
      microphone: usedDevice(choice.microphone, devices.microphones),
      speaker: usedDevice(choice.speaker, devices.speakers),
    };
  }

  async #findDevices(): Promise<void> {
    const before = this.#used;
    const devices = audioDevices(await navigator.mediaDevices.enumerateDevices().catch(() => []));
    this.store.change({ devices });
    const { microphone, speaker } = this.#used;
    if (microphone?.id !== before.microphone?.id || speaker?.id !== before.speaker?.id) {
      await this.#agent?.changeDevices();
    }
  }

  #remember(number: string): void {
    this.#parts.memory.keepLastDialled(number);
    this.store.change({ lastDialled: number });
  }

  #forgetSoon(id: string): void {
    setTimeout(() => this.do({ type: 'forget', id }), SHOWN_AFTER_MS);
  }

  #keepCalls(event: BeforeUnloadEvent): void {
    if (this.view.calls.some((call) => !isOver(call))) event.preventDefault();
  }
}

function emptyView(memory: PhoneMemory): PhoneView {
  return {
    line: { at: 'starting' },
    number: '',
    calls: [],
    quality: {},
    waiting: null,
    devices: { microphones: [], speakers: [] },
    choice: memory.devices(),
    microphoneFault: null,
    lastDialled: memory.lastDialled(),
    isBusyElsewhere: false,
  };
}
