import { parseArgs } from 'node:util';
import { DatabaseError } from '@strowger/db';
import { SwitchStartError } from '@strowger/switch';
import type { Logger } from 'pino';
import { type RunningServer, startServer } from './compose.ts';
import { createLog } from './logging/create-log.ts';
import { readyLine } from './ready-line.ts';
import { environmentMarkdown, helpText } from './settings/describe-environment.ts';
import { EnvironmentError, parseEnvironment, readVariables } from './settings/parse-environment.ts';
import { StartError } from './start-error.ts';

/** How long calls may go on after the first signal. */
const GRACE_MS = 30_000;
/** How long a program that has failed tries to close what can be closed. */
const LAST_BREATH_MS = 5_000;

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const wanted = readArguments(args);
  if (wanted !== 'start') {
    process.stdout.write(wanted === 'markdown' ? environmentMarkdown() : helpText());
    return;
  }
  try {
    await run();
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  }
}

function readArguments(args: readonly string[]): 'start' | 'help' | 'markdown' {
  if (args.includes('--help=markdown')) return 'markdown';
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } });
    return values.help ? 'help' : 'start';
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nTry --help.\n`);
    process.exit(1);
  }
}

async function run(): Promise<void> {
  const environment = parseEnvironment(readVariables(process.cwd(), process.env));
  const log = createLog({ level: environment.logLevel, pretty: process.stdout.isTTY });
  const starting = startServer({ environment, log });
  const running = starting.catch(() => null);
  stopOnSignals(running, log);
  stopOnDefects(running, log);
  if (!process.stdout.isTTY) renewCertificateOnHangup(running);

  const server = await starting;
  if (server.adminPassword !== null) {
    process.stdout.write(
      `First start: sign in as ${environment.adminUsername} with the password ${server.adminPassword} (shown only now)\n`,
    );
  }
  if (!server.platform.stopping.aborted) process.stdout.write(`${readyLine(server)}\n`);
}

/** The first signal drains, a second one ends live calls at once. */
function stopOnSignals(running: Promise<RunningServer | null>, log: Logger): void {
  let signals = 0;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    signals += 1;
    log.info({ signal }, signals === 1 ? 'stopping: calls may finish' : 'stopping at once');
    const server = await running;
    if (!server) return;
    try {
      await server.stop(signals === 1 ? GRACE_MS : 0);
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, 'not everything could be closed');
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, (name) => void stop(name));
}

/** SIGHUP to a service. In a terminal it says that the terminal is gone, and ends the program as ever. */
function renewCertificateOnHangup(running: Promise<RunningServer | null>): void {
  process.on('SIGHUP', () => void running.then((server) => server?.renewCertificate()));
}

/** A defect that nobody caught: the state of the program is unknown, so it ends, closing what can be closed. */
function stopOnDefects(running: Promise<RunningServer | null>, log: Logger): void {
  let failing = false;
  const fail = async (error: unknown): Promise<void> => {
    log.fatal({ err: error }, 'the program failed and ends');
    if (failing) return;
    failing = true;
    setTimeout(() => process.exit(1), LAST_BREATH_MS).unref();
    await running.then((server) => server?.stop(0)).catch(() => undefined);
    process.exit(1);
  };
  process.on('uncaughtException', (error) => void fail(error));
  process.on('unhandledRejection', (error) => void fail(error));
}

/** What the operator reads: the problem and the setting, never a stack. */
function describeFailure(error: unknown): string {
  if (error instanceof EnvironmentError) return error.problems.join('\n');
  const known = error instanceof StartError || error instanceof DatabaseError || error instanceof SwitchStartError;
  const text = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  return known ? text : `Strowger cannot start: ${text}`;
}
