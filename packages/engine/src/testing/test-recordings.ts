import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedCall, RecordingStore } from '@strowger/switch';

/** Recordings as files of a folder that `dispose` removes. */
export class TestRecordings implements RecordingStore {
  readonly kept: RecordedCall[] = [];
  /** Every draft that was asked for, and those that were dropped. */
  readonly drafts: string[] = [];
  readonly discarded: string[] = [];
  readonly #notify: () => void;
  readonly #folder = mkdtempSync(join(tmpdir(), 'strowger-recordings-'));
  #next = 1;

  constructor(notify: () => void) {
    this.#notify = notify;
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async draft(): Promise<string> {
    const draft = join(this.#folder, `${this.#next++}.wav`);
    this.drafts.push(draft);
    this.#notify();
    return draft;
  }

  async discard(draft: string): Promise<void> {
    this.discarded.push(draft);
  }

  async keep(recorded: RecordedCall): Promise<void> {
    this.kept.push(recorded);
    this.#notify();
  }
}
