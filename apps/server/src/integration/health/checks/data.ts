import { statfs } from 'node:fs/promises';
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
      const { missing, unknown, changed } = await platform.db.migrationsApart();
      if (missing.length > 0) return failing(`The database lacks ${missing.join(', ')}`);
      if (changed.length > 0) return failing(`Changed since they were applied: ${changed.join(', ')}`);
      return unknown.length > 0 ? warning(`The database is newer: ${unknown.join(', ')}`) : ok('Current');
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
