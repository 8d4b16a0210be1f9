import { randomUUID } from 'node:crypto';
import type { Database } from '@strowger/db';
import { sql } from '@strowger/db';

/** How long an attempt is its process's after the last sign of life. */
const LEASE_SECONDS = 30;

const ids = new WeakMap<Database, string>();

/** What this process calls itself beside the attempts and receptions that it carries out. */
export function runnerIdOf(db: Database): string {
  const known = ids.get(db) ?? randomUUID();
  ids.set(db, known);
  return known;
}

/** Columns by which a spool is this process's for a while, by the database's clock. */
export function leaseOf(db: Database) {
  return {
    runner: runnerIdOf(db),
    lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`,
  };
}
