import { readdirSync, readFileSync } from 'node:fs';
import { type Database, sql } from '@strowger/db';

/** Clock ticks a second of /proc/<pid>/stat: fixed at 100 on Linux for user space. */
const TICKS = 100;

/** CPU seconds, user and system, of each process, its threads included. A process that is gone is left out. */
function cpuOfEach(pids: readonly number[]): Map<number, number> {
  const used = new Map<number, number>();
  for (const pid of pids) {
    const fields = statOf(`/proc/${pid}/stat`);
    if (fields) used.set(pid, secondsIn(fields));
  }
  return used;
}

/** Measures the CPU seconds that processes use between now and the call of the answer. */
export function startCpuClock(pids: () => readonly number[]): () => number {
  const before = cpuOfEach(pids());
  return () => [...cpuOfEach(pids())].reduce((sum, [pid, seconds]) => sum + seconds - (before.get(pid) ?? 0), 0);
}

/** The parts that the CPU time of a server is told by. */
export type CpuPart = 'main thread' | 'V8 helpers' | 'worker threads' | 'postgres' | 'other processes';

/**
 * Measures the CPU seconds that a server and the processes under it use between now and the call of the answer, told by
 * their parts: its threads (V8's helpers collect garbage and compile) and its database.
 */
export function startCpuClockOfParts(pid: number): () => Record<CpuPart, number> {
  const before = cpuOfParts(pid);
  return () => {
    const used = { 'main thread': 0, 'V8 helpers': 0, 'worker threads': 0, postgres: 0, 'other processes': 0 };
    for (const [id, { part, seconds }] of cpuOfParts(pid)) used[part] += seconds - (before.get(id)?.seconds ?? 0);
    return used;
  };
}

function cpuOfParts(pid: number): Map<number, { part: CpuPart; seconds: number }> {
  const used = new Map<number, { part: CpuPart; seconds: number }>();
  const note = (id: number, path: string, partOf: (command: string) => CpuPart) => {
    const fields = statOf(`${path}/stat`);
    if (fields) used.set(id, { part: partOf(commandOf(path)), seconds: secondsIn(fields) });
  };
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    note(Number(thread), `/proc/${pid}/task/${thread}`, (name) =>
      Number(thread) === pid ? 'main thread' : helper(name),
    );
  }
  for (const child of family(pid).slice(1)) {
    note(child, `/proc/${child}`, (name) => (name === 'postgres' ? 'postgres' : 'other processes'));
  }
  return used;
}

/** What a thread beside the first is for, by the name that Node.js gives it. */
function helper(name: string): CpuPart {
  return /^(V8Worker|DelayedTaskSche|libuv-worker|SignalInspector|v8:)/.test(name) ? 'V8 helpers' : 'worker threads';
}

/** A process and all that descend from it: the server with its database. */
export function family(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const members = [pid];
  for (const member of members) members.push(...(children.get(member) ?? []));
  return members;
}

/** The processes of the server that a database on this machine is on. */
export async function databaseProcesses(db: Database): Promise<() => number[]> {
  const { rows } = await db.transaction({ kind: 'all' }, (trx) =>
    sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx),
  );
  const server = parentOf(rows[0]?.pid ?? 0);
  return () => (server === null ? [] : family(server));
}

function parentOf(pid: number): number | null {
  const fields = statOf(`/proc/${pid}/stat`);
  return fields ? Number(fields[1]) : null;
}

/** The fields of a stat file of /proc after the command; null when the process or thread is gone. */
function statOf(path: string): string[] | null {
  try {
    const stat = readFileSync(path, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function secondsIn(fields: readonly string[]): number {
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

function commandOf(path: string): string {
  try {
    return readFileSync(`${path}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Resident memory in MiB. */
export function residentMiB(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
