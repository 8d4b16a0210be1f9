import type { Readable } from 'node:stream';
import { type Database, sql } from '@strowger/db';
import { fenceOf, type Scope } from '../../access/scope.ts';
import { csvStream } from '../../http/csv-stream.ts';
import type { Condition } from '../../http/resource/resource-filters.ts';

/** Contract 30 §5.2. */
export const EXPORT_FILE = 'export_route.csv';
export const SAMPLE_FILE = 'route_sample.csv';
export const SAMPLE = '1,canada/usa\n61,australia landline\n';

const AT_A_TIME = 500;

/** Streams the routes `r` for which the conditions hold, newest first, in a transaction of its own; without a header. */
export function exportRoutes(db: Database, scope: Scope, conditions: readonly Condition[]): Readable {
  const all = conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
  return csvStream(null, (row) =>
    db.transaction(
      fenceOf(scope),
      async (trx) => {
        const routes = trx
          .selectFrom('routes as r')
          .select(['r.destination_id', 'r.name', 'r.service_flag', 'r.provider_id'])
          .where(all)
          .orderBy('r.route_id', 'desc')
          .stream(AT_A_TIME);
        for await (const route of routes) {
          await row([route.destination_id, route.name, route.service_flag, route.provider_id]);
        }
      },
      { readOnly: true },
    ),
  );
}
