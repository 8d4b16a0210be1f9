import { sql } from '@strowger/db';
import { type HealthCheck, ok, warning } from '../health-check.ts';

const MOST_SKEW_MS = 2_000;

/** Clocks: limits, secrets and periods hang on them. */
export const timeChecks: readonly HealthCheck[] = [
  {
    section: 'Time',
    check: 'Clock skew',
    async run({ platform }) {
      const { rows } = await platform.db.transaction(
        { kind: 'all' },
        (trx) => sql<{ at: Date }>`select clock_timestamp() as at`.execute(trx),
        { readOnly: true },
      );
      const ms = Math.abs(Date.now() - (rows[0]?.at.getTime() ?? 0));
      const details = `${(ms / 1000).toFixed(1)} seconds between program and database`;
      return ms > MOST_SKEW_MS ? warning(details) : ok(details);
    },
  },
];
