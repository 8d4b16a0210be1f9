import { type ChildProcess, spawn } from 'node:child_process';
import { EmbeddedPostgresError } from '../errors.ts';
import type { DatabaseLog } from '../log.ts';
import type { Account } from './account.ts';
import { HERE, SERVER_ENVIRONMENT } from './cluster.ts';
import { ServerLog } from './server-log.ts';

export interface PostmasterOptions {
  program: string;
  cluster: string;
  account: Account | undefined;
  settings: Readonly<Record<string, string>>;
  logFile: string;
  log: DatabaseLog;
}

/** A running server. */
export interface Postmaster {
  pid: number;
  /** Resolves with what ended it: `code 1`, `SIGKILL`. */
  ended: Promise<string>;
  /** Fast shutdown; harder when it takes too long. Resolves when the server is gone. */
  stop(): Promise<void>;
  /** Asks for a fast shutdown without waiting, for when our own process is about to end. */
  abandon(): void;
}

/** What holds whatever postgresql.conf says. Statements and values stay out of the log: they may hold what is nobody's business. */
const FIXED_SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  password_encryption: 'scram-sha-256',
  ssl: 'off',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  lc_messages: 'C',
};

/** Recovery after a crash may take minutes; a server that is busy with it is alive. */
const START_PATIENCE_MS = 600_000;
const FAST_SHUTDOWN_MS = 10_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

function startProcess(options: PostmasterOptions): ChildProcess {
  const settings = Object.entries({ ...FIXED_SETTINGS, ...options.settings });
  return spawn(options.program, ['-D', HERE, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    cwd: options.cluster,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C at the terminal is for us, who stop the server when the last call has ended.
    detached: true,
    ...options.account,
  });
}

async function within(ended: Promise<unknown>, patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  return Promise.race([ended.then(() => true), late]).finally(() => clearTimeout(timer));
}

async function stopProcess(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGINT');
  if (await within(ended, FAST_SHUTDOWN_MS)) return;
  child.kill('SIGQUIT');
  if (await within(ended, IMMEDIATE_SHUTDOWN_MS)) return;
  child.kill('SIGKILL');
  await ended;
}

type Start = 'ready' | 'ended' | 'late';

/** Watches the server's output for the line that says it takes connections, and for what it dies of. */
class StartWatch {
  readonly ready: Promise<Start>;
  complaint = '';
  #announce: () => void = () => undefined;

  constructor() {
    this.ready = new Promise((resolve) => {
      this.#announce = () => resolve('ready');
    });
  }

  see(line: string): void {
    if (line.includes('database system is ready to accept connections')) this.#announce();
    if (line.startsWith('FATAL:')) this.complaint = line.slice('FATAL:'.length).trim();
  }
}

async function outcomeOf(watch: StartWatch, closed: Promise<unknown>): Promise<Start> {
  const ended = closed.then((): Start => 'ended');
  const decided = Promise.race([watch.ready, ended]);
  return (await within(decided, START_PATIENCE_MS)) ? decided : 'late';
}

/**
 * Starts the server and waits until it takes connections, recovery after a crash included.
 * @throws EmbeddedPostgresError with the server's own last words
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const watch = new StartWatch();
  const serverLog = new ServerLog(options.logFile, options.log, (line) => watch.see(line));
  const child = startProcess(options);
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => serverLog.write(chunk));
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  // Later than the exit: the last words are still to be read.
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void closed.then(() => serverLog.close());

  const start = await outcomeOf(watch, closed);
  if (start === 'ready' && child.pid !== undefined) {
    return { pid: child.pid, ended, stop: () => stopProcess(child, ended), abandon: () => child.kill('SIGINT') };
  }
  if (start === 'late') await stopProcess(child, ended);
  throw new EmbeddedPostgresError(`The embedded database does not start: ${watch.complaint || (await ended)}.`);
}
