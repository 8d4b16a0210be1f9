import sharp from 'sharp';
import { encodePage } from '../document/encode-page.ts';
import { TiffWriter } from '../document/tiff-writer.ts';

/** A page to draw. */
export interface TestPage {
  readonly width: number;
  readonly lines: number;
  readonly xDpi: number;
  readonly yDpi: number;
  /** Another picture for each; null: a blank page. */
  readonly picture: number | null;
}

const FINE = { width: 1728, xDpi: 204, yDpi: 196 };
export const A4_FINE: Omit<TestPage, 'picture'> = { ...FINE, lines: 2287 };
export const LETTER_FINE: Omit<TestPage, 'picture'> = { ...FINE, lines: 2150 };
export const A4_STANDARD: Omit<TestPage, 'picture'> = { ...FINE, yDpi: 98, lines: 1143 };
/** A few lines of text: quickly sent. */
export const SLIP: Omit<TestPage, 'picture'> = { ...FINE, lines: 200 };

const TEXT_BLOCK = { top: 40, line: 32, height: 16, left: 120, right: 1600 };

/** Writes a fax TIFF of these pages (Group 4). The file must not exist. */
export async function writeTestFax(path: string, pages: readonly TestPage[]): Promise<void> {
  const writer = new TiffWriter(path);
  try {
    for (const page of pages) {
      const raw = { width: page.width, height: page.lines, channels: 1 } as const;
      writer.add(await encodePage(sharp(draw(page), { raw })), page);
    }
  } finally {
    writer.close();
  }
}

/** The pixels of a page, one octet each: 0 black, 255 white. */
export interface PageImage {
  readonly width: number;
  readonly lines: number;
  readonly pixels: Uint8Array;
}

/** The pages of a TIFF file as images. */
export async function readPageImages(path: string): Promise<PageImage[]> {
  const { pages = 1 } = await sharp(path).metadata();
  return Promise.all(
    Array.from({ length: pages }, async (_, page) => {
      const { data, info } = await sharp(path, { page }).greyscale().raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, lines: info.height, pixels: data };
    }),
  );
}

export interface PageDifference {
  /** Lines that the received page has above those of the sent one: its header. */
  readonly headerLines: number;
  /** Pixels that differ below it. */
  readonly differingPixels: number;
  readonly blackPixels: number;
}

/** Compares two documents page by page. Throws when they differ in the number of pages, in width, or lines are missing. */
export async function compareFaxes(sentPath: string, receivedPath: string): Promise<PageDifference[]> {
  const [sent, received] = await Promise.all([readPageImages(sentPath), readPageImages(receivedPath)]);
  if (sent.length !== received.length) throw new Error(`${sent.length} pages sent, ${received.length} received`);
  return sent.map((page, index) => comparePages(page, received[index]));
}

function comparePages(sent: PageImage, received: PageImage | undefined): PageDifference {
  if (!received || received.width !== sent.width || received.lines < sent.lines) {
    throw new Error(`a page of ${sent.width} by ${sent.lines} came as ${received?.width} by ${received?.lines}`);
  }
  const headerLines = received.lines - sent.lines;
  const below = received.pixels.subarray(headerLines * sent.width);
  let differingPixels = 0;
  let blackPixels = 0;
  for (let at = 0; at < sent.pixels.length; at++) {
    if (sent.pixels[at] !== below[at]) differingPixels++;
    if (sent.pixels[at] === 0) blackPixels++;
  }
  return { headerLines, differingPixels, blackPixels };
}

/** Something like lines of type: words of bars whose pattern depends on the number of the picture. */
function draw({ width, lines, picture }: TestPage): Buffer {
  const pixels = Buffer.alloc(width * lines, 255);
  if (picture === null) return pixels;
  const { top, line, height, left, right } = TEXT_BLOCK;
  for (let row = top; row < lines - top; row++) {
    if ((row - top) % line >= height) continue;
    const textLine = Math.floor((row - top) / line);
    for (let column = left; column < Math.min(right, width); column++) {
      const letter = Math.floor(column / 14) * 31 + textLine * 17 + (picture + 1) * 101;
      const isInk = letter % 7 !== 0 && column % 14 < 3 + (letter % 5) && (row + letter) % 6 !== 0;
      if (isInk) pixels[row * width + column] = 0;
    }
  }
  return pixels;
}
