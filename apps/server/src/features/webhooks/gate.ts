import type { Database } from '@strowger/db';

/** Lets so many run at a time; the others wait in their order. */
export function gate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

/** The same database with so many transactions at a time, so that others find connections. */
export function withFewTransactions(db: Database, most: number): Database {
  const pass = gate(most);
  return { ...db, transaction: (fence, work, options) => pass(() => db.transaction(fence, work, options)) };
}
