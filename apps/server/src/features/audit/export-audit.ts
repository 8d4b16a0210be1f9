import type { Readable } from 'node:stream';
import type { Database } from '@strowger/db';
import { fenceOf, type Scope } from '../../access/scope.ts';
import { csvStream } from '../../http/csv-stream.ts';
import type { AuditFilter } from './filter.ts';
import { type AuditEntry, streamAuditRows } from './store.ts';

export const EXPORT_FILE = 'export_audit.csv';

/** The columns of the API's rows, in their order. */
const COLUMNS = [
  'audit_id',
  'at',
  'tenant_id',
  'user_id',
  'username',
  'impersonator_id',
  'api_key_id',
  'ip_address',
  'method',
  'path',
  'resource',
  'resource_id',
  'action',
  'before',
  'after',
] as const satisfies readonly (keyof AuditEntry)[];

interface AuditRequest {
  readonly scope: Scope;
  readonly filter: AuditFilter;
  readonly search: string;
}

/** Streams every matching entry, newest first, in a transaction of its own; what is an object stands there as JSON. */
export function exportAudit(db: Database, { scope, filter, search }: AuditRequest): Readable {
  return csvStream(COLUMNS, (row) =>
    db.transaction(
      fenceOf(scope),
      async (trx) => {
        for await (const entry of streamAuditRows(trx, scope, filter, search)) {
          await row(COLUMNS.map((column) => cell(entry[column])));
        }
      },
      { readOnly: true },
    ),
  );
}

function cell(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
