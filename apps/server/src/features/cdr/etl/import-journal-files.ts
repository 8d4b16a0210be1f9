import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Trx } from '@strowger/db';
import type { Logger } from 'pino';
import { parseJournalLine } from './journal-line.ts';
import { type EtlResult, quarantine } from './quarantine.ts';
import { type ReadRecord, storeOrQuarantine } from './store-or-quarantine.ts';

const CHUNK_BYTES = 256 * 1024;
const LONGEST_LINE = 64 * 1024;

/**
 * Reads every journal file of the folder from where it was left, past complete lines only. A file that shrank or whose
 * identity changed was rotated and begins anew; the same content under another name is known by its identity.
 * @param onBatch told in the transaction of each batch
 */
export async function importJournalFiles(
  db: Database,
  directory: string,
  log: Pick<Logger, 'error'>,
  onBatch: (trx: Trx, result: EtlResult) => Promise<void>,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(directory)).filter((name) => /\.(csv|ndjson|log|txt|\d+)$/.test(name)).sort();
  for (const name of names) {
    const file = await open(join(directory, name), 'r');
    try {
      await importFile(db, name, file, onBatch);
    } catch (error) {
      log.error({ err: error, file: name }, 'a journal file could not be read');
    } finally {
      await file.close();
    }
  }
}

async function importFile(
  db: Database,
  name: string,
  file: FileHandle,
  onBatch: (trx: Trx, result: EtlResult) => Promise<void>,
): Promise<void> {
  const identity = await identify(file);
  if (identity === null) return;
  for (;;) {
    const more = await db.transaction({ kind: 'all' }, async (trx) => {
      const offset = await offsetOf(trx, identity);
      const { size } = await file.stat();
      const chunk = await readCompleteLines(file, size < offset ? 0 : offset);
      if (chunk.bytes === 0) return false;
      const result = await storeLines(trx, name, chunk);
      await advance(trx, name, identity, chunk.offset + chunk.bytes, result);
      await onBatch(trx, result);
      return true;
    });
    if (!more) return;
  }
}

/** The first line's hash: follows a file through renames and copies. Null while the first line is not complete. */
async function identify(file: FileHandle): Promise<string | null> {
  const head = await readCompleteLines(file, 0);
  if (head.bytes === 0) return null;
  const first = head.lines[0] ?? '';
  return createHash('sha256').update(first).digest('hex');
}

async function offsetOf(trx: Trx, identity: string): Promise<number> {
  const known = await trx
    .selectFrom('cdr_journal_files')
    .select('byte_offset')
    .where('identity', '=', identity)
    .orderBy('byte_offset', 'desc')
    .executeTakeFirst();
  return known?.byte_offset ?? 0;
}

interface Chunk {
  readonly offset: number;
  readonly lines: readonly string[];
  readonly bytes: number;
}

async function readCompleteLines(file: FileHandle, offset: number): Promise<Chunk> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
  const end = buffer.subarray(0, bytesRead).lastIndexOf(0x0a);
  // A line longer than any record is given up, so that it cannot stop the file for ever.
  const bytes = end >= 0 ? end + 1 : bytesRead > LONGEST_LINE ? bytesRead : 0;
  const lines = buffer
    .subarray(0, bytes)
    .toString('utf8')
    .split('\n')
    .slice(0, end >= 0 ? -1 : undefined);
  return { offset, lines, bytes };
}

async function storeLines(trx: Trx, name: string, chunk: Chunk): Promise<EtlResult> {
  const good: ReadRecord[] = [];
  let rejected = 0;
  for (const line of chunk.lines.filter((l) => l.trim() !== '' && !l.startsWith('#'))) {
    const from = { source: name, position: chunk.offset, line: () => line };
    const parsed = parseJournalLine(line);
    if ('record' in parsed) good.push({ record: parsed.record, from });
    else {
      rejected += 1;
      await quarantine(trx, from, parsed.reason);
    }
  }
  const stored = await storeOrQuarantine(trx, good);
  return { inserted: stored.inserted, rejected: rejected + stored.rejected };
}

async function advance(trx: Trx, path: string, identity: string, offset: number, added: EtlResult): Promise<void> {
  await trx
    .insertInto('cdr_journal_files')
    .values({ path, identity, byte_offset: offset, inserted: added.inserted, rejected: added.rejected })
    .onConflict((conflict) =>
      conflict.columns(['path', 'identity']).doUpdateSet((eb) => ({
        byte_offset: offset,
        inserted: eb('cdr_journal_files.inserted', '+', added.inserted),
        rejected: eb('cdr_journal_files.rejected', '+', added.rejected),
        last_read_at: new Date(),
      })),
    )
    .execute();
}
