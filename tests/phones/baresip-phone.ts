import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sound } from '../audio/tone.ts';
import { readWav, type Sound, writeWav } from '../audio/wav.ts';
import { BaresipControl, type PhoneEvent, type WaitOptions } from './baresip-control.ts';
import { PhoneProcess, phoneFolder } from './phone-process.ts';
import { freePorts, waitUntilBound } from './ports.ts';

export interface BaresipOptions {
  readonly user: string;
  /** where to register; without it the phone is called and calls directly, by address */
  readonly server?: { readonly host: string; readonly port: number };
  readonly transport?: 'udp' | 'tcp' | 'tls';
  /** default: the server's address */
  readonly domain?: string;
  /** default = user */
  readonly authUser?: string;
  readonly password?: string;
  /** seconds of the registration, 0 = does not register; default 60 with a server */
  readonly registerFor?: number;
  /** own address; default 127.0.0.1 */
  readonly host?: string;
  readonly answers?: 'manually' | 'at once';
  /** what the microphone hears, over and over: a frequency (Hz) or a sound at 8 kHz; default 440 */
  readonly plays?: number | Sound;
  /** in order of preference; default PCMU and PCMA */
  readonly codecs?: readonly ('PCMU' | 'PCMA' | 'G722' | 'opus')[];
  readonly mediaEncryption?: 'srtp' | 'srtp-mand' | 'dtls_srtp';
  /** lines added to baresip's configuration file */
  readonly config?: readonly string[];
}

const MICROPHONE_SECONDS = 60;
const CODEC_MODULES = { PCMU: 'g711', PCMA: 'g711', G722: 'g722', opus: 'opus' } as const;

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
    const mediaPort = await freePorts(40, host);
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

  /** The digits that the other side has sent so far (RFC 4733 or INFO). */
  get digitsHeard(): string {
    return this.events.map(({ type, param }) => (type === 'CALL_DTMF_START' ? param : '')).join('');
  }

  /** See `BaresipControl.waitFor`. */
  waitFor(type: string, options?: WaitOptions): Promise<PhoneEvent> {
    return this.#control.waitFor(type, options);
  }

  /** @throws when the registration is refused, with the server's answer */
  async registered({ timeout = 5000 }: WaitOptions = {}): Promise<void> {
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

  async dispose(): Promise<void> {
    this.#control.close();
    await this.#process.dispose();
  }

  #recording(direction: 'enc' | 'dec', call: number): string {
    const folder = join(this.#process.folder, 'recordings');
    const name = readdirSync(folder)
      .filter((file) => file.endsWith(`-${direction}.wav`))
      .sort()
      .at(call);
    if (!name) throw new Error(`${this.user} has no recording of call ${call}`);
    return join(folder, name);
  }
}

function registers({ server, registerFor = 60 }: BaresipOptions): boolean {
  return server !== undefined && registerFor > 0;
}

function account(options: BaresipOptions, host: string, port: number): string {
  const { user, server, transport = 'udp', codecs = ['PCMU', 'PCMA'], registerFor = 60 } = options;
  const domain = options.domain ?? server?.host ?? `${host}:${port}`;
  const parts = [
    `<sip:${user}@${domain};transport=${transport}>`,
    `auth_user=${options.authUser ?? user}`,
    `auth_pass=${options.password ?? 'none'}`,
    `regint=${server ? registerFor : 0}`,
    `answermode=${options.answers === 'at once' ? 'auto' : 'manual'}`,
    `audio_codecs=${codecs.map((codec) => codec.toLowerCase()).join(',')}`,
  ];
  if (server) parts.push(`outbound="sip:${server.host}:${server.port};transport=${transport}"`);
  if (options.mediaEncryption) parts.push(`mediaenc=${options.mediaEncryption}`);
  return parts.join(';');
}

interface Addresses {
  readonly host: string;
  readonly port: number;
  readonly controlPort: number;
  readonly mediaPort: number;
}

function writeConfiguration(folder: string, options: BaresipOptions, addresses: Addresses): void {
  mkdirSync(join(folder, 'recordings'));
  writeFileSync(join(folder, 'accounts'), '');
  writeFileSync(join(folder, 'contacts'), '');
  writeWav(join(folder, 'microphone.wav'), microphone(options.plays ?? 440));
  writeFileSync(join(folder, 'config'), `${configuration(folder, options, addresses).join('\n')}\n`);
}

function microphone(plays: number | Sound): Sound {
  if (typeof plays === 'number') return sound([{ frequency: plays, milliseconds: MICROPHONE_SECONDS * 1000 }]);
  const length = MICROPHONE_SECONDS * plays.sampleRate;
  const samples = Int16Array.from({ length }, (_, at) => plays.samples[at % plays.samples.length] ?? 0);
  return { ...plays, samples };
}

function configuration(folder: string, options: BaresipOptions, addresses: Addresses): string[] {
  const { host, port, controlPort, mediaPort } = addresses;
  return [
    'poll_method epoll',
    `sip_listen ${host}:${port}`,
    'call_local_timeout 120',
    'call_max_calls 8',
    `audio_source aufile,${join(folder, 'microphone.wav')}`,
    'audio_player aubridge,nil',
    'audio_alert aufile,/dev/null',
    'ausrc_srate 8000',
    'auplay_srate 8000',
    'ausrc_channels 1',
    'auplay_channels 1',
    `rtp_ports ${mediaPort}-${mediaPort + 39}`,
    `net_interface ${host}`,
    'module_path /usr/lib/baresip/modules',
    ...modules(options).map((name) => `module ${name}.so`),
    'module_tmp account.so',
    'module_app menu.so',
    'module_app ctrl_tcp.so',
    `ctrl_tcp_listen ${host}:${controlPort}`,
    `snd_path ${join(folder, 'recordings')}`,
    ...(options.config ?? []),
  ];
}

function modules({ codecs = ['PCMU', 'PCMA'], mediaEncryption }: BaresipOptions): string[] {
  const encryption = mediaEncryption === undefined ? [] : [mediaEncryption === 'dtls_srtp' ? 'dtls_srtp' : 'srtp'];
  return [...new Set(codecs.map((codec) => CODEC_MODULES[codec])), 'aufile', 'aubridge', 'sndfile', ...encryption];
}
