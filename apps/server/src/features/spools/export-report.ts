import type { Readable } from 'node:stream';
import type { Database } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import { fenceOf, type Scope } from '../../access/scope.ts';
import { csvStream } from '../../http/csv-stream.ts';
import type { TimeZone } from '../../time/zone.ts';
import type { ReportLayout } from './present.ts';
import { type ReportSource, streamReport } from './report-rows.ts';

/** Streams every row of a report, newest first, in a transaction of its own. */
export function exportReport(
  db: Database,
  report: {
    readonly scope: Scope;
    readonly source: ReportSource;
    readonly where: RawBuilder<unknown>;
    readonly layout: ReportLayout;
    readonly timeZone: TimeZone;
  },
): Readable {
  return csvStream(report.layout.header, (row) =>
    db.transaction(
      fenceOf(report.scope),
      async (trx) => {
        for await (const found of streamReport(trx, report.source, report.where)) {
          await row(report.layout.cells(found, report.timeZone));
        }
      },
      { readOnly: true },
    ),
  );
}
