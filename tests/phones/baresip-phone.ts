import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readWav, recordedMs, type Sound } from '../audio/wav.ts';
import { account, type BaresipOptions, MEDIA_PORTS, writeConfiguration } from './baresip-configuration.ts';
import { BaresipControl, type PhoneEvent, type WaitOptions } from './baresip-control.ts';
import { PhoneProcess, phoneFolder } from './phone-process.ts';
import { freeMediaPorts, freePorts, waitUntilBound } from './ports.ts';

/** A softphone with a microphone that plays a file and an ear that records. Start it through `usePhones()`. */
export class BaresipPhone {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly #process: PhoneProcess;
  readonly #control: BaresipControl;

  private constructor(user: string, host: string, port: number, process: PhoneProcess, control: BaresipControl) {
    this.user = user;
    this.host = host;
    this.port = port;
    this.#process = process;
    this.#control = control;
  }

  /**
   * Starts the phone; with a server it resolves when the registration has been accepted.
   * @throws when the registration is refused or the phone does not start
   */
  static async start(options: BaresipOptions): Promise<BaresipPhone> {
    const { host = '127.0.0.1', user } = options;
    const port = await freePorts(4, host);
    const controlPort = await freePorts(2, host);
    const mediaPort = await freeMediaPorts(MEDIA_PORTS, host);
    const folder = phoneFolder('baresip');
    writeConfiguration(folder, options, { host, port, controlPort, mediaPort });
    const process = new PhoneProcess({ command: 'baresip', args: ['-f', folder], folder });
    try {
      await process.waitForOutput(/baresip is ready/, 10_000);
      await waitUntilBound(controlPort, 'tcp');
      const phone = new BaresipPhone(user, host, port, process, await BaresipControl.open(host, controlPort));
      await phone.#control.command('uanew', account(options, host, port));
      if (registers(options)) await phone.registered();
      return phone;
    } catch (error) {
      await process.dispose();
      throw error;
    }
  }

  /** The address at which this phone can be called directly, without a server. */
  get uri(): string {
    return `sip:${this.user}@${this.host}:${this.port}`;
  }

  /** All events since the start. */
  get events(): readonly PhoneEvent[] {
    return this.#control.events;
  }

  /** What the phone has printed: useful where a test fails. */
  get output(): string {
    return this.#process.output;
  }

  /** Whether it has taken part in any call. One that answers at once has no CALL_INCOMING. */
  get wasInACall(): boolean {
    return this.events.some(({ type }) => type.startsWith('CALL_'));
  }

  /** The digits that the other side has sent so far (RFC 4733 or INFO). */
  get digitsHeard(): string {
    return this.events.map(({ type, param }) => (type === 'CALL_DTMF_START' ? param : '')).join('');
  }

  /**
   * Waits until the other side has sent all of these digits since the start.
   * @throws with what it has sent instead
   */
  async hearsDigits(digits: string, timeout = 15_000): Promise<void> {
    const deadline = Date.now() + timeout;
    while (this.digitsHeard !== digits) {
      if (Date.now() > deadline) throw new Error(`${this.user} has heard the digits "${this.digitsHeard}"`);
      await delay(25);
    }
  }

  /** See `BaresipControl.waitFor`. */
  waitFor(type: string, options?: WaitOptions): Promise<PhoneEvent> {
    return this.#control.waitFor(type, options);
  }

  /** @throws when the registration is refused, with the server's answer */
  async registered({ timeout = 15_000 }: WaitOptions = {}): Promise<void> {
    const refused = this.waitFor('REGISTER_FAIL', { timeout }).then(
      ({ param }) => Promise.reject(new Error(`the registration of ${this.user} was refused: ${param}`)),
      () => new Promise<never>(() => {}),
    );
    await Promise.race([this.waitFor('REGISTER_OK', { timeout }), refused]);
  }

  /** Calls a number of the server, or an address such as another phone's `uri`. Does not wait for an answer. */
  async dial(target: string): Promise<void> {
    await this.#control.command('dial', target);
  }

  /** Waits for a call and takes it; resolves when it is up. */
  async answer(options?: WaitOptions): Promise<void> {
    await this.waitFor('CALL_INCOMING', options);
    await this.#control.command('accept');
    await this.established(options);
  }

  /** Waits until the next call is up on this side. */
  async established(options?: WaitOptions): Promise<PhoneEvent> {
    return this.waitFor('CALL_ESTABLISHED', options);
  }

  /** Waits until a call ends; the event's `param` tells why. */
  async closed(options?: WaitOptions): Promise<PhoneEvent> {
    return this.waitFor('CALL_CLOSED', options);
  }

  /** Ends the current call, refuses it (486) while it rings here, or cancels it while it rings there. */
  async hangup(): Promise<void> {
    await this.#control.command('hangup');
  }

  async hold(): Promise<void> {
    await this.#control.command('hold');
  }

  async resume(): Promise<void> {
    await this.#control.command('resume');
  }

  /** Presses keys one after another, `gapMs` apart (RFC 4733). */
  async sendDtmf(digits: string, gapMs = 250): Promise<void> {
    for (const digit of digits) {
      await this.#control.command('sndcode', digit);
      await delay(gapMs);
    }
  }

  /** Transfers the current call blindly (REFER, RFC 3515). */
  async transfer(target: string): Promise<void> {
    await this.#control.command('transfer', target);
  }

  /** Any other command of baresip's menu. */
  command(command: string, params?: string): Promise<string> {
    return this.#control.command(command, params);
  }

  /**
   * What this phone has heard in a call, as a WAV file. Complete once the call is closed.
   * @param call which of its calls, counted from the first; default the latest
   * @throws when no call has brought audio yet
   */
  receivedAudio(call = -1): string {
    return this.#recording('dec', call);
  }

  /** What this phone has said in a call. */
  sentAudio(call = -1): string {
    return this.#recording('enc', call);
  }

  /** The received audio, read. */
  heard(call = -1): Sound {
    return readWav(this.receivedAudio(call));
  }

  /**
   * Waits until the phone has heard this much of a call: RTP that came, loud or silent.
   * @throws when it has not in time
   */
  async hears(milliseconds: number, { call = -1, timeout = milliseconds + 10_000 } = {}): Promise<void> {
    const deadline = Date.now() + timeout;
    while (this.heardMs(call) < milliseconds) {
      if (Date.now() > deadline) throw new Error(`${this.user} has heard ${this.heardMs(call)} ms after ${timeout} ms`);
      await delay(25);
    }
  }

  /** How much of a call it has heard so far. */
  heardMs(call = -1): number {
    return this.#recordings('dec').at(call) === undefined ? 0 : recordedMs(this.receivedAudio(call));
  }

  async dispose(): Promise<void> {
    this.#control.close();
    await this.#process.dispose();
  }

  #recording(direction: 'enc' | 'dec', call: number): string {
    const name = this.#recordings(direction).at(call);
    if (!name) throw new Error(`${this.user} has no recording of call ${call}`);
    return name;
  }

  #recordings(direction: 'enc' | 'dec'): string[] {
    const folder = join(this.#process.folder, 'recordings');
    return readdirSync(folder)
      .filter((file) => file.endsWith(`-${direction}.wav`))
      .sort()
      .map((file) => join(folder, file));
  }
}

function registers({ server, registerFor = 60 }: BaresipOptions): boolean {
  return server !== undefined && registerFor > 0;
}
