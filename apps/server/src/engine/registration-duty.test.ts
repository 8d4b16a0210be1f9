import type { TryLock } from '@strowger/db';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RegistrationDuty } from './registration-duty.ts';

const ASK_MS = 100;

/** The advisory locks of one database, as several processes see it. */
class Locks {
  #holder: AbortController | null = null;
  isAway = false;

  async tryLock<T>(_name: string, work: (signal: AbortSignal) => Promise<T>): Promise<TryLock<T>> {
    if (this.isAway) throw new Error('the database is away');
    if (this.#holder !== null) return { locked: false };
    const holder = new AbortController();
    this.#holder = holder;
    try {
      return { locked: true, value: await work(holder.signal) };
    } finally {
      if (this.#holder === holder) this.#holder = null;
    }
  }

  /** The connection of whoever holds the lock is lost. */
  lose(): void {
    const lost = this.#holder;
    this.#holder = null;
    lost?.abort();
  }
}

let locks: Locks;
const duties: RegistrationDuty[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  locks = new Locks();
});
afterEach(() => {
  for (const duty of duties.splice(0)) duty.stop();
  vi.useRealTimers();
});

async function process(): Promise<{ readonly duty: RegistrationDuty; readonly changed: ReturnType<typeof vi.fn> }> {
  const changed = vi.fn();
  const duty = new RegistrationDuty({ db: locks, log: pino({ level: 'silent' }), name: 'x', changed, askMs: ASK_MS });
  duties.push(duty);
  await duty.start();
  return { duty, changed };
}

describe('the duty to register with providers', () => {
  it('has the first of several processes, and the next one when that one ends', async () => {
    const [one, two] = [await process(), await process()];
    expect([one.duty.isHeld, two.duty.isHeld]).toEqual([true, false]);
    one.duty.stop();
    await vi.advanceTimersByTimeAsync(ASK_MS);
    expect(two.duty.isHeld).toBe(true);
    expect(two.changed).toHaveBeenCalledTimes(1);
  });

  it('stays where it was while the database is away', async () => {
    const { duty, changed } = await process();
    locks.isAway = true;
    locks.lose();
    await vi.advanceTimersByTimeAsync(ASK_MS * 5);
    expect(duty.isHeld).toBe(true);
    locks.isAway = false;
    await vi.advanceTimersByTimeAsync(ASK_MS);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('is given up by a process that was cut off, once another has taken it', async () => {
    const one = await process();
    locks.isAway = true;
    locks.lose();
    await vi.advanceTimersByTimeAsync(ASK_MS);
    locks.isAway = false;
    const two = await process();
    await vi.advanceTimersByTimeAsync(ASK_MS);
    expect([one.duty.isHeld, two.duty.isHeld]).toEqual([false, true]);
  });
});
