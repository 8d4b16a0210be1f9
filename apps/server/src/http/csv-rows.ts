import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { utf8Of } from './csv-encoding.ts';
import { type ApiError, errors } from './errors.ts';

/** A line of an uploaded CSV file. */
export interface CsvRow {
  /** Of the file, from 1; where a value runs over several, the last. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Parsed at a time, so that a large file does not hold up calls. */
const CHUNK_BYTES = 64 * 1024;

/**
 * The rows of an uploaded file, one after the other: UTF-8, with a BOM or not, or UTF-16 with one, any line ends, commas,
 * semicolons or tabs; blank lines and those that begin with `#` are left out (contract 10 §2.7).
 * @throws ApiError 422 that names the line, or for another encoding
 */
export async function* csvRows(sent: Uint8Array): AsyncGenerator<CsvRow> {
  const bytes = utf8Of(sent);
  const parser = Readable.from(chunksOf(bytes)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(bytes),
      comment: '#',
      comment_no_infix: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }),
  );
  try {
    for await (const found of parser) {
      const row = rowOf(found);
      if (row.cells.some((cell) => cell.trim() !== '')) yield row;
    }
  } catch (error) {
    throw error instanceof CsvError ? badLine(lineOf(error), 'is not CSV') : error;
  }
}

/** What is said of a line that cannot be taken (contract 10 §2.7). */
export function badLine(line: number, message: string): ApiError {
  return errors.unprocessable(`line ${line}: ${message}`, [{ field: `line ${line}`, message }]);
}

/** A formula that an export has defused (contract 10 §2.7) is itself again. */
function armedCell(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function rowOf(found: unknown): CsvRow {
  const record: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'record') : null;
  const info: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'info') : null;
  const line: unknown = typeof info === 'object' && info !== null ? Reflect.get(info, 'lines') : null;
  if (!Array.isArray(record) || typeof line !== 'number') throw new Error('the CSV parser gave no row');
  const cells = record.map(String);
  if (cells.some((cell) => cell.includes('\0'))) throw badLine(line, 'must not contain NUL characters');
  return { line, cells: cells.map(armedCell) };
}

function* chunksOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield Buffer.from(bytes.subarray(at, at + CHUNK_BYTES));
}

/** Whichever comes first in the first line that is one; tabs where there is neither. */
function delimiterOf(bytes: Uint8Array): ',' | ';' | '\t' {
  const start = Buffer.from(bytes.subarray(0, CHUNK_BYTES)).toString('utf8');
  const line = start.split(/\r\n|\r|\n/).find((text) => text.trim() !== '' && !text.startsWith('#')) ?? '';
  const unquoted = line.replace(/"(?:[^"]|"")*"/g, '');
  const [first] = /[,;]/.exec(unquoted) ?? /\t/.exec(unquoted) ?? [];
  return first === ';' || first === '\t' ? first : ',';
}

function lineOf(error: CsvError): number {
  const line: unknown = Reflect.get(error, 'lines');
  return typeof line === 'number' ? line : 1;
}
