import { jsonbText, lockInTransaction, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import type { ImportOutcome } from './import-file.ts';
import type { ImportKind, ImportOrder } from './import-order.ts';
import { dropPieces, keepPieces } from './import-pieces.ts';
import type { SpooledFile } from './spool-upload.ts';

/** Carries out an import that was received: its data is `{import_id}`. */
export const IMPORT_JOB = 'rates.import';
/** Each is a file of up to 100 MB. */
const MOST_WAITING = 20;
/** A process that dies of a file would die of it for ever. */
const MOST_ATTEMPTS = 20;
const RETRIES = 20;

/** An import that somebody has to carry out, from its beginning. */
export interface WaitingImport {
  readonly importId: string;
  readonly order: ImportOrder;
  readonly delimiter: ',' | ';';
  readonly bytes: number;
  /** It was begun too often without coming to an end. */
  readonly isHopeless: boolean;
}

/**
 * Keeps a received file and puts the job that carries it out in the queue, in the transaction of the request.
 * @throws ApiError 409 when too many wait
 */
export async function keepForLater(
  trx: Trx,
  { jobs }: Pick<Platform, 'jobs'>,
  { from, name }: ImportOrder,
  importId: string,
  file: SpooledFile,
): Promise<void> {
  await lockInTransaction(trx, 'rates.imports');
  if ((await openImports(trx)).length >= MOST_WAITING) throw errors.conflict('Too many imports wait: try again later');
  await keepPieces(trx, importId, file.path);
  await jobs.enqueue(trx, IMPORT_JOB, { import_id: importId }, { retryLimit: RETRIES });
  // Last, as whoever tells of a failure of the others waits for this row.
  await trx
    .updateTable('rate_imports')
    .set({ state: 'waiting', background: true, name, valid_from: from, delimiter: file.delimiter, bytes: file.bytes })
    .where('import_id', '=', importId)
    .execute();
}

/** Those that wait or are under way, the oldest first. */
export async function openImports(trx: Trx): Promise<string[]> {
  const rows = await trx
    .selectFrom('rate_imports')
    .select('import_id')
    .where('background', '=', true)
    .where('finished_at', 'is', null)
    .orderBy('date_created')
    .limit(MOST_WAITING)
    .execute();
  return rows.map((row) => row.import_id);
}

/** Begins with an import, once more where somebody did before; null: there is nothing left to do. */
export async function takeUp(trx: Trx, importId: string): Promise<WaitingImport | null> {
  const row = await trx
    .updateTable('rate_imports')
    .set((eb) => ({ state: 'checking', lines: 0, bytes_checked: 0, attempts: eb('attempts', '+', 1) }))
    .where('import_id', '=', importId)
    .where('background', '=', true)
    .where('finished_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  const { plan_id: planId, service_flag: serviceFlag, valid_from: from, name, bytes } = row;
  const order = { kind: kindOf(row.kind), planId, serviceFlag, from, name, createdBy: row.created_by ?? 0 };
  const delimiter = row.delimiter === ';' ? ';' : ',';
  return { importId, order, delimiter, bytes, isHopeless: row.attempts > MOST_ATTEMPTS };
}

/** The table holds no other. */
function kindOf(text: string): ImportKind {
  if (text === 'update') return 'update';
  return text === 'replace' ? 'replace' : 'preview';
}

/**
 * Notes the end of an import in the transaction that has stored its lines: both happen, or neither.
 * @returns false when it is over already, and nothing of it may be stored
 */
export async function finish(trx: Trx, importId: string, outcome: ImportOutcome, at: Date): Promise<boolean> {
  const { deckId, changes, from, rates } = outcome;
  const noted = await trx
    .updateTable('rate_imports')
    .set({
      state: 'done',
      changes: jsonbText(changes),
      deck_id: deckId,
      valid_from: from,
      lines: rates,
      finished_at: at,
    })
    .where('import_id', '=', importId)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  await dropPieces(trx, importId);
  return noted.numUpdatedRows > 0n;
}

/**
 * Ends an import that is not done yet: nothing of it is stored.
 * @returns what events tell of it
 * @throws ApiError 404, 409 for one that is over, or is carried out before the answer
 */
export async function cancel(trx: Trx, importId: string, at: Date) {
  const cancelled = await trx
    .updateTable('rate_imports')
    .set({ state: 'cancelled', finished_at: at })
    .where('import_id', '=', importId)
    .where('background', '=', true)
    .where('finished_at', 'is', null)
    .returning(['import_id', 'plan_id', 'service_flag', 'kind', 'bytes', 'bytes_checked', 'lines'])
    .executeTakeFirst();
  if (cancelled !== undefined) {
    await dropPieces(trx, importId);
    return cancelled;
  }
  const known = await trx
    .selectFrom('rate_imports')
    .select('finished_at')
    .where('import_id', '=', importId)
    .executeTakeFirst();
  if (known === undefined) throw errors.notFound('Import');
  throw errors.conflict(
    known.finished_at === null ? 'This import is carried out before its answer' : 'This import is over already',
  );
}
