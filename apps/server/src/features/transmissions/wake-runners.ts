import type { Database } from '@strowger/db';

const sleepers = new WeakMap<Database, Set<() => void>>();

/** The runners of this process that a new attempt wakes; others look by themselves. */
export function onWork(db: Database, wake: () => void): () => void {
  const waiting = sleepers.get(db) ?? new Set();
  sleepers.set(db, waiting);
  waiting.add(wake);
  return () => void waiting.delete(wake);
}

/** There is something to be done: call it after the commit. */
export function wakeRunners(db: Database): void {
  for (const wake of sleepers.get(db) ?? []) wake();
}
