import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { invalidRequest } from '../../../errors.ts';
import { foldName } from '../../../request/fold-name.ts';
import type { ImportRow } from './import-row.ts';

export interface RejectedLine {
  readonly line: number;
  readonly reason: string;
}

export type ReadRow = { readonly line: number; readonly row: ImportRow } | RejectedLine;

/** Names that FusionPBX and others have for the same. */
const ALIASES: Readonly<Record<string, string>> = {
  uuid: 'xml_cdr_uuid',
  call_uuid: 'xml_cdr_uuid',
  domain: 'domain_name',
  caller_number: 'caller_id_number',
  destination: 'destination_number',
  call_direction: 'direction',
  remote_ip: 'network_addr',
};

/**
 * The rows of a CSV file with a header, one after the other, however large it is; lines that are no CSV come with the reason.
 * @param mapping other headers by the names that are meant
 * @throws IntegrationError 422 when the header has no column that tells when a call began
 */
export async function* importRows(file: Readable, mapping: Readonly<Record<string, string>>): AsyncGenerator<ReadRow> {
  const broken: RejectedLine[] = [];
  const parser = file.pipe(
    parse({
      bom: true,
      delimiter: [',', ';'],
      comment: '#',
      comment_no_infix: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
      max_record_size: 1024 * 1024,
      skip_records_with_error: true,
      on_skip: (error) => void broken.push({ line: lineOf(error), reason: 'is not CSV' }),
    }),
  );
  file.once('error', (error) => parser.destroy(error));
  let columns: readonly (string | null)[] | null = null;
  for await (const found of parser) {
    yield* broken.splice(0);
    const { line, cells } = rowOf(found);
    if (columns === null) columns = columnsOf(cells, mapping);
    else yield { line, row: valuesOf(columns, cells) };
  }
  yield* broken;
  if (columns === null) throw invalidRequest('file', 'has no header');
}

function columnsOf(header: readonly string[], mapping: Readonly<Record<string, string>>): (string | null)[] {
  const meant = new Map(Object.entries(mapping).map(([name, column]) => [foldName(column), name]));
  const columns = header.map((cell) => {
    const name = foldName(cell);
    return meant.get(name) ?? ALIASES[name] ?? (name === '' ? null : name);
  });
  if (!columns.includes('start_stamp') && !columns.includes('start_epoch')) {
    throw invalidRequest('file', 'its header has no start_stamp and no start_epoch');
  }
  return columns;
}

function valuesOf(columns: readonly (string | null)[], cells: readonly string[]): ImportRow {
  const values = new Map<string, string>();
  for (const [i, name] of columns.entries()) {
    const value = clean(cells[i] ?? '');
    if (name !== null && value !== '' && !values.has(name)) values.set(name, value);
  }
  return values;
}

/** A formula that an export has defused is itself again (contract 10 §2.7); control characters go. */
function clean(cell: string): string {
  const armed = /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
  return armed.replace(/\p{Cc}/gu, '').trim();
}

function rowOf(found: unknown): { readonly line: number; readonly cells: readonly string[] } {
  const record: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'record') : null;
  const info: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'info') : null;
  const line: unknown = typeof info === 'object' && info !== null ? Reflect.get(info, 'lines') : null;
  if (!Array.isArray(record) || typeof line !== 'number') throw new Error('the CSV parser gave no row');
  return { line, cells: record.map(String) };
}

function lineOf(error: unknown): number {
  const line: unknown = error instanceof CsvError ? Reflect.get(error, 'lines') : null;
  return typeof line === 'number' ? line : 0;
}
