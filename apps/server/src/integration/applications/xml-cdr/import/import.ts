import { Type } from 'typebox';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { missingParameters } from '../../../errors.ts';
import { type ImportOwner, recordOfRow } from './import-row.ts';
import { importRows, type RejectedLine } from './read-rows.ts';
import { type ReadLine, storeBatch } from './store-batch.ts';

const BATCH = 500;
const MOST_ERRORS = 1_000;
const TOLD_EVERY = 50_000;

/** Contract 40 B12.2. Each batch stays as it is done: what was cut off is sent again as a whole, and adds the rest. */
export const importRecords = defineAction({
  action: 'import',
  access: 'write',
  limit: 'cdr_export',
  upload: true,
  transaction: 'none',
  dryRun: 'own',
  params: Type.Object({
    tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
    extension: Type.Optional(Type.String({ maxLength: 64 })),
    mapping: Type.Optional(Type.Record(Type.String(), Type.String())),
  }),
  async run(call, params) {
    const { upload } = call;
    if (upload === null) throw missingParameters(['file']);
    const tenant = await call.db.transaction(call.scope.fence, (trx) => call.scope.tenant(trx, params.tenant_domain), {
      readOnly: true,
    });
    const owner = { ...tenant, extension: params.extension || null };
    const done = await importFile(call, importRows(upload.open(), params.mapping ?? {}), owner);
    call.note({ records: done.inserted, after: { ...done, errors: done.errors.length } });
    return { message: call.dryRun ? 'Dry run: nothing was imported' : 'CDR import completed', ...done };
  },
});

interface Imported {
  readonly inserted: number;
  readonly skipped_existing: number;
  readonly rejected: number;
  /** The first ones. */
  readonly errors: readonly RejectedLine[];
}

async function importFile(
  call: IntegrationCall,
  rows: ReturnType<typeof importRows>,
  owner: ImportOwner,
): Promise<Imported> {
  const errors: RejectedLine[] = [];
  const count = { inserted: 0, skipped_existing: 0, rejected: 0 };
  const reject = (lines: readonly RejectedLine[]) => {
    count.rejected += lines.length;
    errors.push(...lines.slice(0, Math.max(0, MOST_ERRORS - errors.length)));
  };
  let batch: ReadLine[] = [];
  let told = 0;
  const store = async () => {
    const { inserted, rejected } = await storeBatch(call.db, batch, call.dryRun);
    count.inserted += inserted;
    count.skipped_existing += batch.length - inserted - rejected.length;
    reject(rejected);
    batch = [];
    const stored = count.inserted + count.skipped_existing;
    if (stored - told < TOLD_EVERY) return;
    told = stored;
    call.platform.log.info({ ...count, requestId: call.requestId }, 'call records are being imported');
  };
  for await (const read of rows) {
    call.signal.throwIfAborted();
    const parsed = 'row' in read ? recordOfRow(read.row, owner) : { reason: read.reason };
    if ('record' in parsed) batch.push({ line: read.line, record: parsed.record });
    else reject([{ line: read.line, reason: parsed.reason }]);
    if (batch.length === BATCH) await store();
  }
  if (batch.length > 0) await store();
  return { ...count, errors: errors.sort((a, b) => a.line - b.line) };
}
