import { readdirSync, readFileSync } from 'node:fs';
import { family } from '../load/process-cpu.ts';

/** What the server's processes hold at a moment. */
export interface Holding {
  /** MiB of the server process, all of it that is in memory */
  readonly server: number;
  /** MiB of the database's processes; what they share is left out: it fills up to its bound as it is touched */
  readonly database: number;
  readonly serverFiles: number;
  readonly databaseFiles: number;
}

export function holdingOf(pid: number): Holding {
  const children = family(pid).slice(1);
  const database = children.filter((child) => nameOf(child) === 'postgres');
  const sum = (pids: readonly number[], figure: (pid: number) => number) =>
    pids.reduce((total, one) => total + figure(one), 0);
  return {
    server: memoryOf(pid, 'VmRSS'),
    database: sum(database, (child) => memoryOf(child, 'RssAnon')),
    serverFiles: filesOf(pid),
    databaseFiles: sum(database, filesOf),
  };
}

/** What the server's main thread keeps: after a collection of garbage, what is still in use. */
export interface Kept {
  /** MiB of V8's objects in use */
  readonly objects: number;
  /** MiB outside V8's heap that objects hold */
  readonly buffers: number;
}

/** @param url of the server, whose `/metrics` are open to this machine */
export async function keptBy(url: string): Promise<Kept> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const gauge = (name: string) =>
    Number(new RegExp(`^${name} ([0-9.e+]+)$`, 'm').exec(text)?.[1] ?? Number.NaN) / 2 ** 20;
  return { objects: gauge('nodejs_heap_size_used_bytes'), buffers: gauge('nodejs_external_memory_bytes') };
}

/** MiB of a line of /proc/<pid>/status; 0 when the process is gone. */
function memoryOf(pid: number, line: 'VmRSS' | 'RssAnon'): number {
  const status = textOf(`/proc/${pid}/status`);
  return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
}

function nameOf(pid: number): string {
  return textOf(`/proc/${pid}/comm`).trim();
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function filesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}
