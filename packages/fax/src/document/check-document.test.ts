import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT_CODES } from '../session/completion-text.ts';
import { A4_FINE, A4_STANDARD, LETTER_FINE, SLIP, writeTestFax } from '../testing/fax-pages.ts';
import { checkDocument } from './check-document.ts';
import { readTiffPages } from './tiff-pages.ts';
import { TiffWriter } from './tiff-writer.ts';

let folder: string;
let number = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fax-document-'));
});

afterAll(() => rm(folder, { recursive: true }));

const newPath = () => join(folder, `${number++}.tif`);

/** A page that says this of itself, whatever its strip holds. */
function claimed(page: { width?: number; lines?: number; compression?: number; strips?: number }): string {
  const path = newPath();
  const writer = new TiffWriter(path);
  const { width = 1728, lines = 100, compression = 4, strips = 1 } = page;
  writer.add({
    width,
    lines,
    compression,
    group3Options: 0,
    zeroIsWhite: true,
    lowBitFirst: false,
    linesPerStrip: lines,
    xDpi: 204,
    yDpi: 196,
    strips: Array.from({ length: strips }, () => Buffer.from([0x00, 0x10, 0x01])),
  });
  writer.close();
  return path;
}

describe('a document, before the DSP sees it', () => {
  it('is taken in every size of a fax', async () => {
    const path = newPath();
    const wide = { ...SLIP, width: 2432, picture: 1 };
    await writeTestFax(
      path,
      [A4_FINE, LETTER_FINE, A4_STANDARD].map((size) => ({ ...size, picture: null })),
    );
    expect(await checkDocument(path)).toEqual({ pages: 3, scales: new Set(['fine']) });
    await rm(path);
    await writeTestFax(path, [wide]);
    expect(await checkDocument(path)).toEqual({ pages: 1, scales: new Set(['fine']) });
  });

  it.each([
    ['a width that no fax has', { width: 1700 }],
    ['an absurd width', { width: 4_000_000_000 }],
    ['no lines', { lines: 0 }],
    ['absurdly many lines', { lines: 4_000_000_000 }],
    ['another compression', { compression: 5 }],
    ['no strips', { strips: 0 }],
    ['more strips than lines', { lines: 2, strips: 50 }],
  ])('is refused with %s', async (_what, page) => {
    expect(await checkDocument(claimed(page))).toEqual({ code: DOCUMENT_CODES.badValues });
  });

  it('is refused when it is missing, empty, no TIFF, or cut off', async () => {
    const path = newPath();
    expect(await checkDocument(path)).toEqual({ code: DOCUMENT_CODES.missing });
    expect(await checkDocument(folder)).toEqual({ code: DOCUMENT_CODES.missing });
    await writeFile(path, '');
    expect(await checkDocument(path)).toEqual({ code: DOCUMENT_CODES.notFax });
    await writeFile(path, '%PDF-1.7');
    expect(await checkDocument(path)).toEqual({ code: DOCUMENT_CODES.notFax });
    await rm(path);
    await writeTestFax(path, [{ ...SLIP, picture: 1 }]);
    await truncate(path, 600);
    expect(await checkDocument(path)).toEqual({ code: DOCUMENT_CODES.notFax });
    await writeFile(path, Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]));
    expect(await checkDocument(path)).toEqual({ code: DOCUMENT_CODES.noPages });
  });

  it('whose pages lead in a circle, or whose tags have values without end, is none', () => {
    const circle = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]);
    expect(() => readTiffPages(circle)).toThrow(/no end/);
    const endless = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 17, 1, 4, 0, 255, 255, 255, 255, 0, 0, 0, 0]);
    expect(() => readTiffPages(endless)).toThrow(/too many values/);
  });

  it('is read without harm, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
        const file = Buffer.concat([Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]), octets]);
        try {
          readTiffPages(file);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 500 },
    );
  });
});
