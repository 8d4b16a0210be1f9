import { existsSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseLog } from '../log.ts';

const LOOK_EVERY_MS = 25;

/** How to make left-over processes go, and how long each way may take. */
const STEPS: readonly { signal: NodeJS.Signals; patienceMs: number }[] = [
  { signal: 'SIGINT', patienceMs: 10_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
];

/** The server's processes never leave their data directory: one that stands in it belongs to it, under whatever path it was started. */
function standsIn(pid: number, directory: { dev: number; ino: number }): boolean {
  try {
    const { dev, ino } = statSync(`/proc/${pid}/cwd/`);
    if (dev !== directory.dev || ino !== directory.ino) return false;
    return readFileSync(`/proc/${pid}/comm`, 'latin1').trim() === 'postgres';
  } catch {
    return false;
  }
}

/** The PostgreSQL processes that live in this cluster now. */
export function clusterProcesses(cluster: string): number[] {
  const directory = statSync(cluster);
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => standsIn(pid, directory));
}

function postmasterOf(cluster: string, pids: readonly number[]): number[] {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'latin1').split('\n')[0]);
    if (pids.includes(pid)) return [pid];
  } catch {
    // No pid file: every process is told.
  }
  return [...pids];
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone in the meantime.
    }
  }
}

async function goneWithin(cluster: string, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (clusterProcesses(cluster).length > 0) {
    if (Date.now() > deadline) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}

/**
 * A lock file that no process of the cluster stands behind may name a stranger with a reused number, on which PostgreSQL would refuse
 * to start. The caller owns the directory, so nobody is starting a server there.
 */
function removeMisleadingLocks(cluster: string): void {
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const file = join(cluster, name);
    if (!existsSync(file)) continue;
    const pid = Number(readFileSync(file, 'latin1').split('\n')[0]);
    if (existsSync(`/proc/${pid}`)) unlinkSync(file);
  }
}

/**
 * Ends what a killed predecessor has left running in the cluster: first by fast shutdown, which loses nothing; what remains is
 * recovered from the write-ahead log.
 */
export async function endLeftovers(cluster: string, log: DatabaseLog): Promise<void> {
  for (const { signal, patienceMs } of STEPS) {
    const pids = clusterProcesses(cluster);
    if (pids.length === 0) break;
    log.info('Stopping an embedded database that an earlier run has left running.');
    signalAll(signal === 'SIGKILL' ? pids : postmasterOf(cluster, pids), signal);
    if (await goneWithin(cluster, patienceMs)) break;
  }
  removeMisleadingLocks(cluster);
}
