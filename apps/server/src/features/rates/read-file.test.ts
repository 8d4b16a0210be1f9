import { describe, expect, it } from 'vitest';
import { type NumberedLine, readRateFile } from './read-file.ts';

const PIECE = 64 * 1024;

async function* piecesOf(file: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < file.length; from += PIECE) yield file.subarray(from, from + PIECE);
}

async function read(text: string | Uint8Array): Promise<NumberedLine[]> {
  const lines: NumberedLine[] = [];
  for await (const batch of readRateFile(piecesOf(Buffer.from(text)), ',')) lines.push(...batch);
  return lines;
}
const told = (text: string | Uint8Array) =>
  read(text).then(
    () => [],
    (error: { details: readonly { field: string }[] }) => error.details.map(({ field }) => field),
  );

describe('a file of rates (contract 10 §2.7)', () => {
  it('is read with the numbers of its lines, whatever stands between them', async () => {
    const lines = await read('\ufeffprefix,name,block\r\n# remark\r\n\r\n44,"uk, ""all""",60,1\r\n ,, \r\n1,usa,60,2');
    expect(lines.map(({ line, prefix, name, rate }) => [line, prefix, name, rate])).toEqual([
      [4, '44', 'uk, "all"', 1_000_000],
      [6, '1', 'usa', 2_000_000],
    ]);
  });

  it('is read over the borders of its pieces', async () => {
    const count = 20_000;
    const text = Array.from({ length: count }, (_, index) => `${1_000_000 + index},näme ${index},60,0.01`).join('\n');
    const lines = await read(text);
    expect(lines).toHaveLength(count);
    expect(
      lines.every(({ line, prefix, name }) => prefix === String(999_999 + line) && name === `näme ${line - 1}`),
    ).toBe(true);
  });

  it('tells bad lines in the order in which they stand, the first twenty', async () => {
    expect(await told('44,a,60,1\nx\n45,b,60,-1\n46,c,60,1\ny\n')).toEqual(['line 2', 'line 3', 'line 5']);
    expect(await told('x\n'.repeat(100_000))).toHaveLength(20);
  });

  it.each([
    ['a quote that never ends', '44,"uk\n45,dk,60,1\n'],
    ['a quote in the middle', '44,u"k",60,1\n'],
    ['a line without end', `44,${'x'.repeat(200_000)}\n`],
  ])('is refused with %s', async (_what, text) => {
    expect(await told(text)).toEqual([expect.stringMatching(/^line \d+$/)]);
  });

  it('never does worse than to be refused, whatever bytes come', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256);
    expect((await told(bytes)).length).toBeGreaterThan(0);
  });
});
