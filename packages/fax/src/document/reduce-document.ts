import { readFile } from 'node:fs/promises';
import { dotsPerMm } from './dots-per-mm.ts';
import { encodePage } from './encode-page.ts';
import { shrinkPage } from './shrink-page.ts';
import { readTiffPages, type TiffPage } from './tiff-pages.ts';
import { TiffWriter } from './tiff-writer.ts';

/** What pages are reduced to: dots per inch. */
export const CEILINGS = { fine: { xDpi: 204, yDpi: 196 }, standard: { xDpi: 204, yDpi: 98 } } as const;
export type Ceiling = keyof typeof CEILINGS;

/** Inches are rounded, and 200 dots are as good as 196. */
const TOLERANCE = 1.1;
/** Pixels of A4, B4 and A3 at the finer scales, and at fine. */
const WIDTHS: Readonly<Record<number, number>> = {
  2592: 1728,
  3456: 1728,
  3072: 2048,
  4096: 2048,
  3648: 2432,
  4864: 2432,
};

/**
 * Writes the document with every page at this resolution at most, for receivers that take no more (contract 30 §20). Pages
 * stay as long as they are in millimetres.
 *
 * @param target must not exist
 * @returns false when the document cannot be read; nothing may be left at `target` then
 */
export async function reduceDocument(path: string, target: string, ceiling: Ceiling): Promise<boolean> {
  try {
    const pages = readTiffPages(await readFile(path));
    const writer = new TiffWriter(target);
    try {
      for (const [number, page] of pages.entries()) {
        if (page.yDpi <= CEILINGS[ceiling].yDpi * TOLERANCE) writer.add(page);
        else writer.add(await reducePage(path, number, page, ceiling), CEILINGS[ceiling]);
      }
    } finally {
      writer.close();
    }
    return true;
  } catch {
    return false;
  }
}

async function reducePage(
  path: string,
  number: number,
  { width, lines, yDpi }: TiffPage,
  ceiling: Ceiling,
): Promise<TiffPage> {
  // Few documents need it: the fax thread starts without.
  const { default: sharp } = await import('sharp');
  const pixels = await sharp(path, { page: number }).greyscale().raw().toBuffer();
  const size = {
    width: WIDTHS[width] ?? width,
    lines: Math.max(1, Math.round((lines * dotsPerMm(CEILINGS[ceiling].yDpi)) / dotsPerMm(yDpi))),
  };
  const smaller = await shrinkPage({ pixels, width, lines }, size);
  const raw = { width: size.width, height: size.lines, channels: 1 } as const;
  return encodePage(sharp(smaller.pixels, { raw }));
}
