import { stat } from 'node:fs/promises';
import type { RecordingParts } from './purge-recordings.ts';
import { RECORDINGS } from './recording-file.ts';

/** A file is there a moment before the row that names it. */
const SPARED_MS = 3_600_000;

/** Deletes the recordings that no row names: of tenants that are gone, and of writes that a crash has cut short. */
export async function sweepRecordings({ db, files, now }: RecordingParts, signal: AbortSignal): Promise<void> {
  const found = await files.list(RECORDINGS);
  if (found.length === 0) return;
  const rows = await db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('call_recordings').select('file').execute(),
  );
  const named = new Set(rows.map(({ file }) => file));
  for (const name of found) {
    if (signal.aborted) return;
    const changed = named.has(name) ? null : await stat(files.path(name)).catch(() => null);
    if (changed !== null && now().getTime() - changed.mtimeMs > SPARED_MS) await files.remove(name);
  }
}
