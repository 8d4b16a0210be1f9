import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readTiffPages } from './tiff-pages.ts';
import { TiffWriter } from './tiff-writer.ts';

async function twoPages(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'strowger-tiff-'));
  try {
    const writer = new TiffWriter(join(folder, 'fax.tif'));
    for (const height of [40, 60]) {
      const page = await sharp({
        create: { width: 1728, height, channels: 3, background: height === 40 ? '#000' : '#fff' },
      })
        .toColourspace('b-w')
        .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true })
        .toBuffer();
      for (const one of readTiffPages(page)) writer.add(one, { xDpi: 204, yDpi: 98 });
    }
    writer.close();
    return await readFile(join(folder, 'fax.tif'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('fax TIFF files (TIFF 6.0, RFC 2306)', () => {
  it('hold page after page, as other readers see them too', async () => {
    const file = await twoPages();
    expect(readTiffPages(file)).toMatchObject([
      { width: 1728, lines: 40, compression: 4, xDpi: 204, yDpi: 98, zeroIsWhite: true },
      { width: 1728, lines: 60, compression: 4, xDpi: 204, yDpi: 98 },
    ]);
    expect(await sharp(file).metadata()).toMatchObject({ pages: 2, width: 1728, height: 40 });
    for (const [page, grey] of [
      [0, 0],
      [1, 255],
    ] as const) {
      const { data } = await sharp(file, { page }).greyscale().raw().toBuffer({ resolveWithObject: true });
      expect(data.every((pixel) => pixel === grey)).toBe(true);
    }
  });

  it('whose pages lead back to themselves are refused', async () => {
    const file = await twoPages();
    const first = file.readUInt32LE(4);
    file.writeUInt32LE(first, first + 2 + 12 * file.readUInt16LE(first));
    expect(() => readTiffPages(file)).toThrow('no end');
  });

  it('that are cut off or garbled are refused or read, never more than an error', async () => {
    const file = await twoPages();
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), fc.nat(file.length), (at, octet, length) => {
        const garbled = Buffer.from(file);
        garbled[at] = octet;
        try {
          expect(readTiffPages(garbled.subarray(0, length)).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});
