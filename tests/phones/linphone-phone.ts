import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sound } from '../audio/tone.ts';
import { readWav, recordedMs, type Sound, writeWav } from '../audio/wav.ts';
import { PhoneProcess, phoneFolder } from './phone-process.ts';
import { freeMediaPorts, freePorts } from './ports.ts';

export interface LinphoneOptions {
  readonly user: string;
  /** where to register; without it the phone is called and calls directly, by address */
  readonly server?: { readonly host: string; readonly port: number };
  /** default: the server's address */
  readonly domain?: string;
  readonly password?: string;
  /** own address; default 127.0.0.1 */
  readonly host?: string;
  /** what the microphone hears: a frequency (Hz) or a sound at 8 kHz; default 600 */
  readonly plays?: number | Sound;
}

const PROMPT = /linphonec> /;
const MICROPHONE_SECONDS = 60;

/**
 * A second, independent softphone for the cases where one implementation as judge is not enough: it offers opus,
 * speex, G.729 and three rates of telephone-events. Start it through `usePhones()`.
 */
export class LinphonePhone {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly #process: PhoneProcess;
  #seen = 0;
  #calls = 0;

  private constructor(user: string, host: string, port: number, process: PhoneProcess) {
    this.user = user;
    this.host = host;
    this.port = port;
    this.#process = process;
  }

  /**
   * Starts the phone; with a server it resolves when the registration has been accepted.
   * @throws when it does not start or the registration is refused
   */
  static async start(options: LinphoneOptions): Promise<LinphonePhone> {
    const { user, host = '127.0.0.1' } = options;
    const port = await freePorts(2, host);
    const mediaPort = await freeMediaPorts(2, host);
    const folder = phoneFolder('linphone');
    writeFiles(folder, options, { host, port, mediaPort });
    const process = new PhoneProcess({
      command: 'linphonec',
      args: ['-c', join(folder, 'linphonerc'), '-d', '0'],
      folder,
      env: { HOME: folder },
    });
    const phone = new LinphonePhone(user, host, port, process);
    try {
      await process.waitForOutput(PROMPT, 10_000);
      await phone.#command('soundcard use files', /wav files instead/);
      if (options.server) await phone.#registered();
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

  /** What the phone has printed. */
  get output(): string {
    return this.#process.output;
  }

  /** Calls a number of the server, or an address; resolves when the call is up and both directions are joined. */
  async call(target: string, timeoutMs = 5000): Promise<void> {
    await this.#command(`call ${target}`, /Media streams established/, timeoutMs);
    this.#calls++;
    await this.#joinSound();
  }

  /** Waits for a call and takes it. */
  async answer(timeoutMs = 5000): Promise<void> {
    await this.#waitFor(/incoming call from/, timeoutMs);
    await this.#command('answer', /Media streams established/, timeoutMs);
    this.#calls++;
    await this.#joinSound();
  }

  /** Presses keys one after another (RFC 4733). */
  async sendDtmf(digits: string): Promise<void> {
    for (const digit of digits) await this.#command(digit, PROMPT);
  }

  /** Puts the current call on hold by a re-INVITE. */
  async hold(timeoutMs = 5000): Promise<void> {
    await this.#command('pause', /Call \d+ with .* is now paused/, timeoutMs);
  }

  /** Takes the call back; what is heard then follows in the same recording. */
  async resume(timeoutMs = 5000): Promise<void> {
    await this.#command('resume', /Media streams established/, timeoutMs);
    await this.#joinSound();
  }

  /** Joins the party of one call with that of another and leaves (REFER with Replaces); calls count from 1. */
  async transferToCall(call: number, otherCall: number, timeoutMs = 5000): Promise<void> {
    await this.#command(`transfer ${call} --to-call ${otherCall}`, PROMPT, timeoutMs);
  }

  /** Ends the current call; the recording is complete then. */
  async hangup(timeoutMs = 5000): Promise<void> {
    await this.#command('terminate', /Call \d+ with .* ended/, timeoutMs);
  }

  /** Waits until the other side has ended the call. */
  async closed(timeoutMs = 5000): Promise<void> {
    await this.#waitFor(/Call \d+ with .* (ended|error)/, timeoutMs);
  }

  /** What this phone has heard of the last call that came up; complete once the call has ended. */
  receivedAudio(): string {
    return join(this.#process.folder, `heard-${this.#calls}.wav`);
  }

  /** The received audio, read. */
  heard(): Sound {
    return readWav(this.receivedAudio());
  }

  /**
   * How much it has heard of the call so far.
   * @param sampleRate of the codec in use
   */
  heardMs(sampleRate = 8000): number {
    return recordedMs(this.receivedAudio(), sampleRate);
  }

  /**
   * Waits until the phone has heard this much.
   * @throws when it has not in time
   */
  async hears(milliseconds: number, { sampleRate = 8000, timeout = milliseconds + 10_000 } = {}): Promise<void> {
    const deadline = Date.now() + timeout;
    while (this.heardMs(sampleRate) < milliseconds) {
      if (Date.now() > deadline) throw new Error(`${this.user} has not heard ${milliseconds} ms after ${timeout} ms`);
      await delay(25);
    }
  }

  async dispose(): Promise<void> {
    this.#process.type('quit');
    await this.#process.dispose();
  }

  async #registered(timeoutMs = 5000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      this.#process.type('status register');
      const said = await this.#waitFor(/registered(, identity=|=)/, timeoutMs);
      if (said.endsWith('identity=')) return;
      if (Date.now() > deadline) throw new Error(`${this.user} is not registered after ${timeoutMs} ms`);
      await delay(50);
    }
  }

  async #joinSound(): Promise<void> {
    await this.#command(`play ${join(this.#process.folder, 'microphone.wav')}`, PROMPT);
    await this.#command(`record ${this.receivedAudio()}`, PROMPT);
  }

