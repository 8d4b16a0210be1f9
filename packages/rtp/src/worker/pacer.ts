/** Something that does one step per interval. */
export interface PacedTask {
  readonly intervalMs: number;
  /** One step; `skipped` is how many steps were left out before it. Tells whether it goes on. */
  step(skipped: number): boolean;
}

interface Entry {
  readonly task: PacedTask;
  due: number;
}

/** All tasks start on this grid, so that one wake-up serves many. */
const GRID_MS = 5;
/** Lateness up to which steps are made up for; beyond it they are left out. */
const MAX_CATCH_UP_MS = 200;

/**
 * Runs tasks at exact intervals: the n-th step is due n intervals after the first, however late the timers are,
 * so that nothing drifts. No timer runs while there is no task.
 */
export class Pacer {
  readonly #now: () => number;
  readonly #fault: (error: unknown) => void;
  readonly #entries = new Map<PacedTask, Entry>();
  #timer: NodeJS.Timeout | null = null;

  /** @param now monotonic ms. @param fault told what a step threw; its task ends, the others go on. */
  constructor(now: () => number, fault: (error: unknown) => void) {
    this.#now = now;
    this.#fault = fault;
  }

  /** Starts a task; its first step is due at the next point of the grid. */
  add(task: PacedTask): void {
    this.#entries.set(task, { task, due: Math.ceil(this.#now() / GRID_MS) * GRID_MS });
    this.#arm();
  }

  remove(task: PacedTask): void {
    this.#entries.delete(task);
    if (this.#entries.size === 0) this.#disarm();
  }

  #arm(): void {
    this.#disarm();
    if (this.#entries.size === 0) return;
    let earliest = Number.POSITIVE_INFINITY;
    for (const { due } of this.#entries.values()) earliest = Math.min(earliest, due);
    this.#timer = setTimeout(() => this.#run(), Math.max(1, Math.ceil(earliest - this.#now())));
  }

  #disarm(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #run(): void {
    const now = this.#now();
    for (const entry of [...this.#entries.values()]) this.#advance(entry, now);
    this.#arm();
  }

  #advance(entry: Entry, now: number): void {
    const { task } = entry;
    let skipped = 0;
    if (now - entry.due > MAX_CATCH_UP_MS) {
      skipped = Math.floor((now - entry.due) / task.intervalMs);
      entry.due += skipped * task.intervalMs;
    }
    while (entry.due <= now && this.#entries.get(task) === entry) {
      entry.due += task.intervalMs;
      if (!this.#stepSafely(task, skipped)) this.#entries.delete(task);
      skipped = 0;
    }
  }

  #stepSafely(task: PacedTask, skipped: number): boolean {
    try {
      return task.step(skipped);
    } catch (error) {
      this.#fault(error);
      return false;
    }
  }
}
