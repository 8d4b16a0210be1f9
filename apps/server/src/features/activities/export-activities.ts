import type { Readable } from 'node:stream';
import type { Database } from '@strowger/db';
import { fenceOf, type Scope } from '../../access/scope.ts';
import { csvStream } from '../../http/csv-stream.ts';
import { formatLocal, type TimeZone } from '../../time/zone.ts';
import type { ActivityFilter } from './filter.ts';
import { type ActivityRow, streamActivities } from './store.ts';

/** Contract 10 §2.7. */
export const EXPORT_FILE = 'export_activities.csv';
const HEADER = ['id', 'user_id', 'username', 'activities', 'ip_address', 'date'];

/** Streams every matching activity, newest first, in a transaction of its own. */
export function exportActivities(
  db: Database,
  request: { readonly scope: Scope; readonly filter: ActivityFilter; readonly timeZone: TimeZone },
): Readable {
  return csvStream(HEADER, (row) =>
    db.transaction(
      fenceOf(request.scope),
      async (trx) => {
        const rows = streamActivities(trx, request.scope, request.filter);
        for await (const activity of rows) await row(cells(activity, request.timeZone));
      },
      { readOnly: true },
    ),
  );
}

function cells(row: ActivityRow, where: TimeZone): readonly unknown[] {
  return [row.id, row.user_id, row.username, row.activities, row.ip_address, formatTwelveHours(row.date, where)];
}

/** `2026-01-31 03:04:05 PM`, the `Y-m-d h:i:s AM/PM` of contract 10 §2.7. */
export function formatTwelveHours(at: Date, where: TimeZone): string {
  const [day = '', time = ''] = formatLocal(at, where).split(' ');
  const hour = Number(time.slice(0, 2));
  const shown = String(hour % 12 || 12).padStart(2, '0');
  return `${day} ${shown}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`;
}
