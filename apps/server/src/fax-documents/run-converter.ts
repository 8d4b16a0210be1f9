import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Static } from 'typebox';
import { Check } from 'typebox/value';
import { errors } from '../http/errors.ts';
import { type ConversionJob, ConversionWord } from './conversion-job.ts';
import { sandboxPrefix } from './sandbox.ts';
import { WorkQueue } from './work-queue.ts';

export type Job = Static<typeof ConversionJob>;
export type Done = Extract<Static<typeof ConversionWord>, { say: 'done' }>;

/** How long a converter may work, and be silent: an office file takes two minutes at most. */
export interface Patience {
  readonly wholeMs: number;
  readonly silentMs: number;
}

const USUAL: Patience = { wholeMs: 600_000, silentMs: 135_000 };
const HEAP_MB = 1024;
const PROGRAM = fileURLToPath(new URL('./converter/main.ts', import.meta.url));

/** Calls go on beside conversions: few at a time, and whoever would wait behind too many is told so. */
const queue = new WorkQueue({ atOnce: 2, mostWaiting: 50 });

/**
 * Runs a conversion in a process of its own, which dies with its deadline.
 * @param folder private; the job file is written there
 * @throws ApiError 422 when what was sent cannot be converted, 503 when too many wait
 */
export async function runConverter(job: Job, folder: string, patience: Patience = USUAL): Promise<Done> {
  const file = join(folder, 'job.json');
  await writeFile(file, JSON.stringify(job), { mode: 0o600 });
  const word = await queue.run(() => converse(file, folder, patience));
  if (word === null) throw errors.unavailable('Too many documents are being converted: try again in a minute');
  if (word.say === 'done') return word;
  throw errors.unprocessable(word.message, [{ field: 'file', message: word.message }]);
}

type LastWord = Exclude<Static<typeof ConversionWord>, { say: 'page' }>;

const GAVE_UP: LastWord = {
  say: 'refused',
  message: 'The file cannot be converted: it takes too much time or memory, or is broken',
};

async function converse(jobFile: string, folder: string, { wholeMs, silentMs }: Patience): Promise<LastWord> {
  const [program = process.execPath, ...words] = [...sandboxPrefix(), process.execPath];
  const child = spawn(program, [...words, `--max-old-space-size=${HEAP_MB}`, PROGRAM, jobFile], {
    cwd: folder,
    // None of the server's own environment: it holds secrets.
    env: { PATH: process.env['PATH'], TMPDIR: folder, HOME: folder, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // A group of its own, so that what it starts ends with it.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  const end = () => killGroup(child);
  const whole = setTimeout(end, wholeMs);
  const silent = setTimeout(end, silentMs);
  let last: LastWord = GAVE_UP;
  const pipe = child.stdio[3];
  if (pipe instanceof Readable) {
    for await (const line of createInterface({ input: pipe })) {
      silent.refresh();
      const word = parseWord(line);
      if (word !== null && word.say !== 'page') last = word;
    }
  }
  await ended;
  clearTimeout(whole);
  clearTimeout(silent);
  end();
  return last;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself, with all that it started.
  }
}

function parseWord(line: string): Static<typeof ConversionWord> | null {
  try {
    const word: unknown = JSON.parse(line);
    return Check(ConversionWord, word) ? word : null;
  } catch {
    return null;
  }
}
