import { mkdirSync, writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { sound } from '../audio/tone.ts';
import { type Sound, writeWav } from '../audio/wav.ts';

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
  /** after how many seconds of a call its microphone ends, and the call with it; default 60 */
  readonly talksFor?: number;
  /** in order of preference; default PCMU and PCMA */
  readonly codecs?: readonly ('PCMU' | 'PCMA' | 'G722' | 'opus')[];
  readonly mediaEncryption?: 'srtp' | 'srtp-mand' | 'dtls_srtp';
  /** lines added to baresip's configuration file */
  readonly config?: readonly string[];
}

/** As the account names them: without rate and channels only those of 8 kHz are found. */
const ACCOUNT_CODECS = { PCMU: 'pcmu', PCMA: 'pcma', G722: 'g722', opus: 'opus/48000/2' } as const;
const CODEC_MODULES = { PCMU: 'g711', PCMA: 'g711', G722: 'g722', opus: 'opus' } as const;

export interface BaresipAddresses {
  readonly host: string;
  readonly port: number;
  readonly controlPort: number;
  /** the first of MEDIA_PORTS neighbouring ones */
  readonly mediaPort: number;
}

export const MEDIA_PORTS = 40;

/** The account as the command `uanew` takes it. */
export function account(options: BaresipOptions, host: string, port: number): string {
  const { user, server, transport = 'udp', codecs = ['PCMU', 'PCMA'], registerFor = 60 } = options;
  const domain = options.domain ?? server?.host ?? `${inUri(host)}:${port}`;
  const parts = [
    `<sip:${user}@${domain};transport=${transport}>`,
    `auth_user=${options.authUser ?? user}`,
    `auth_pass=${options.password ?? 'none'}`,
    `regint=${server ? registerFor : 0}`,
    `answermode=${options.answers === 'at once' ? 'auto' : 'manual'}`,
    `audio_codecs=${codecs.map((codec) => ACCOUNT_CODECS[codec]).join(',')}`,
  ];
  if (server) parts.push(`outbound="sip:${inUri(server.host)}:${server.port};transport=${transport}"`);
  if (options.mediaEncryption) parts.push(`mediaenc=${options.mediaEncryption}`);
  return parts.join(';');
}

function inUri(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

/** Writes all that baresip reads at its start into `folder`. */
export function writeConfiguration(folder: string, options: BaresipOptions, addresses: BaresipAddresses): void {
  mkdirSync(join(folder, 'recordings'));
  writeFileSync(join(folder, 'accounts'), '');
  writeFileSync(join(folder, 'contacts'), '');
  writeWav(join(folder, 'microphone.wav'), microphone(options.plays ?? 440, options.talksFor ?? 60));
  writeFileSync(join(folder, 'config'), `${configuration(folder, options, addresses).join('\n')}\n`);
}

function microphone(plays: number | Sound, seconds: number): Sound {
  if (typeof plays === 'number') return sound([{ frequency: plays, milliseconds: seconds * 1000 }]);
  const length = seconds * plays.sampleRate;
  const samples = Int16Array.from({ length }, (_, at) => plays.samples[at % plays.samples.length] ?? 0);
  return { ...plays, samples };
}

function configuration(folder: string, options: BaresipOptions, addresses: BaresipAddresses): string[] {
  const { host, port, controlPort, mediaPort } = addresses;
  return [
    'poll_method epoll',
    `sip_listen ${inUri(host)}:${port}`,
    'call_local_timeout 120',
    'call_max_calls 8',
    `audio_source aufile,${join(folder, 'microphone.wav')}`,
    'audio_player aubridge,nil',
    'audio_alert aufile,/dev/null',
    'ausrc_srate 8000',
    'auplay_srate 8000',
    'ausrc_channels 1',
    'auplay_channels 1',
    `rtp_ports ${mediaPort}-${mediaPort + MEDIA_PORTS - 1}`,
    `net_interface ${host}`,
    'module_path /usr/lib/baresip/modules',
    ...modules(options).map((name) => `module ${name}.so`),
    'module_tmp account.so',
    'module_app menu.so',
    'module_app ctrl_tcp.so',
    `ctrl_tcp_listen ${inUri(host)}:${controlPort}`,
    `snd_path ${join(folder, 'recordings')}`,
    ...(options.config ?? []),
  ];
}

function modules({ codecs = ['PCMU', 'PCMA'], mediaEncryption }: BaresipOptions): string[] {
  const encryption = mediaEncryption === undefined ? [] : [mediaEncryption === 'dtls_srtp' ? 'dtls_srtp' : 'srtp'];
  return [...new Set(codecs.map((codec) => CODEC_MODULES[codec])), 'aufile', 'aubridge', 'sndfile', ...encryption];
}
