import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';

const PLAIN_NUMBER_OR_PHONE = /^[+-]?\d+(\.\d+)?$/;

/** A cell that a spreadsheet would run as a formula is defused with a quote mark (contract 10 §2.7 "safety"). */
export function safeCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /^[=+\-@\t\r]/.test(text) && !PLAIN_NUMBER_OR_PHONE.test(text) ? `'${text}` : text;
}

/** Readies the answer for a CSV download: type and file name (contract 10 §2.7). */
export function csvHeaders(reply: FastifyReply, fileName: string): FastifyReply {
  return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${fileName}"`);
}

/**
 * Rows as CSV while they are read: every value quoted, LF, no BOM, constant memory.
 * @param header null: the file has none
 * @param write feeds the rows; what it throws ends the download unfinished, so that nobody takes a part for the whole
 */
export function csvStream(
  header: readonly string[] | null,
  write: (row: (cells: readonly unknown[]) => Promise<void>) => Promise<void>,
): Readable {
  const csv = stringify({ quoted: true, quoted_empty: true, record_delimiter: '\n' });
  const out = csv.pipe(new PassThrough());
  csv.on('error', (error) => out.destroy(error));
  const row = async (cells: readonly unknown[]): Promise<void> => {
    if (out.destroyed) throw new Error('the download was given up');
    if (!csv.write(cells.map(safeCell))) await once(csv, 'drain');
  };
  void (async () => {
    try {
      if (header !== null) await row(header);
      await write(row);
      csv.end();
    } catch (error) {
      out.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  return out;
}
