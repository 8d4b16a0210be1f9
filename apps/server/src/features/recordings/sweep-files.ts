import type { MediaStore } from '../../media-store/media-store.ts';
import { sweepUnnamed } from '../../media-store/sweep-unnamed.ts';
import type { Platform } from '../../platform.ts';
import { RECORDINGS_FOLDER } from './resource.ts';

/** Deletes the files that no recording names. */
export async function sweepRecordedFiles(
  { db, files, now }: Pick<Platform, 'db' | 'now'> & { readonly files: MediaStore },
  signal: AbortSignal,
): Promise<void> {
  const named = () =>
    db.transaction({ kind: 'all' }, async (trx) => {
      const rows = await trx.selectFrom('recordings').select('stored_file').execute();
      return rows.map((row) => row.stored_file);
    });
  await sweepUnnamed(files, RECORDINGS_FOLDER, named, now(), signal);
}
