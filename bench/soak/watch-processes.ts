import { readdirSync, readFileSync } from 'node:fs';
import { family } from '../load/process-cpu.ts';
import type { SystemUnderLoad } from '../load/system-under-load.ts';

/** What the server's processes hold at a moment, MiB and open files. */
export interface Holding {
  /** The server process, all of it that is in memory */
  readonly server: number;
  /** What C and C++ have from the C library, buffers among it */
  readonly native: number;
  /** Objects of V8 that the main thread keeps: after a collection of garbage */
  readonly objects: number;
  /** Outside V8's heap, what these objects hold */
  readonly buffers: number;
  /** The database's processes; what they share is left out: it fills up to its bound as it is touched */
  readonly database: number;
  readonly serverFiles: number;
  readonly databaseFiles: number;
}

export function holdingOf({ pid, heaps }: Pick<SystemUnderLoad, 'pid' | 'heaps'>): Holding {
  const children = family(pid).slice(1);
  const database = children.filter((child) => nameOf(child) === 'postgres');
  const sum = (pids: readonly number[], figure: (pid: number) => number) =>
    pids.reduce((total, one) => total + figure(one), 0);
  const told: unknown = JSON.parse(textOf(heaps) || '{}');
  const figure = (name: string) => Number(told instanceof Object ? Reflect.get(told, name) : Number.NaN);
  return {
    server: figure('server'),
    native: figure('native'),
    objects: figure('objects'),
    buffers: figure('buffers'),
    database: sum(database, (child) => anonymousOf(child)),
    serverFiles: filesOf(pid),
    databaseFiles: sum(database, filesOf),
  };
}

/** MiB that are the process's own; 0 when it is gone. */
function anonymousOf(pid: number): number {
  return Number(/RssAnon:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
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
