import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { csvStream, safeCell } from './csv-stream.ts';

describe('a cell', () => {
  it.each(['=1+1', '+cmd', '-cmd|x', '@SUM(A1)', '\tx', '\rx'])('%j is defused: a spreadsheet would run it', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });

  it.each(['-12.5', '+441632960000', '1001', 'plain'])('%j stays as it is', (cell) => {
    expect(safeCell(cell)).toBe(cell);
  });

  it('that is absent is empty', () => {
    expect([safeCell(null), safeCell(undefined)]).toEqual(['', '']);
  });
});

describe('a CSV download', () => {
  it('quotes every value and doubles quotes inside', async () => {
    const csv = csvStream(['Name', 'Note'], async (row) => {
      await row(['Ann', 'said "hello",\nand left']);
      await row(['', null]);
    });
    expect(await text(csv)).toBe('"Name","Note"\n"Ann","said ""hello"",\nand left"\n"",""\n');
  });

  it('has its header alone when there are no rows', async () => {
    expect(await text(csvStream(['Name'], async () => undefined))).toBe('"Name"\n');
  });

  it('ends with an error, not as if it were whole, when the rows cannot be read to the end', async () => {
    const csv = csvStream(['Name'], async (row) => {
      await row(['Ann']);
      throw new Error('the database is gone');
    });
    await expect(text(csv)).rejects.toThrow('the database is gone');
  });

  it('waits for a reader that is slow', async () => {
    let written = 0;
    const csv = csvStream(['N'], async (row) => {
      for (let n = 0; n < 100_000; n += 1) {
        await row([n]);
        written = n;
      }
    });
    await new Promise((resolve) => csv.once('readable', resolve));
    expect(written).toBeLessThan(50_000);
    expect((await text(csv)).split('\n')).toHaveLength(100_002);
  });
});
