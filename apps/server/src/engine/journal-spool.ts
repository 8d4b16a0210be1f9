import {
  closeSync,
  futimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CallRecord } from '@strowger/switch';
import type { Logger } from 'pino';

/**
 * The engine's journal on disk: one line per leg that opened or closed. A line once written survives the end of this
 * process; the rows in the database follow.
 */
export interface JournalSpool {
  /**
   * An answered leg is written when this returns; one that still rings within a tenth of a second, together with others:
   * a leg that closes before needs no line of its own.
   */
  opened(record: CallRecord): void;
  /** Written when it returns: before the far side hears that the call ended. */
  closed(record: CallRecord): void;
  /** These records are in the database now. */
  stored(records: readonly CallRecord[]): void;
  /** Marks that the process lives: legs cut off by a crash are taken to have ended at the last mark. */
  beat(): void;
  close(): void;
}

type Line = { readonly opened: CallRecord } | { readonly closed: CallRecord };

const ROTATE_BYTES = 4 * 1024 * 1024;
const OPENED_WITHIN_MS = 100;

/** @param directory folder of the spool files, made when missing */
export function openJournalSpool(directory: string): JournalSpool {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const open = new Map<string, CallRecord>();
  const unstored = new Map<string, CallRecord>();
  /** Keys of open legs whose line is still to be written. */
  const unwritten = new Set<string>();
  let delayed: NodeJS.Timeout | undefined;
  let path = '';
  let fd = -1;
  let bytes = 0;
  let generation = 0;

  const write = (lines: readonly Line[]) => {
    if (lines.length === 0) return;
    const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    writeSync(fd, text);
    bytes += text.length;
  };
  const takeUnwritten = (): Line[] => {
    clearTimeout(delayed);
    delayed = undefined;
    const lines = [...unwritten].flatMap((key) => openedLine(open.get(key)));
    unwritten.clear();
    return lines;
  };
  const begin = () => {
    const former = { fd, path };
    generation += 1;
    path = join(directory, `${ownerMark()}-${generation}.ndjson`);
    fd = openSync(path, 'a', 0o600);
    bytes = 0;
    takeUnwritten();
    write([...open.values()].flatMap(openedLine));
    write([...unstored.values()].map((record) => ({ closed: record })));
    if (former.fd >= 0) {
      closeSync(former.fd);
      rmSync(former.path, { force: true });
    }
  };
  begin();

  return {
    opened(record) {
      open.set(keyOf(record), record);
      unwritten.add(keyOf(record));
      if (record.answer_time === null) delayed ??= setTimeout(() => write(takeUnwritten()), OPENED_WITHIN_MS);
      else write(takeUnwritten());
    },
    closed(record) {
      open.delete(keyOf(record));
      unstored.set(keyOf(record), record);
      write([...takeUnwritten(), { closed: record }]);
    },
    stored(records) {
      for (const record of records) unstored.delete(keyOf(record));
      if (bytes > ROTATE_BYTES) begin();
    },
    beat() {
      const now = new Date();
      if (open.size > 0) futimesSync(fd, now, now);
    },
    close() {
      write(takeUnwritten());
      closeSync(fd);
      if (open.size === 0 && unstored.size === 0) rmSync(path, { force: true });
    },
  };
}

function openedLine(record: CallRecord | undefined): Line[] {
  return record === undefined ? [] : [{ opened: record }];
}

/** What a dead process left: its closed records, and its open legs as cut off at its last sign of life. */
export interface LeftBehind {
  readonly path: string;
  readonly records: readonly CallRecord[];
}

/** Reads the spool files of processes that no longer run. A torn last line is a record nobody was told of: left out. */
export function readSpoolsOfDeadProcesses(directory: string, log: Logger): LeftBehind[] {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return readdirSync(directory)
    .filter((name) => name.endsWith('.ndjson') && !isAlive(name))
    .map((name) => {
      const path = join(directory, name);
      return { path, records: recover(readFileSync(path, 'utf8'), statSync(path).mtimeMs, log) };
    });
}

function recover(text: string, lastSignOfLife: number, log: Logger): CallRecord[] {
  const open = new Map<string, CallRecord>();
  const closed = new Map<string, CallRecord>();
  for (const line of text.split('\n').filter((l) => l !== '')) {
    const entry = parseLine(line);
    if (!entry) log.warn({ line: line.slice(0, 80) }, 'a line of the call journal is torn and left out');
    else if ('closed' in entry) {
      open.delete(keyOf(entry.closed));
      closed.set(keyOf(entry.closed), entry.closed);
    } else if (!closed.has(keyOf(entry.opened))) open.set(keyOf(entry.opened), entry.opened);
  }
  const cutOff = [...open.values()].map((record) => ({
    ...record,
    end_time: Math.max(record.end_time, Math.round(lastSignOfLife)),
  }));
  return [...closed.values(), ...cutOff];
}

function parseLine(line: string): Line | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && ('opened' in value || 'closed' in value)
      ? (value as Line)
      : null;
  } catch {
    return null;
  }
}

function keyOf(record: CallRecord): string {
  return `${record.call_id} ${record.leg}`;
}

/** Pid and start time: tells this process from a later one that got the same pid. */
function ownerMark(): string {
  return `${process.pid}-${startTimeOf(process.pid) ?? 0}`;
}

function isAlive(name: string): boolean {
  const [pid, start] = name.split('-');
  return pid !== undefined && start !== undefined && startTimeOf(Number(pid)) === start;
}

/** Field 22 of /proc/<pid>/stat; null when no such process runs. */
function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