  async #command(line: string, answer: RegExp, timeoutMs = 5000): Promise<void> {
    this.#process.type(line);
    await this.#waitFor(answer, timeoutMs);
  }

  /** Waits for something printed after what the last wait has found. */
  async #waitFor(pattern: RegExp, timeoutMs: number): Promise<string> {
    const match = await this.#process.waitForOutput(pattern, timeoutMs, this.#seen);
    this.#seen += match.index + match[0].length;
    return match[0];
  }
}

function writeFiles(
  folder: string,
  options: LinphoneOptions,
  { host, port, mediaPort }: { host: string; port: number; mediaPort: number },
): void {
  const { plays = 600, user } = options;
  mkdirSync(join(folder, '.local/share/linphone'), { recursive: true });
  const heard =
    typeof plays === 'number' ? sound([{ frequency: plays, milliseconds: MICROPHONE_SECONDS * 1000 }]) : plays;
  writeWav(join(folder, 'microphone.wav'), heard);
  const lines = [
    '[sip]',
    `sip_port=${port}`,
    'sip_tcp_port=0',
    'sip_tls_port=0',
    `bind_address=${host}`,
    `contact=sip:${user}@${host}:${port}`,
    'use_ipv6=0',
    'default_proxy=0',
    'ipv6_migration_done=1',
    '[rtp]',
    `audio_rtp_port=${mediaPort}`,
    `bind_address=${host}`,
    ...accountLines(options),
  ];
  writeFileSync(join(folder, 'linphonerc'), `${lines.join('\n')}\n`);
}

function accountLines({ user, server, password = 'none', domain = server?.host ?? '' }: LinphoneOptions): string[] {
  if (!server) return [];
  const address = `sip:${server.host}:${server.port}`;
  return [
    '[proxy_0]',
    `reg_proxy=<${address}>`,
    `reg_route=<${address};lr>`,
    `reg_identity=sip:${user}@${domain}`,
    'reg_sendregister=1',
    'reg_expires=120',
    '[auth_info_0]',
    `username=${user}`,
    `passwd=${password}`,
    `realm=${domain}`,
    `domain=${domain}`,
  ];
}
