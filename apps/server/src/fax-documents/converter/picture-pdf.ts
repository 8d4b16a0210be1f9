import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { readTiffPages, type TiffPage } from '@strowger/fax/tiff';
import sharp from 'sharp';
import { faxAsPdf } from './fax-pdf.ts';
import { Refusal } from './refusal.ts';

export type Paper = 'a4' | 'letter';

/** Points of an upright sheet. */
const SHEETS: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [595.28, 841.89],
  letter: [612, 792],
};

/** More than any scanner makes: a small file that unpacks to more is an attack. */
const MOST_PIXELS = 150_000_000;
/** Pixels of the longer side: what the finest fax can show. */
const LONGEST_SIDE = 4600;

sharp.cache(false);
sharp.concurrency(1);

/** Dots of one length: lines of a fax at standard resolution are half as many as its pixels. */
type Shape = Pick<TiffPage, 'xDpi' | 'yDpi'>;

const SQUARE: Shape = { xDpi: 1, yDpi: 1 };

/**
 * The pages of a picture, each on a sheet of its own: upright, without margins, as large as it can be. Pages of a fax stay
 * what they are.
 * @throws Refusal when it cannot be read, or has more pages than that
 */
export async function pictureAsPdf(path: string, name: string, paper: Paper, mostPages: number): Promise<Uint8Array> {
  try {
    const { pages = 1, format } = await sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).metadata();
    if (pages > mostPages) throw new Refusal(`${name}: more than ${mostPages} pages`);
    const scanned = format === 'tiff' ? scannedPages(path) : [];
    if (scanned.length === pages && scanned.every(isFaxPage)) return await faxAsPdf(scanned);
    const pdf = await PDFDocument.create();
    for (let page = 0; page < pages; page++) await addPicture(pdf, path, page, paper, scanned[page] ?? SQUARE);
    return await pdf.save();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${name}: the picture cannot be read`);
  }
}

/** Pages as the file's own directories tell of them; none where they are not to be trusted. */
function scannedPages(path: string): TiffPage[] {
  try {
    return readTiffPages(readFileSync(path)).filter(({ xDpi, yDpi }) => isDpi(xDpi) && isDpi(yDpi));
  } catch {
    return [];
  }
}

const isDpi = (dpi: number) => dpi >= 30 && dpi <= 2400;

/** Coded as on the line, of a size that a fax has. */
function isFaxPage({ width, lines, compression, strips }: TiffPage): boolean {
  const isCoded = compression === 3 || compression === 4;
  return isCoded && width > 0 && width <= 5000 && lines > 0 && lines <= 10_000 && strips.length > 0;
}

async function addPicture(pdf: PDFDocument, path: string, page: number, paper: Paper, shape: Shape): Promise<void> {
  const { data, info } = await sharp(path, { page, limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .flatten({ background: '#fff' })
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 90 })
    .toBuffer({ resolveWithObject: true });
  const [across, along] = [info.width / shape.xDpi, info.height / shape.yDpi];
  const isLying = across > along;
  const image = await pdf.embedJpg(isLying ? await sharp(data).rotate(90).jpeg({ quality: 90 }).toBuffer() : data);
  const [width, height] = SHEETS[paper];
  const zoom = Math.min(width / Math.min(across, along), height / Math.max(across, along));
  const size = { width: Math.min(across, along) * zoom, height: Math.max(across, along) * zoom };
  pdf.addPage([width, height]).drawImage(image, { x: (width - size.width) / 2, y: height - size.height, ...size });
}
