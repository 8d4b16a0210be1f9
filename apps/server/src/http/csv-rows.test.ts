import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { csvStream } from './csv-stream.ts';

async function rowsOf(file: string | Uint8Array): Promise<CsvRow[]> {
  return Array.fromAsync(csvRows(typeof file === 'string' ? Buffer.from(file) : file));
}

describe('an uploaded CSV file (contract 10 §2.7)', () => {
  it.each([
    ['commas', '1,a\n2,b\n'],
    ['semicolons', '1;a\n2;b\n'],
    ['CRLF', '1,a\r\n2,b\r\n'],
    ['no end of the last line', '1,a\n2,b'],
    ['a byte order mark', '\uFEFF1,a\n2,b\n'],
  ])('is read with %s', async (_what, file) => {
    expect(await rowsOf(file)).toEqual([
      { line: 1, cells: ['1', 'a'] },
      { line: 2, cells: ['2', 'b'] },
    ]);
  });

  it('keeps its line numbers over blank lines and remarks', async () => {
    expect(await rowsOf('# remark, with a comma\n\n1,"a # b"\n , \n#x\n2,b\n')).toEqual([
      { line: 3, cells: ['1', 'a # b'] },
      { line: 6, cells: ['2', 'b'] },
    ]);
  });

  it('decides on its delimiter outside quotation', async () => {
    expect(await rowsOf('"a,b";c\n')).toEqual([{ line: 1, cells: ['a,b', 'c'] }]);
  });

  it.each([
    ['1,a\n2,"b', 'line 2'],
    ['1,a\n2,b"c"\n', 'line 2'],
    ['1,a\0\n', 'line 1'],
  ])('that is broken is 422 with the line: %j', async (file, line) => {
    await expect(rowsOf(file)).rejects.toMatchObject({ status: 422, details: [{ field: line }] });
  });

  it('that is not UTF-8 is 422', async () => {
    await expect(rowsOf(new Uint8Array([0x31, 0xff]))).rejects.toMatchObject({ status: 422 });
  });

  it('never fails but with 422, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await rowsOf(new Uint8Array(bytes)).catch((error: unknown) => expect(error).toMatchObject({ status: 422 }));
      }),
    );
  });

  it('that was read out reads back the same', async () => {
    // A quotation mark before a formula is the sign that it was defused.
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((value) => value.isWellFormed() && !/^'[=+\-@\t\r]/.test(value));
    const row = fc
      .array(cell, { minLength: 2, maxLength: 5 })
      .filter((cells) => cells.some((value) => value.trim() !== '') && !cells.some((value) => value.includes('\0')));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 10 }), async (rows) => {
        const file = await text(
          csvStream(null, async (write) => {
            for (const cells of rows) await write(cells);
          }),
        );
        expect((await rowsOf(file)).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});
