import type { Trx } from '@strowger/db';
import type { AuditEntry } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import { errors } from '../../http/errors.ts';
import { compareLines, type DeckChanges } from './compare-lines.ts';
import { fillDeck, updateDeck } from './deck-lines.ts';
import { deckInForce, ensureDeck, lockPlan } from './decks.ts';
import type { ImportOrder } from './import-order.ts';
import type { ImportProgress } from './import-progress.ts';
import { addLines, closeLines, createLinesTable, ensureDestinationsOfLines } from './rate-lines-table.ts';
import { readRateFile } from './read-file.ts';
import { LONGEST_DESTINATION } from './resource.ts';

/** A file wherever it is kept. */
export interface RateFile {
  readonly pieces: AsyncIterable<Buffer>;
  readonly delimiter: ',' | ';';
}

export interface ImportOutcome {
  /** The deck that was made or changed; null: nothing was stored. */
  readonly deckId: number | null;
  /** The deck whose place the lines take. */
  readonly replaces: number | null;
  /** From when they count. */
  readonly from: Date;
  readonly rates: number;
  readonly changes: DeckChanges;
}

/**
 * Checks every line of a file and stores all of it or nothing, in the caller's transaction (contract 10 §2.7, §9.7).
 * @throws ApiError 404, 409 for a deck from the same time on, 422 for bad lines; the reason of `stop` when that aborts
 */
export async function importFile(
  trx: Trx,
  order: ImportOrder,
  file: RateFile,
  { progress, now, stop }: { readonly progress: ImportProgress; readonly now: Date; readonly stop?: AbortSignal },
): Promise<ImportOutcome> {
  const { kind, planId, serviceFlag } = order;
  const from = order.from ?? now;
  if (!(await lockPlan(trx, planId))) throw errors.notFound('Plan');
  await progress.enter('checking');
  const rates = await readLines(trx, file, progress, stop);
  const at = kind === 'update' ? now : from;
  const replaced = await deckInForce(trx, planId, serviceFlag, at);
  if (kind === 'replace') requireAnotherTime(replaced?.valid_from, from);
  const compared = await compareLines(trx, replaced?.deck_id ?? null, { planId, serviceFlag, at });
  // Rates that an update does not name stay as they are.
  const changes = kind === 'update' ? keeping(compared) : compared;
  const outcome = { replaces: replaced?.deck_id ?? null, from, rates, changes };
  if (kind === 'preview') return { ...outcome, deckId: null };
  stop?.throwIfAborted();
  await progress.enter('storing');
  const deckId = await store(trx, order, from, now);
  await ensureDestinationsOfLines(trx, LONGEST_DESTINATION);
  return { ...outcome, deckId };
}

async function readLines(
  trx: Trx,
  file: RateFile,
  progress: ImportProgress,
  stop: AbortSignal | undefined,
): Promise<number> {
  await createLinesTable(trx);
  for await (const lines of readRateFile(counted(file.pieces, progress), file.delimiter)) {
    stop?.throwIfAborted();
    await addLines(trx, lines);
    progress.read(lines.length);
  }
  const rates = await closeLines(trx);
  if (rates === 0) throw errors.unprocessable('The file holds no rates', [{ field: 'line 1', message: 'no rates' }]);
  return rates;
}

async function* counted(pieces: AsyncIterable<Buffer>, progress: ImportProgress): AsyncGenerator<Buffer, void> {
  for await (const piece of pieces) {
    yield piece;
    progress.checked(piece.length);
  }
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
  { kind, planId, serviceFlag, name, createdBy }: ImportOrder,
  from: Date,
  now: Date,
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

/** One trace for the whole file; null: nothing was stored. */
export function tracesOf(
  order: ImportOrder,
  outcome: ImportOutcome,
): { readonly entry: AuditEntry; readonly event: KeptEvent } | null {
  const { planId, serviceFlag, kind, createdBy: by } = order;
  const { deckId, rates, changes, replaces, from } = outcome;
  if (deckId === null) return null;
  const { samples: _samples, ...counts } = changes;
  const after = { plan_id: planId, service_flag: serviceFlag, deck_id: deckId, rates, ...counts };
  const isDeck = kind === 'replace';
  const entry = {
    resource: 'rates',
    resourceId: deckId,
    action: isDeck ? 'replace' : 'import',
    tenantId: null,
    after: isDeck ? { ...after, replaces, valid_from: from.toISOString() } : after,
    activity: `${isDeck ? 'Replace' : 'Import'} rates of plan ${planId}: ${rates} lines -ID:(${deckId})`,
  };
  const event = configChanged({
    resource: 'rates',
    id: deckId,
    action: 'updated',
    changed: ['deck'],
    tenantId: null,
    by,
  });
  return { entry, event };
}
