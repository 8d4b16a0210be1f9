import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { RouteContext } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { keepForLater } from './background-imports.ts';
import { type ImportOutcome, importFile, type RateFile, tracesOf } from './import-file.ts';
import type { ImportOrder } from './import-order.ts';
import { ImportProgress } from './import-progress.ts';
import { type SpooledFile, withUpload } from './spool-upload.ts';

type Context = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'request' | 'audit' | 'emit'>;

/** Pieces that a file is read in: only one is in memory. */
const PIECE = 64 * 1024;

/**
 * Reads a file of rates, checks every line, and stores all of it or nothing, in the request's transaction, which begins
 * when the whole file is here (contract 10 §2.7, §9.7).
 * @param importId chosen by a client who wants to follow it from the beginning
 * @throws ApiError 404, 409 for a deck from the same time on, 411, 413, 415, 422 for bad lines
 */
export function runImport(
  context: Context,
  platform: Platform,
  order: ImportOrder,
  importId: string | null,
): Promise<ImportOutcome & { readonly importId: string }> {
  const { trx, audit, emit } = context;
  return receiveFile(context, platform, order, importId, async (file, progress) => {
    const outcome = await importFile(trx, order, onDisk(file), { progress, now: platform.now() });
    const traces = tracesOf(order, outcome);
    if (traces !== null) {
      audit(traces.entry);
      emit(traces.event);
    }
    platform.db.afterCommit(trx, () => progress.done(outcome.changes, outcome.deckId));
    return { ...outcome, importId: progress.importId };
  });
}

/**
 * Takes a file of rates and leaves it to a job, which checks and stores it after the answer.
 * @returns the id by which it is followed
 * @throws ApiError 404, 409 when too many wait, 411, 413, 415
 */
export function takeImport(
  context: Context,
  platform: Platform,
  order: ImportOrder,
  importId: string | null,
): Promise<{ readonly importId: string; readonly bytes: number }> {
  const { trx, audit } = context;
  return receiveFile(context, platform, order, importId, async (file, progress) => {
    await progress.settled();
    await keepForLater(trx, platform, order, progress.importId, file);
    const { planId, kind } = order;
    audit({
      resource: 'rates',
      resourceId: progress.importId,
      action: 'upload',
      tenantId: null,
      after: { plan_id: planId, kind, bytes: file.bytes },
      activity: null,
    });
    platform.db.afterCommit(trx, () => progress.announce('waiting'));
    return { importId: progress.importId, bytes: file.bytes };
  });
}

async function receiveFile<T>(
  { request }: Context,
  platform: Platform,
  order: ImportOrder,
  importId: string | null,
  work: (file: SpooledFile, progress: ImportProgress) => Promise<T>,
): Promise<T> {
  const progress = await ImportProgress.begin(platform, order, importId);
  const directory = join(platform.environment.data, 'imports');
  try {
    return await withUpload(
      request.raw.raw,
      directory,
      (bytes) => progress.received(bytes),
      (file) => work(file, progress),
    );
  } catch (error) {
    await progress.failed(error);
    throw error;
  }
}

function onDisk({ path, delimiter }: SpooledFile): RateFile {
  return { pieces: createReadStream(path, { highWaterMark: PIECE }), delimiter };
}
