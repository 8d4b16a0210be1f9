import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../../../../http/csv-stream.ts';
import { type Cell, type Column, cellsOf, type FullRecord, presentRecord } from '../records/columns.ts';
import { xmlText } from '../records/xml-text.ts';

export type FormatName = 'JSON' | 'CSV' | 'XML';

/** What a file says of itself before its records. */
export interface FileFacts {
  readonly total: number;
  readonly range: string;
  readonly columns: readonly Column[];
}

/** A file of call records, piece by piece (contract 40 B11). */
export interface FileFormat {
  readonly contentType: string;
  readonly extension: string;
  head(facts: FileFacts): string;
  /** @param isFirst the first records of the file */
  records(records: readonly FullRecord[], columns: readonly Column[], isFirst: boolean): string;
  readonly tail: string;
}

const MESSAGE = 'CDR export completed';

/** What the answer of an export says, in whatever form (contract 40 B11). */
export function exportSummary(format: FormatName, { total, range }: Pick<FileFacts, 'total' | 'range'>) {
  return { status: 'success', message: MESSAGE, total_records: total, date_range: range, export_format: format };
}

/** Each record is a line of its own. */
const json: FileFormat = {
  contentType: 'application/json; charset=utf-8',
  extension: 'json',
  head: (facts) => `${JSON.stringify(exportSummary('JSON', facts)).slice(0, -1)},"records":[`,
  records: (records, columns, isFirst) =>
    records
      .map((record, i) => `${isFirst && i === 0 ? '' : ','}\n${JSON.stringify(presentRecord(record, columns))}`)
      .join(''),
  tail: '\n]}\n',
};

/** Contract 10 §2.7. */
const csv: FileFormat = {
  contentType: 'text/csv; charset=utf-8',
  extension: 'csv',
  head: ({ columns }) => csvLines([columns]),
  records: (records, columns) => csvLines(records.map((record) => cellsOf(record, columns))),
  tail: '',
};

const xml: FileFormat = {
  contentType: 'application/xml; charset=utf-8',
  extension: 'xml',
  head: ({ total, range }) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<cdrs total_records="${total}" date_range="${xmlText(range)}">\n`,
  records: (records, columns) => records.map((record) => `${xmlRecord(cellsOf(record, columns), columns)}\n`).join(''),
  tail: '</cdrs>\n',
};

export const FORMATS: Readonly<Record<FormatName, FileFormat>> = { JSON: json, CSV: csv, XML: xml };

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}

function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(safeCell)),
    { quoted: true, quoted_empty: true, record_delimiter: '\n' },
  );
}

function xmlRecord(cells: readonly Cell[], columns: readonly Column[]): string {
  const elements = columns.map((name, i) => {
    const text = xmlText(String(cells[i] ?? ''));
    return text === '' ? `<${name}/>` : `<${name}>${text}</${name}>`;
  });
  return `<cdr>${elements.join('')}</cdr>`;
}
