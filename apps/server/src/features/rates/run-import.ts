import { join } from 'node:path';
import type { Trx } from '@strowger/db';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { compareLines, type DeckChanges } from './compare-lines.ts';
import { fillDeck, updateDeck } from './deck-lines.ts';
import { deckInForce, ensureDeck, lockPlan } from './decks.ts';
import { type ImportKind, ImportProgress } from './import-progress.ts';
import { addLines, closeLines, createLinesTable, ensureDestinationsOfLines } from './rate-lines-table.ts';
import { readRateFile } from './read-file.ts';
import { LONGEST_DESTINATION } from './resource.ts';
import { type SpooledFile, withUpload } from './spool-upload.ts';

/** A file of rates for a plan. */
export interface ImportRequest {
  readonly kind: ImportKind;
  readonly planId: number;
  readonly serviceFlag: number;
  readonly importId: string | null;
  /** From when the deck counts. */
  readonly from: Date;
  readonly name: string;
}

export interface ImportOutcome {
  readonly importId: string;
  /** The deck that was made or changed; null: nothing was stored. */
  readonly deckId: number | null;
  /** The deck whose place the lines take. */
  readonly replaces: number | null;
  readonly rates: number;
  readonly changes: DeckChanges;
}

type Context = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'request' | 'audit' | 'emit'>;

/**
 * Reads a file of rates, checks every line, and stores all of it or nothing, in the request's transaction, which begins
 * when the whole file is here (contract 10 §2.7, §9.7).
 * @throws ApiError 404, 409 for a deck from the same time on, 411, 413, 415, 422 for bad lines
 */
export async function runImport(context: Context, platform: Platform, order: ImportRequest): Promise<ImportOutcome> {
  const { trx, caller, request } = context;
  const progress = await ImportProgress.begin(platform, { ...order, createdBy: caller.userId });
  const directory = join(platform.environment.data, 'imports');
  try {
    const outcome = await withUpload(
      request.raw.raw,
      directory,
      (bytes) => progress.received(bytes),
      (file) => importFile(context, order, file, progress, platform.now()),
    );
    if (outcome.deckId !== null) leaveTraces(context, order, outcome);
    platform.db.afterCommit(trx, () => progress.done(outcome.changes, outcome.deckId));
    return outcome;
  } catch (error) {
    await progress.failed(error);
    throw error;
  }
}

async function importFile(
  { trx, caller }: Context,
  order: ImportRequest,
  file: SpooledFile,
  progress: ImportProgress,
  now: Date,
): Promise<ImportOutcome> {
  const { kind, planId, serviceFlag, from } = order;
  if (!(await lockPlan(trx, planId))) throw errors.notFound('Plan');
  await progress.enter('checking');
  const rates = await readLines(trx, file, progress);
  const at = kind === 'update' ? now : from;
  const replaced = await deckInForce(trx, planId, serviceFlag, at);
  if (kind === 'replace') requireAnotherTime(replaced?.valid_from, from);
  const compared = await compareLines(trx, replaced?.deck_id ?? null, { planId, serviceFlag, at });
  // Rates that an update does not name stay as they are.
  const changes = kind === 'update' ? keeping(compared) : compared;
  const outcome = { importId: progress.importId, replaces: replaced?.deck_id ?? null, rates, changes };
  if (kind === 'preview') return { ...outcome, deckId: null };
  await progress.enter('storing');
  const deckId = await store(trx, order, { now, createdBy: caller.userId });
  await ensureDestinationsOfLines(trx, LONGEST_DESTINATION);
  return { ...outcome, deckId };
}

async function readLines(trx: Trx, file: SpooledFile, progress: ImportProgress): Promise<number> {
  await createLinesTable(trx);
  for await (const lines of readRateFile(file.path, file.delimiter)) {
    await addLines(trx, lines);
    progress.read(lines.length);
  }
  const rates = await closeLines(trx);
  if (rates === 0) throw errors.unprocessable('The file holds no rates', [{ field: 'line 1', message: 'no rates' }]);
  return rates;
}

function requireAnotherTime(validFrom: Date | undefined, from: Date): void {
  if (validFrom?.getTime() === from.getTime()) {
    throw errors.conflict('There is a deck from that time on already: take it back first');
  }
}

function keeping(changes: DeckChanges): DeckChanges {
  return { ...changes, removed: 0, samples: { ...changes.samples, removed: [] } };
}

async function store(
  trx: Trx,
  { kind, planId, serviceFlag, from, name }: ImportRequest,
  { now, createdBy }: { readonly now: Date; readonly createdBy: number },
): Promise<number> {
  if (kind === 'update') {
    const deckId = await ensureDeck(trx, planId, serviceFlag, now);
    await updateDeck(trx, deckId, now);
    return deckId;
  }
  const { deck_id: deckId } = await trx
    .insertInto('rate_decks')
    .values({
      plan_id: planId,
      service_flag: serviceFlag,
      name,
      valid_from: from,
      created_by: createdBy,
      date_created: now,
    })
    .returning('deck_id')
    .executeTakeFirstOrThrow();
  await fillDeck(trx, deckId, now);
  return deckId;
}

/** One trace for the whole file. */
function leaveTraces({ caller, audit, emit }: Context, order: ImportRequest, outcome: ImportOutcome): void {
  const { planId, serviceFlag, kind, from } = order;
  const { deckId, rates, changes, replaces } = outcome;
  if (deckId === null) return;
  const { samples: _samples, ...counts } = changes;
  const after = { plan_id: planId, service_flag: serviceFlag, deck_id: deckId, rates, ...counts };
  const isDeck = kind === 'replace';
  audit({
    resource: 'rates',
    resourceId: deckId,
    action: isDeck ? 'replace' : 'import',
    tenantId: null,
    after: isDeck ? { ...after, replaces, valid_from: from.toISOString() } : after,
    activity: `${isDeck ? 'Replace' : 'Import'} rates of plan ${planId}: ${rates} lines -ID:(${deckId})`,
  });
  const { userId: by } = caller;
  emit(configChanged({ resource: 'rates', id: deckId, action: 'updated', changed: ['deck'], tenantId: null, by }));
}
