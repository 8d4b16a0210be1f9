import { spawn } from 'node:child_process';
import { sandboxPrefix } from '../fax-documents/sandbox.ts';
import { SpeechFailed } from './speech-failed.ts';

/** What a run may take. */
export interface RunLimits {
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

/**
 * Runs the synthesiser as a process of its own, without the network, and ends it at its limits.
 * @param words its options; never text of anybody
 * @param input what it reads from its standard input
 * @returns what it has written
 * @throws SpeechFailed
 */
export async function runEspeak(
  program: string,
  words: readonly string[],
  input: string,
  { timeoutMs, mostBytes }: RunLimits,
): Promise<Buffer> {
  const [first = program, ...rest] = [...sandboxPrefix(), program, ...words];
  const child = spawn(first, rest, {
    // None of the server's own environment: it holds secrets.
    env: { PATH: process.env['PATH'] },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const { promise: status, resolve: ended } = Promise.withResolvers<number | null>();
  child.once('close', ended).once('error', () => ended(null));
  // It may have ended before it has read everything.
  child.stdin.on('error', () => undefined).end(input);
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  if ((await status) !== 0)
    throw new SpeechFailed('The text cannot be read aloud: it takes too long, or its reader failed');
  return Buffer.concat(chunks);
}
