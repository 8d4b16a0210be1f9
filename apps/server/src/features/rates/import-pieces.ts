import { createReadStream } from 'node:fs';
import type { Trx } from '@strowger/db';

const PIECE = 256 * 1024;

/**
 * Keeps a file in the database in the transaction of whoever takes it, a piece at a time in memory: any process of the system
 * can read it there, and it is gone with its import.
 */
export async function keepPieces(trx: Trx, importId: string, path: string): Promise<void> {
  let place = 0;
  for await (const content of createReadStream(path, { highWaterMark: PIECE })) {
    await trx.insertInto('rate_import_pieces').values({ import_id: importId, place, content }).execute();
    place += 1;
  }
}

/** The same file again, piece by piece. */
export async function* readPieces(trx: Trx, importId: string): AsyncGenerator<Buffer, void> {
  for (let place = 0; ; place += 1) {
    const piece = await trx
      .selectFrom('rate_import_pieces')
      .select('content')
      .where('import_id', '=', importId)
      .where('place', '=', place)
      .executeTakeFirst();
    if (piece === undefined) return;
    yield piece.content;
  }
}

/** Nobody needs it any more. */
export async function dropPieces(trx: Trx, importId: string): Promise<void> {
  await trx.deleteFrom('rate_import_pieces').where('import_id', '=', importId).execute();
}
