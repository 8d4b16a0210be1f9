import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase } from '@strowger/db/testing';
import { freePorts } from '../phones/ports.ts';

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const READY_MS = 60_000;
const MEDIA_PORTS = 200;
/** Of each worker of the test run, and of the run itself, a part of the ports, which its servers use in turn. */
const SERVERS_OF_A_WORKER = 15;
const worker = Number(process.env['VITEST_POOL_ID'] ?? 0);
let servers = 0;

/** A real server in a process of its own, with a data directory of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly httpPort: number;
  readonly sipPort: number;
  readonly data: string;
  readonly adminPassword: string;
  /** Of the process that runs now. */
  pid(): number;
  /** All it wrote to standard output and standard error so far. */
  output(): string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL to the server process alone. */
  kill9(): Promise<void>;
  /** Starts again on the same data, ports and settings. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

export const ADMIN_USERNAME = 'admin@example.com';
export const ADMIN_PASSWORD = 'Perfectly-Good-Secret-1';

/**
 * @param env settings beside those that keep it on loopback and its ports free
 * @param database `shared`: one of its own on the database server of the test run; `embedded`: the program's own
 * @param heard told all that it writes
 */
export async function startServer(
  env: Readonly<Record<string, string>> = {},
  database: 'shared' | 'embedded' = 'shared',
  heard: (text: string) => void = () => undefined,
): Promise<ServerProcess> {
  const shared = database === 'shared' && env['DATABASE_URL'] === undefined ? await createTestDatabase() : null;
  const data = mkdtempSync(join(tmpdir(), 'strowger-data-'));
  const httpPort = await freePorts(1);
  const sipPort = await freePorts(2);
  const rtpBase = nextMediaPorts();
  const settings = {
    STROWGER_DATA: data,
    STROWGER_HOST: '127.0.0.1',
    STROWGER_PORT: String(httpPort),
    STROWGER_SIP_HOST: '127.0.0.1',
    STROWGER_SIP_PORT: String(sipPort),
    STROWGER_SIPS_PORT: '0',
    STROWGER_PUBLIC_ADDRESS: '127.0.0.1',
    STROWGER_RTP_PORTS: `${rtpBase}-${rtpBase + MEDIA_PORTS - 1}`,
    STROWGER_ADMIN_USERNAME: ADMIN_USERNAME,
    STROWGER_ADMIN_PASSWORD: ADMIN_PASSWORD,
    STROWGER_LOG: 'warn',
    ...(shared === null ? {} : { DATABASE_URL: shared.url }),
    ...env,
  };
  let output = '';
  let child: ChildProcess;

  const launch = async (): Promise<void> => {
    const launched = spawnServer(settings, (text) => {
      output += text;
      heard(text);
    });
    child = launched.child;
    await launched.ready;
  };
  await launch();

  return {
    url: `http://127.0.0.1:${httpPort}`,
    httpPort,
    sipPort,
    data,
    adminPassword: settings.STROWGER_ADMIN_PASSWORD,
    pid: () => child.pid ?? 0,
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    async kill9() {
      await end(child, 'SIGKILL');
    },
    restart: launch,
    async dispose() {
      // The second signal ends what is still live at once.
      child.kill('SIGTERM');
      await end(child, 'SIGTERM');
      rmSync(data, { recursive: true, force: true });
      await shared?.drop();
    },
  };
}

/** A start that is meant to fail: its exit code and what it printed. */
export async function runServerToItsEnd(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...cleanEnvironment(), ...env }, stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_MS);
  await once(child, 'close');
  clearTimeout(timer);
  return { code: child.exitCode, stdout, stderr };
}

function nextMediaPorts(): number {
  servers += 1;
  const slot = (worker % 5) * SERVERS_OF_A_WORKER + (servers % SERVERS_OF_A_WORKER);
  return 16_000 + slot * MEDIA_PORTS;
}

function spawnServer(settings: Readonly<Record<string, string>>, onOutput: (text: string) => void) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...cleanEnvironment(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server was not ready in time:\n${said}`)), READY_MS);
    const hear = (text: string) => {
      said += text;
      onOutput(text);
      if (/ready/i.test(said)) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
  return { child, ready };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return child.exitCode;
}

/** This process's environment without settings of its own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('STROWGER_') && name !== 'DATABASE_URL'),
  );
}
