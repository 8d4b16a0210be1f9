import { freePorts } from '../../tests/phones/ports.ts';
import type { SippOptions } from '../../tests/phones/sipp-command-line.ts';
import { SippPhone } from '../../tests/phones/sipp-phone.ts';
import { phoneOf, runSipp, type SystemUnderLoad } from '../load/system-under-load.ts';
import { CountedCalls } from './counted-calls.ts';
import { type Leaving, MessageLeavers } from './message-leavers.ts';

/** Phones register once, for an hour. */
const EXPIRES_SECONDS = 3600;
/** More than a soak has time for. */
export const ENDLESS = 10_000_000;

/** The phones of a soak. */
export class LoadPhones {
  readonly #system: SystemUnderLoad;
  readonly #timeoutMs: number;
  readonly #toDispose: { dispose(): Promise<void> }[] = [];

  /** @param seconds that the soak takes without its end */
  constructor(system: SystemUnderLoad, seconds: number) {
    this.#system = system;
    this.#timeoutMs = (seconds + 600) * 1000;
  }

  /** A registered phone that takes any number of calls. */
  async called(number: string, options: Pick<SippOptions, 'scenario'> & Partial<SippOptions>): Promise<void> {
    const port = await freePorts(2);
    const phone = phoneOf(this.#system, number);
    await runSipp({ scenario: 'uac-registers', ...phone, port, expires: EXPIRES_SECONDS });
    const waiting = { user: number, port, answerMs: 20, underLoad: true, calls: ENDLESS, timeoutMs: this.#timeoutMs };
    this.#toDispose.push(await SippPhone.start({ ...waiting, ...options }));
  }

  /** A run of calls from an extension. @param options with `calls`, `concurrentCalls` and `callsPerSecond` */
  async calls(
    from: string,
    number: string,
    options: Pick<SippOptions, 'scenario'> & Partial<SippOptions>,
  ): Promise<CountedCalls> {
    const calling = { ...phoneOf(this.#system, from), number, timeoutMs: this.#timeoutMs };
    const calls = await CountedCalls.start({ ...calling, ...options });
    this.#toDispose.push(calls);
    return calls;
  }

  /** Callers who leave messages, one after the other. */
  leave(leaving: Leaving): MessageLeavers {
    const leavers = new MessageLeavers(this.#system, leaving);
    this.#toDispose.push(leavers);
    return leavers;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#toDispose.map((one) => one.dispose()));
  }
}
