import { CsvError, type Parser, parse } from 'csv-parse';
import { BadLines } from './bad-lines.ts';
import { type RateLine, readRateLine } from './rate-line.ts';

/** A line with its number in the file. */
export interface NumberedLine extends RateLine {
  readonly line: number;
}

/** Far more than any line has; what is longer is no CSV. */
const LONGEST_LINE = 4096;
const TITLES = /^(destination_?)?prefix$/i;

/**
 * The rates of a file, piece by piece. BOM, CRLF, comments and blank lines are passed over
 * (contract 10 §2.7).
 * @throws ApiError 422 that names bad lines: when the whole file has been looked at, or when there are enough of them
 */
export async function* readRateFile(
  pieces: AsyncIterable<Buffer>,
  delimiter: ',' | ';',
): AsyncGenerator<NumberedLine[], void> {
  const bad = new BadLines();
  let lines: NumberedLine[] = [];
  const parser = parserOf(delimiter, (cells, line) => {
    const read = readRateLine(cells);
    if (typeof read !== 'string') lines.push({ line, ...read });
    else if (!(line === 1 && TITLES.test(cells[0]?.trim() ?? ''))) bad.add(line, read);
  });
  for await (const piece of pieces) {
    await feed(parser, piece, bad);
    // Nothing is stored of a file with bad lines: the rest is only looked at.
    if (bad.isEmpty) yield lines;
    lines = [];
  }
  await feed(parser, null, bad);
  bad.throwIfAny();
  yield lines;
}

/** Hands records over at once instead of making a stream of them, which costs more than reading them. */
function parserOf(delimiter: string, take: (cells: readonly string[], line: number) => void): Parser {
  const parser = parse({
    bom: true,
    delimiter,
    comment: '#',
    comment_no_infix: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
    on_record: (record: unknown, { lines }) => {
      if (Array.isArray(record)) take(record.map(String), lines);
      return null;
    },
  });
  // What it cannot read it tells whoever feeds it.
  parser.on('error', () => undefined);
  return parser.resume();
}

/** @param piece null: there is no more @throws ApiError 422 when it cannot be read or there are enough bad lines */
async function feed(parser: Parser, piece: unknown, bad: BadLines): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const done = (error?: Error | null) => (error ? reject(error) : resolve());
  if (piece === null) parser.end(done);
  else parser.write(piece, done);
  try {
    await promise;
  } catch (error) {
    const line = lineOf(error);
    if (line === null) throw error;
    bad.add(line, 'cannot be read as CSV');
    bad.throwIfAny();
  }
  if (bad.isFull) bad.throwIfAny();
}

/** The line at which the parser gave up; null: it was no fault of the file. */
function lineOf(error: unknown): number | null {
  if (!(error instanceof CsvError)) return null;
  const lines: unknown = Reflect.get(error, 'lines');
  return typeof lines === 'number' ? lines : 1;
}
