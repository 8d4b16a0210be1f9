import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { FullRecord } from '../records/columns.ts';
import { type FileFacts, FORMATS, type FormatName } from './file-format.ts';

/** Written at a time, so that a large file does not hold up calls. */
const PIECE = 100;

/** What a file is made of. */
export interface FileSource {
  readonly facts: FileFacts;
  /** How many records the file must hold: fewer than `facts.total` where it goes on from an earlier one. */
  readonly expected: number;
  readonly batches: AsyncIterable<readonly FullRecord[]>;
}

/**
 * The file while its records are read, as fast as it is taken. One that would not hold the records that it promised ends in
 * an error instead, so that nobody takes a part for the whole (contract 40 B11 "Streaming").
 */
export function exportFile(format: FormatName, source: FileSource): Readable {
  return Readable.from(pieces(format, source), { objectMode: false });
}

async function* pieces(format: FormatName, { facts, expected, batches }: FileSource): AsyncGenerator<string> {
  const { head, records, tail } = FORMATS[format];
  yield head(facts);
  let written = 0;
  for await (const batch of batches) {
    for (let at = 0; at < batch.length; at += PIECE) {
      const piece = batch.slice(at, at + PIECE);
      yield records(piece, facts.columns, written === 0);
      written += piece.length;
      await breathe();
    }
  }
  if (written !== expected) throw new Error(`the export promised ${expected} records and found ${written}`);
  yield tail;
}
