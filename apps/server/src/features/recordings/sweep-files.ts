import { stat } from 'node:fs/promises';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';
import { RECORDINGS_FOLDER } from './resource.ts';

/** A file is there a moment before the row that names it. */
const SPARED_MS = 3_600_000;

/** Deletes the files that no recording names: of tenants that are gone, and of writes that were cut short. */
export async function sweepRecordedFiles(
  { db, files, now }: Pick<Platform, 'db' | 'now'> & { readonly files: MediaStore },
  signal: AbortSignal,
): Promise<void> {
  const found = await files.list(RECORDINGS_FOLDER);
  if (found.length === 0) return;
  const rows = await db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('recordings').select('stored_file').where('stored_file', 'is not', null).execute(),
  );
  const named = new Set(rows.map((row) => row.stored_file));
  for (const name of found) {
    if (signal.aborted) return;
    const changed = named.has(name) ? null : await stat(files.path(name)).catch(() => null);
    if (changed !== null && now().getTime() - changed.mtimeMs > SPARED_MS) await files.remove(name);
  }
}
