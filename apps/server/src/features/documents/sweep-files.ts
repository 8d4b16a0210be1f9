import { MediaStore } from '../../media-store/media-store.ts';
import { sweepUnnamed } from '../../media-store/sweep-unnamed.ts';
import type { Platform } from '../../platform.ts';
import { DOCUMENTS_FOLDER } from './document-files.ts';

/** Deletes the files that no document names. */
export async function sweepDocumentFiles(
  { db, environment, vault, now }: Pick<Platform, 'db' | 'environment' | 'vault' | 'now'>,
  signal: AbortSignal,
): Promise<void> {
  const named = () =>
    db.transaction({ kind: 'all' }, async (trx) => {
      const rows = await trx.selectFrom('document_files').select('stored_file').execute();
      return rows.map((row) => row.stored_file);
    });
  await sweepUnnamed(new MediaStore(environment.data, vault), DOCUMENTS_FOLDER, named, now(), signal);
}
