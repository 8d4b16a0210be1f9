import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';
import { claimFile } from '../embedded/owner-lock.ts';
import { identityOf } from '../embedded/process-identity.ts';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 60_000;

/** The process that a test run is: Vitest's own, whether its workers are threads or processes; else this one. */
function runOwner(): number {
  const isWorkerProcess = isMainThread && process.env.VITEST_POOL_ID !== undefined;
  return isWorkerProcess ? process.ppid : process.pid;
}

/** A directory for the run's temporary files; the keeper removes it when the run is over. */
export function runDirectory(owner: number = runOwner()): string {
  const directory = join(tmpdir(), `strowger-test-${owner}-${identityOf(owner)?.startTime ?? 0}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}

function readUrl(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Starts the process that keeps the server until the run is over; resolves when the server is up. It holds no pipe of the run's, which
 * would wait for its end as it waits for the run's.
 */
async function startKeeper(directory: string, owner: number): Promise<void> {
  const complaints = openSync(join(directory, 'keeper.log'), 'a', 0o600);
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'keeper.ts'), directory, String(owner)], {
    detached: true,
    stdio: ['ignore', 'pipe', complaints],
  });
  closeSync(complaints);
  await new Promise<void>((resolve, reject) => {
    keeper.stdout?.once('data', () => resolve());
    keeper.once('exit', () => reject(new Error(`The test database did not start: see keeper.log in ${directory}.`)));
    keeper.once('error', reject);
  });
  keeper.stdout?.destroy();
  keeper.unref();
}

let known: Promise<string> | undefined;

async function find(): Promise<string> {
  const owner = runOwner();
  const directory = runDirectory(owner);
  const urlFile = join(directory, 'url');
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(LOOK_EVERY_MS)) {
    const url = readUrl(urlFile);
    if (url !== undefined) return url;
    const ownership = claimFile(join(directory, 'starting.lock'));
    if (ownership.kind === 'taken') continue;
    try {
      if (readUrl(urlFile) === undefined) await startKeeper(directory, owner);
    } finally {
      ownership.release();
    }
  }
  throw new Error('The test database did not start.');
}

/** The superuser URL of the one server that all test files of a run share; the first to ask starts it. */
export function sharedServer(): Promise<string> {
  known ??= find();
  return known;
}
