import type { Clock, Timer } from '../clock.ts';
import type { HeaderEntry } from '../message/headers.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import type { TimerSettings } from '../transaction/timer-settings.ts';

export interface ReliableResponsesParts {
  readonly clock: Clock;
  readonly timers: TimerSettings;
  /** Sends a response again. */
  readonly repeat: (response: SipResponse) => void;
  /** No PRACK came within 64*T1. */
  readonly expired: () => void;
}

interface Unacknowledged {
  readonly sequence: number;
  readonly response: SipResponse;
  timer: Timer;
}

/** Largest first RSeq (RFC 3262 §3). */
const LARGEST_START = 2 ** 31 - 1;

/**
 * The provisional responses to an INVITE that are repeated until their PRACK (RFC 3262 §3). One at a time: what is sent
 * meanwhile waits.
 */
export class ReliableResponses {
  readonly #parts: ReliableResponsesParts;
  readonly #waiting: Array<() => void> = [];
  #sequence = 1 + Math.floor(Math.random() * LARGEST_START);
  #open: Unacknowledged | undefined;
  #deadline: Timer | undefined;

  constructor(parts: ReliableResponsesParts) {
    this.#parts = parts;
  }

  /** A reliable response awaits its PRACK. */
  get isPending(): boolean {
    return this.#open !== undefined;
  }

  /** Whether the caller's INVITE demands reliability, or allows it. */
  static wantedBy(request: SipRequest): 'required' | 'supported' | 'no' {
    const names = (header: string) => request.headers.list(header).map((tag) => tag.toLowerCase());
    if (names('Require').includes('100rel')) return 'required';
    return names('Supported').includes('100rel') ? 'supported' : 'no';
  }

  /** Sends by `respond`, which is given the headers to add, as soon as nothing is waiting for its PRACK. */
  send(respond: (headers: readonly HeaderEntry[]) => SipResponse): void {
    if (this.#open !== undefined) {
      this.#waiting.push(() => this.send(respond));
      return;
    }
    this.#sequence += 1;
    const response = respond([
      ['Require', '100rel'],
      ['RSeq', String(this.#sequence)],
    ]);
    const { clock, timers } = this.#parts;
    this.#open = { sequence: this.#sequence, response, timer: this.#repeatAfter(timers.t1) };
    this.#deadline = clock.after(64 * timers.t1, () => this.#expire());
  }

  /** Runs as soon as nothing is waiting for its PRACK. */
  whenAcknowledged(run: () => void): void {
    if (this.#open === undefined) run();
    else this.#waiting.push(run);
  }

  /** False when the PRACK names no response that waits for it: 481 (RFC 3262 §3). */
  acknowledge(prack: SipRequest, invite: SipRequest): boolean {
    const [sequence, inviteSequence, method] = (prack.headers.get('RAck') ?? '').trim().split(/\s+/);
    const open = this.#open;
    const matches =
      open !== undefined &&
      sequence === String(open.sequence) &&
      inviteSequence === String(invite.cseq.sequence) &&
      method === invite.method;
    if (matches) this.#settle();
    return matches;
  }

  /** Goes on with what waited; to be called once the PRACK has been answered. */
  proceed(): void {
    if (this.#open === undefined) this.#waiting.shift()?.();
    if (this.#open === undefined && this.#waiting.length > 0) this.proceed();
  }

  stop(): void {
    this.#settle();
    this.#waiting.length = 0;
  }

  #settle(): void {
    this.#open?.timer.cancel();
    this.#deadline?.cancel();
    this.#open = undefined;
  }

  /** Repetitions double without the bound of T2 (RFC 3262 §3). */
  #repeatAfter(interval: number): Timer {
    return this.#parts.clock.after(interval, () => {
      if (this.#open === undefined) return;
      this.#parts.repeat(this.#open.response);
      this.#open.timer = this.#repeatAfter(2 * interval);
    });
  }

  #expire(): void {
    this.stop();
    this.#parts.expired();
  }
}
