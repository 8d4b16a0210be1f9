import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '@strowger/switch';
import { makeWorkFolder, type WorkFolder } from '../fax-documents/work-folder.ts';

/** Bounds of what is kept. */
export interface KeptReadings {
  readonly count: number;
  readonly bytes: number;
  /** What nobody has asked for during this time is removed: it may speak of people. */
  readonly idleMs: number;
}

const USUAL: KeptReadings = { count: 200, bytes: 64 * 2 ** 20, idleMs: 600_000 };

interface Entry {
  readonly made: Promise<string>;
  bytes: number;
  readers: number;
  timer: NodeJS.Timeout | null;
}

/** Texts that were read aloud, as files in a private folder of this process: the same one is synthesised once. */
export class Readings {
  readonly #data: string;
  readonly #bounds: KeptReadings;
  /** The least recently wanted first. */
  readonly #entries = new Map<string, Entry>();
  #folder: Promise<WorkFolder> | null = null;

  /** @param data the data directory */
  constructor(data: string, bounds: KeptReadings = USUAL) {
    this.#data = data;
    this.#bounds = bounds;
  }

  get count(): number {
    return this.#entries.size;
  }

  /**
   * The file of a key, made where there is none; it stays until it is released. Rejects as `make` does.
   * @param make the file's content
   */
  async take(key: string, make: () => Promise<Buffer>): Promise<Reading> {
    const entry = this.#entries.get(key) ?? this.#entryOf(make);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.readers += 1;
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.timer = null;
    try {
      const path = await entry.made;
      this.#shrink();
      let isHeld = true;
      const release = () => {
        if (isHeld) this.#leave(key, entry);
        isHeld = false;
      };
      return { path, release };
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
      throw error;
    }
  }

  /** Removes everything. */
  async close(): Promise<void> {
    for (const { timer } of this.#entries.values()) if (timer !== null) clearTimeout(timer);
    this.#entries.clear();
    const folder = await this.#folder?.catch(() => null);
    this.#folder = null;
    await folder?.remove();
  }

  #entryOf(make: () => Promise<Buffer>): Entry {
    const tell = (bytes: number) => {
      entry.bytes = bytes;
    };
    const entry: Entry = { made: this.#write(make, tell), bytes: 0, readers: 0, timer: null };
    return entry;
  }

  async #write(make: () => Promise<Buffer>, tell: (bytes: number) => void): Promise<string> {
    const content = await make();
    this.#folder ??= makeWorkFolder(this.#data);
    const path = join((await this.#folder).path, `${randomUUID()}.wav`);
    await writeFile(path, content, { mode: 0o600 });
    tell(content.length);
    return path;
  }

  #leave(key: string, entry: Entry): void {
    entry.readers -= 1;
    if (entry.readers > 0 || this.#entries.get(key) !== entry) return;
    entry.timer = setTimeout(() => this.#drop(key, entry), this.#bounds.idleMs).unref();
    this.#shrink();
  }

  /** What is being heard stays, whatever the bounds are. */
  #shrink(): void {
    let bytes = 0;
    for (const entry of this.#entries.values()) bytes += entry.bytes;
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= this.#bounds.count && bytes <= this.#bounds.bytes) return;
      if (entry.readers > 0) continue;
      bytes -= entry.bytes;
      this.#drop(key, entry);
    }
  }

  #drop(key: string, { made, timer }: Entry): void {
    if (timer !== null) clearTimeout(timer);
    this.#entries.delete(key);
    void made.then((path) => rm(path, { force: true })).catch(() => undefined);
  }
}
