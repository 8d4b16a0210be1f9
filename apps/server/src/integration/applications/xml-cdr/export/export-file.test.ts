import { text } from 'node:stream/consumers';
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, type FullRecord, presentRecord, RECORD_COLUMNS } from '../records/columns.ts';
import { sampleRecord } from '../records/sample-record.ts';
import { exportFile } from './export-file.ts';
import type { FormatName } from './file-format.ts';

const RANGE = '2024-01-01 to 2024-01-31';

const fileOf = (format: FormatName, records: readonly FullRecord[], promised = records.length) =>
  text(
    exportFile(format, {
      facts: { total: promised, range: RANGE, columns: RECORD_COLUMNS },
      expected: promised,
      batches: inBatches(records),
    }),
  );

async function* inBatches(records: readonly FullRecord[]) {
  for (let at = 0; at < records.length; at += 3) yield records.slice(at, at + 3);
}

/** What a record says when everything is text. */
const asText = (cell: Cell | undefined) => String(cell ?? '');

function xmlRecords(file: string): Record<string, string>[] {
  const { root } = parseXml(file);
  return elements(root).map((record) => Object.fromEntries(elements(record).map((e) => [e.name, textOf(e)])));
}
const elements = (of: XmlElement | null) => (of?.children ?? []).filter((child) => child instanceof XmlElement);
const textOf = (of: XmlElement) => of.children.map((child) => (child instanceof XmlText ? child.text : '')).join('');

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ']]>',
    '<script>&amp;</script>',
    '"\'\u0000\u0008\u000b\u001f',
    '\ud800',
    '\ufffe\uffff',
    ' \t\r\n ',
    '=1+1',
    '',
  ),
);

describe('a file of call records (contract 40 B11)', () => {
  it('as JSON is the summary with the records behind it', async () => {
    const file = JSON.parse(await fileOf('JSON', [sampleRecord(), sampleRecord({ leg: 'b' })]));
    expect(Object.keys(file)).toEqual(['status', 'message', 'total_records', 'date_range', 'export_format', 'records']);
    expect(file).toMatchObject({ status: 'success', total_records: 2, date_range: RANGE, export_format: 'JSON' });
    expect(file.records[1]).toEqual(presentRecord(sampleRecord({ leg: 'b' }), RECORD_COLUMNS));
  });

  it('as CSV has a header and quotes every value', async () => {
    const lines = (await fileOf('CSV', [sampleRecord({ caller_id_name: 'Bob "the, builder"' })])).split('\n');
    expect(lines[0]).toBe(RECORD_COLUMNS.map((name) => `"${name}"`).join(','));
    expect(lines[1]).toContain('"Bob ""the, builder"""');
    expect(lines[1]).toContain('"false"');
    expect(lines).toHaveLength(3);
  });

  it('as XML names the total and the range; what is not there is an empty element', async () => {
    const file = await fileOf('XML', [sampleRecord()]);
    expect(file.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<cdrs total_records="1" date_range="')).toBe(true);
    expect(file).toContain('<record_name/>');
    expect(Object.keys(xmlRecords(file)[0] ?? {})).toEqual(RECORD_COLUMNS);
  });

  it.each(['JSON', 'CSV', 'XML'] as const)('as %s is whole when there is nothing in it', async (format) => {
    const file = await fileOf(format, []);
    if (format === 'JSON') expect(JSON.parse(file).records).toEqual([]);
    if (format === 'CSV') expect(file.trimEnd().split('\n')).toHaveLength(1);
    if (format === 'XML') expect(xmlRecords(file)).toEqual([]);
  });

  it('says the same in every form, whatever callers call themselves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 5 }), async (names) => {
        const records = names.map(([caller_id_name, accountcode]) => sampleRecord({ caller_id_name, accountcode }));
        const wanted = records.map((record) => presentRecord(record, RECORD_COLUMNS));
        expect(JSON.parse(await fileOf('JSON', records)).records).toEqual(wanted);
        const csv: string[][] = parse(await fileOf('CSV', records), { relax_column_count: false });
        expect(csv.slice(1).map((row) => row.map(disarmed))).toEqual(
          wanted.map((record) => Object.values(record).map((cell) => disarmed(asText(cell).toWellFormed()))),
        );
        expect(xmlRecords(await fileOf('XML', records))).toEqual(
          wanted.map((record) =>
            Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, legalInXml(asText(cell))])),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each(['JSON', 'CSV', 'XML'] as const)(
    'as %s breaks off when it does not hold what it promised',
    async (format) => {
      await expect(fileOf(format, [sampleRecord()], 2)).rejects.toThrow('promised 2 records and found 1');
    },
  );

  it('is read no faster than it is taken', async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield Array.from({ length: 1000 }, () => sampleRecord());
      }
    }
    const facts = { total: 1, range: RANGE, columns: RECORD_COLUMNS };
    const file = exportFile('XML', { facts, expected: 1, batches: endless() });
    const taken = file[Symbol.asyncIterator]();
    await taken.next();
    await taken.next();
    expect(read).toBeLessThanOrEqual(2);
    file.destroy();
  });
});

/** A cell that would be a formula has a quote mark before it. */
function disarmed(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r])/, '');
}

/** By code points, as the recommendation lists them (XML 1.0 §2.2). */
function legalInXml(value: string): string {
  return [...value]
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      return (
        [9, 10, 13].includes(code) ||
        (code >= 0x20 && code <= 0xd7ff) ||
        (code >= 0xe000 && code <= 0xfffd) ||
        code > 0xffff
      );
    })
    .join('');
}
