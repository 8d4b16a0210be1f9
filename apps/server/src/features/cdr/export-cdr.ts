import type { Readable } from 'node:stream';
import type { Database } from '@strowger/db';
import { fenceOf, type Scope } from '../../access/scope.ts';
import { csvStream } from '../../http/csv-stream.ts';
import { formatLocal, type TimeZone } from '../../time/zone.ts';
import { NEWEST_FIRST, ordered } from './cdr-window.ts';
import { CDR_COLUMNS, type CdrRow } from './presenter.ts';
import { type CdrFilter, cdrQuery } from './store.ts';

/** A CSV layout: its columns and how a record fills them. */
export interface CdrExport {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly cells: (row: CdrRow, where: TimeZone) => readonly unknown[];
}

/** Contract 40 A5. */
export const CDR_EXPORT: CdrExport = {
  fileName: 'export_cdr.csv',
  header: [
    'Start',
    'Direction',
    'Type',
    'Caller',
    'Destination',
    'Duration',
    'Billsec',
    'Hangup Cause',
    'Remote IP',
    'UUID',
  ],
  cells: (row, where) => [
    formatLocal(row.start_time, where),
    row.direction,
    row.call_type,
    row.caller_number,
    row.destination,
    row.duration,
    row.billsec,
    row.hangup_cause,
    row.remote_ip,
    row.call_id,
  ],
};

/** Contract 40 A6. */
export const EXTENSION_CDR_EXPORT: CdrExport = {
  fileName: 'export_ext_cdr.csv',
  header: ['Time', 'Caller Number', 'Destination', 'Duration', 'Hangup Cause', 'Domain'],
  cells: (row, where) => [
    formatLocal(row.start_time, where),
    row.caller_number,
    row.destination,
    row.duration,
    row.hangup_cause,
    row.domain,
  ],
};

/** Streams every matching record, newest first, in a transaction of its own. */
export function exportCdr(
  db: Database,
  layout: CdrExport,
  request: { readonly scope: Scope; readonly filter: CdrFilter; readonly timeZone: TimeZone },
): Readable {
  return csvStream(layout.header, (row) =>
    db.transaction(
      fenceOf(request.scope),
      async (trx) => {
        const query = ordered(cdrQuery(trx, request.scope, request.filter), NEWEST_FIRST).select([...CDR_COLUMNS]);
        for await (const record of query.stream(500)) await row(layout.cells(record, request.timeZone));
      },
      { readOnly: true },
    ),
  );
}
