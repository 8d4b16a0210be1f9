import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { TariffRate } from '../../../../features/autobill/store-tariff.ts';
import { invalidRequest } from '../../../errors.ts';
import { type Places, readHeader, readTariffLine } from './tariff-line.ts';

export interface BadTariffLine {
  readonly line: number;
  readonly reason: string;
}

/** A file of a tariff: its good rows, and the others with what is wrong with them. */
export interface TariffFile {
  readonly lines: readonly TariffRate[];
  readonly rejected: number;
  /** The first of them. */
  readonly errors: readonly BadTariffLine[];
}

const MOST_LINES = 2_000_000;
const MOST_TOLD = 1_000;
const LONGEST_LINE = 8_192;

/**
 * Reads a file with one header row. Of rows for the same prefix and date the first counts.
 * @throws IntegrationError 422 for a file that is no CSV, lacks a column or has no good row
 */
export async function readTariff(source: Readable, mapping: Readonly<Record<string, unknown>>): Promise<TariffFile> {
  const file = new Reader(mapping);
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_LINE };
  const rows = source.pipe(parse({ ...options, delimiter: [',', ';', '\t'], info: true }));
  source.once('error', (error) => rows.destroy(error));
  try {
    for await (const row of rows) file.take(row);
  } catch (error) {
    if (error instanceof CsvError) throw invalidRequest('file', 'cannot be read as CSV');
    throw error;
  } finally {
    source.destroy();
  }
  return file.close();
}

class Reader {
  readonly #mapping: Readonly<Record<string, unknown>>;
  #places: Places | null = null;
  readonly #lines: TariffRate[] = [];
  readonly #first = new Map<string, number>();
  readonly #errors: BadTariffLine[] = [];
  #rejected = 0;

  constructor(mapping: Readonly<Record<string, unknown>>) {
    this.#mapping = mapping;
  }

  take(row: unknown): void {
    const { cells, line } = rowOf(row);
    if (this.#places === null) {
      this.#places = readHeader(cells, this.#mapping);
      return;
    }
    if (cells.every((cell) => cell.trim() === '')) return;
    const read = readTariffLine(cells, this.#places, line);
    if (typeof read === 'string') this.#reject(line, read);
    else this.#keep(read);
  }

  close(): TariffFile {
    if (this.#places === null) throw invalidRequest('file', 'is empty');
    const [first] = this.#errors;
    if (this.#lines.length === 0) {
      throw invalidRequest('file', first ? `line ${first.line}: ${first.reason}` : 'holds no rates');
    }
    return { lines: this.#lines, rejected: this.#rejected, errors: this.#errors };
  }

  #keep(read: TariffRate): void {
    const key = `${read.prefix} ${read.effective?.getTime() ?? ''}`;
    const first = this.#first.get(key);
    if (first !== undefined) {
      this.#reject(read.line, `prefix ${read.prefix} stands in line ${first} already`);
      return;
    }
    if (this.#lines.length >= MOST_LINES) throw invalidRequest('file', `has more than ${MOST_LINES} rates`);
    this.#first.set(key, read.line);
    this.#lines.push(read);
  }

  #reject(line: number, reason: string): void {
    this.#rejected += 1;
    if (this.#errors.length < MOST_TOLD) this.#errors.push({ line, reason });
  }
}

function rowOf(row: unknown): { readonly cells: readonly string[]; readonly line: number } {
  if (typeof row !== 'object' || row === null || !('record' in row) || !('info' in row)) return { cells: [], line: 0 };
  const { record, info } = row;
  const line = typeof info === 'object' && info !== null && 'lines' in info ? Number(info.lines) : 0;
  return { cells: Array.isArray(record) ? record.map(String) : [], line };
}
