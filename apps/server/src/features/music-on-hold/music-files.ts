import type { Trx } from '@strowger/db';
import { type Static, Type } from 'typebox';

/** A file of a category, `duration` in seconds. */
export const musicFileSchema = Type.Object({
  file_name: Type.String(),
  duration: Type.Number({ description: 'Seconds.' }),
});

/** The files of a category in the order in which they are heard. */
export async function musicFiles(trx: Trx, musicUuid: string): Promise<Static<typeof musicFileSchema>[]> {
  const rows = await trx
    .selectFrom('music_on_hold_files')
    .select(['file_name', 'duration_ms'])
    .where('music_on_hold_uuid', '=', musicUuid)
    .orderBy('file_name')
    .execute();
  return rows.map((row) => ({ file_name: row.file_name, duration: row.duration_ms / 1000 }));
}
