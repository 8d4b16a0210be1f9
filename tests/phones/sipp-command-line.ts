import { readFileSync, writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { dtmfPcap } from '../audio/dtmf-pcap.ts';
import { encodeMuLaw } from '../audio/g711.ts';
import { sound } from '../audio/tone.ts';
import type { Sound } from '../audio/wav.ts';

export interface SippOptions {
  /** name of a file in tests/phones/sipp without .xml, or an absolute path */
  readonly scenario: string;
  /** where requests go; a callee may leave it out */
  readonly server?: { readonly host: string; readonly port: number };
  readonly transport?: 'udp' | 'tcp';
  /** own address; default 127.0.0.1 */
  readonly host?: string;
  /** where its media are, when not at `host` */
  readonly mediaHost?: string;
  /** own SIP port; default a free one */
  readonly port?: number;
  readonly user?: string;
  /** what the challenge is answered with; default = user */
  readonly authUser?: string;
  readonly password?: string;
  /** display name; default = user */
  readonly display?: string;
  /** default: the server's address */
  readonly domain?: string;
  /** the number dialled */
  readonly number?: string;
  /** REGISTER, seconds; default 120 */
  readonly expires?: number;
  /** how long a callee rings before it answers; default 100 */
  readonly answerMs?: number;
  /** how long a caller lets it ring before it cancels; default 300 */
  readonly ringMs?: number;
  /** length of a talk, or of each of its parts; default 1000 */
  readonly talkMs?: number;
  /** what is played, over and over: a frequency (Hz) or a sound at 8 kHz; default 440 */
  readonly plays?: number | Sound;
  /** digits of the RFC 4733 scenario; default "15#" */
  readonly digits?: string;
  /** send back whatever RTP comes in, instead of playing */
  readonly echo?: boolean;
  /** calls in all, at once and new ones a second; default 1, the same, 10 */
  readonly calls?: number;
  readonly concurrentCalls?: number;
  readonly callsPerSecond?: number;
  /** rows of [field0], [field1] ... for scenarios of one's own, one row a call */
  readonly rows?: readonly (readonly string[])[];
  /** more [name] keywords for scenarios of one's own */
  readonly keys?: Readonly<Record<string, string | number>>;
  /** many calls: keeps no messages to look at afterwards, and passes over late repetitions instead of giving a call up */
  readonly underLoad?: boolean;
  /** the run fails when it takes longer; default 30 s */
  readonly timeoutMs?: number;
}

const SCENARIOS = join(import.meta.dirname, 'sipp');

/** Whether the scenario begins by waiting for a request. */
export function isCallee(scenario: string): boolean {
  return /<recv request="/.test(firstStep(readFileSync(scenarioPath(scenario), 'utf8')));
}

function firstStep(xml: string): string {
  return /<(recv|send)\b[^>]*>/.exec(xml)?.[0] ?? '';
}

function scenarioPath(scenario: string): string {
  return scenario.startsWith('/') ? scenario : join(SCENARIOS, `${scenario}.xml`);
}

/** Writes what the scenarios play and read into the run's `folder`. */
export function writeInputs(folder: string, { plays = 440, digits = '15#', rows }: SippOptions): void {
  const heard = typeof plays === 'number' ? sound([{ frequency: plays, milliseconds: 1000 }]) : plays;
  writeFileSync(join(folder, 'audio.ul'), encodeMuLaw(heard.samples));
  writeFileSync(join(folder, 'dtmf.pcap'), dtmfPcap(digits));
  if (rows) writeFileSync(join(folder, 'rows.csv'), ['SEQUENTIAL', ...rows.map((row) => row.join(';'))].join('\n'));
}

/** sipp's arguments for one run in the folder that `writeInputs` has filled. */
export function commandLine(options: SippOptions, host: string, port: number, mediaPort: number): string[] {
  const { server, calls = 1, timeoutMs = 30_000 } = options;
  const keys = Object.entries(keywords(options)).flatMap(([name, value]) => ['-key', name, String(value)]);
  return [
    ...(server ? [`${isIPv6(server.host) ? `[${server.host}]` : server.host}:${server.port}`] : []),
    ...['-sf', scenarioPath(options.scenario), '-nostdin'],
    ...['-t', options.transport === 'tcp' ? 't1' : 'u1', '-i', host, '-p', String(port)],
    ...['-mi', options.mediaHost ?? host, '-mp', String(mediaPort)],
    ...[
      '-m',
      String(calls),
      '-l',
      String(options.concurrentCalls ?? calls),
      '-r',
      String(options.callsPerSecond ?? 10),
    ],
    ...['-timeout', `${timeoutMs}ms`, '-timeout_error'],
    ...(options.underLoad
      ? ['-default_behaviors', 'all,-abortunexp']
      : ['-trace_msg', '-message_file', 'messages.log']),
    ...['-trace_err', '-error_file', 'errors.log'],
    ...(options.echo ? ['-rtp_echo'] : []),
    ...(options.rows ? ['-inf', 'rows.csv'] : []),
    ...credentials(options),
    ...keys,
  ];
}

function credentials(options: SippOptions): string[] {
  const { number, user = 'sipp', authUser = user, password = 'none' } = options;
  const target = number === undefined ? domainOf(options) : `${number}@${domainOf(options)}`;
  return ['-s', number ?? 'service', '-au', authUser, '-ap', password, '-auth_uri', target];
}

function keywords(options: SippOptions): Record<string, string | number> {
  const { user = 'sipp' } = options;
  return {
    user,
    display: options.display ?? user,
    domain: domainOf(options),
    expires: options.expires ?? 120,
    answer_ms: options.answerMs ?? 100,
    ring_ms: options.ringMs ?? 300,
    talk_ms: options.talkMs ?? 1000,
    ...options.keys,
  };
}

function domainOf(options: SippOptions): string {
  return options.domain ?? options.server?.host ?? options.host ?? '127.0.0.1';
}
