import { statfs } from 'node:fs/promises';
import { sql } from '@strowger/db';
import { countries } from '../../../features/reference/countries.ts';
import { failing, type HealthCheck, ok, warning } from '../health-check.ts';

const LEAST_FREE = 0.1;

/** What everything rests on. */
export const dataChecks: readonly HealthCheck[] = [
  {
    section: 'Data',
    check: 'Database',
    run: async ({ platform }) =>
      (await platform.db.healthy()) ? ok('Reachable') : failing('The database does not answer'),
  },
  {
    section: 'Data',
    check: 'Migrations',
    async run({ platform }) {
      // The program brings the database up to date when it starts, and does not start where it cannot.
      const { rows } = await platform.db.transaction(
        { kind: 'all' },
        (trx) => sql<{ found: boolean }>`select to_regclass('integration_audit') is not null as found`.execute(trx),
        { readOnly: true },
      );
      return rows[0]?.found ? ok('Current') : failing('The database is older than this program');
    },
  },
  {
    section: 'Data',
    check: 'Countries',
    async run({ now }) {
      const { length } = await countries(now);
      return length > 0 ? ok(`${length} countries`) : failing('There are none');
    },
  },
  {
    section: 'Data',
    check: 'Disk',
    async run({ platform }) {
      const { bavail, blocks } = await statfs(platform.environment.data);
      const free = blocks === 0 ? 1 : bavail / blocks;
      const details = `${Math.floor(free * 100)} % free`;
      return free < LEAST_FREE ? warning(details) : ok(details);
    },
  },
];
