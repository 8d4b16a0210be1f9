import { stat } from 'node:fs/promises';
import type { MediaStore } from './media-store.ts';

/** A file is there a moment before the row that names it. */
const SPARED_MS = 3_600_000;

/**
 * Deletes the files of a folder that no row names: of tenants that are gone, and of writes that were cut short.
 * @param named reads the names that rows have
 */
export async function sweepUnnamed(
  files: MediaStore,
  folder: string,
  named: () => Promise<readonly (string | null)[]>,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const found = await files.list(folder);
  if (found.length === 0) return;
  const kept = new Set(await named());
  for (const name of found) {
    if (signal.aborted) return;
    const changed = kept.has(name) ? null : await stat(files.path(name)).catch(() => null);
    if (changed !== null && now.getTime() - changed.mtimeMs > SPARED_MS) await files.remove(name);
  }
}
