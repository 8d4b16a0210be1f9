import type { Trx } from '@strowger/db';
import { NO_REQUEST, writeTraces } from '../../audit/write-audit.ts';
import { ApiError, errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { finish, IMPORT_JOB, openImports, takeUp, type WaitingImport } from './background-imports.ts';
import { importFile, tracesOf } from './import-file.ts';
import { readPieces } from './import-pieces.ts';
import { ImportOver, ImportProgress, type Reporter } from './import-progress.ts';

/** Carries out the imports that were received: at once, and those of a process that died within a minute. */
export function handleImports(platform: Platform): void {
  const { jobs, environment, stopping } = platform;
  // Not the queue's signal, which ends a job after a quarter of an hour: a large file on a slow disk may take longer.
  jobs.handle(IMPORT_JOB, (data) => carryOutImport(platform, importIdOf(data), stopping));
  if (environment.edition === 'community') return;
  jobs.schedule('rates.resume-imports', '* * * * *', () => resumeImports(platform, stopping));
}

/** Carries out what waits and nobody is at. */
export async function resumeImports(parts: Reporter, signal: AbortSignal): Promise<void> {
  const open = await parts.db.transaction({ kind: 'all' }, openImports, { readOnly: true });
  for (const importId of open) if (!signal.aborted) await carryOutImport(parts, importId, signal);
}

function importIdOf(data: unknown): string {
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'import_id') : null;
  if (typeof id !== 'string') throw errors.badRequest('an import has an id');
  return id;
}

/**
 * Checks and stores a received file, in one transaction with its end: whatever is cut off leaves nothing behind, and whoever comes
 * next begins with the same file. One process at a time; one that dies has lost its lock with its connection. Does nothing where the
 * import is over, or another process is at it.
 * @throws whatever is no fault of the file: it is tried again
 */
export async function carryOutImport(parts: Reporter, importId: string, signal: AbortSignal): Promise<void> {
  await parts.db.tryLock(`rates.import ${importId}`, async (lost) => {
    const found = await parts.db.transaction({ kind: 'all' }, (trx) => takeUp(trx, importId));
    if (found === null) return;
    const progress = ImportProgress.again(parts, found.order, importId, found.bytes);
    if (found.isHopeless) return progress.failed(null);
    try {
      await store(parts, found, progress, AbortSignal.any([signal, lost, progress.over]));
    } catch (error) {
      if (progress.over.aborted || error instanceof ImportOver) return;
      if (!(error instanceof ApiError)) throw error;
      await progress.failed(error);
    }
  });
}

async function store(
  { db, now }: Reporter,
  { importId, order, delimiter }: WaitingImport,
  progress: ImportProgress,
  stop: AbortSignal,
): Promise<void> {
  await db.transaction({ kind: 'all' }, async (trx) => {
    const file = { pieces: readPieces(trx, importId), delimiter };
    const outcome = await importFile(trx, order, file, { progress, now: now(), stop });
    await progress.settled();
    stop.throwIfAborted();
    const traces = tracesOf(order, outcome);
    if (traces !== null) {
      const by = await writerOf(trx, order.createdBy);
      await writeTraces(trx, by, NO_REQUEST, { entries: [traces.entry], events: [traces.event] });
    }
    if (!(await finish(trx, importId, outcome, now()))) throw new ImportOver();
  });
  progress.announce('done');
}

/** Whoever sent the file; null: he is gone. */
async function writerOf(trx: Trx, userId: number) {
  const user = await trx
    .selectFrom('users')
    .select(['user_id', 'username', 'tenant_id'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (user === undefined) return null;
  return { userId: user.user_id, username: user.username, tenantId: user.tenant_id, impersonatorId: null };
}
