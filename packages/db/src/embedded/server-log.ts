import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import type { DatabaseLog } from '../log.ts';

const ROTATE_AT_BYTES = 10 * 1024 * 1024;
const KEPT_FILES = 3;
const SERIOUS = /^(WARNING|FATAL|PANIC):/;

/** What PostgreSQL says: into a file that is rotated by size, and on to our log. */
export class ServerLog {
  readonly #file: string;
  readonly #log: DatabaseLog;
  readonly #rotateAt: number;
  readonly #onLine: (line: string) => void;
  #fd: number;
  #size: number;
  #rest = '';

  constructor(file: string, log: DatabaseLog, onLine: (line: string) => void, rotateAt: number = ROTATE_AT_BYTES) {
    this.#file = file;
    this.#log = log;
    this.#onLine = onLine;
    this.#rotateAt = rotateAt;
    this.#fd = openSync(file, 'a', 0o600);
    this.#size = statSync(file).size;
  }

  /** Takes output as it comes, cut anywhere. */
  write(chunk: string): void {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
  }

  close(): void {
    if (this.#rest !== '') this.#take(this.#rest);
    this.#rest = '';
    closeSync(this.#fd);
  }

  #take(line: string): void {
    this.#store(`${new Date().toISOString()} ${line}\n`);
    if (SERIOUS.test(line)) this.#log.warn(`PostgreSQL: ${line}`);
    else this.#log.debug?.(`PostgreSQL: ${line}`);
    this.#onLine(line);
  }

  #store(line: string): void {
    try {
      if (this.#size > this.#rotateAt) this.#rotate();
      this.#size += writeSync(this.#fd, line);
    } catch {
      // A full disk must not stop the server from being watched; the line still went to our log.
    }
  }

  #rotate(): void {
    closeSync(this.#fd);
    for (let number = KEPT_FILES - 1; number >= 1; number -= 1) {
      const older = number === 1 ? this.#file : `${this.#file}.${number - 1}`;
      try {
        renameSync(older, `${this.#file}.${number}`);
      } catch {
        // Not there yet.
      }
    }
    this.#fd = openSync(this.#file, 'a', 0o600);
    this.#size = 0;
  }
}
