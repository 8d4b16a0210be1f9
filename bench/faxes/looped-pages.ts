import sharp from 'sharp';

/** Lines at the top that the header of the sender may stand on, at fine. */
const HEADER_LINES = 60;

/**
 * The part of the pixels in which two fax images differ, of their worst page: lines are compared from the foot of the page,
 * as the sender puts a header above it. 1 where they have not the same pages.
 */
export function differenceOf(ours: readonly FaxPage[], theirs: readonly FaxPage[]): number {
  if (ours.length !== theirs.length) return 1;
  return Math.max(...ours.map((page, place) => pageDifference(page, theirs[place])));
}

/** A page in shades of grey, a byte each. */
export interface FaxPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Reads the pages of a fax image (TIFF). @throws Error where it is none */
export async function pagesOf(tiff: Buffer): Promise<FaxPage[]> {
  const { pages = 1 } = await sharp(tiff).metadata();
  const read: FaxPage[] = [];
  for (let page = 0; page < pages; page += 1) {
    const { data, info } = await sharp(tiff, { page }).greyscale().raw().toBuffer({ resolveWithObject: true });
    read.push({ width: info.width, height: info.height, pixels: data });
  }
  return read;
}

function pageDifference(ours: FaxPage, theirs: FaxPage | undefined): number {
  if (theirs === undefined || ours.width !== theirs.width || theirs.height < ours.height) return 1;
  const lines = ours.height - HEADER_LINES;
  const compared = lines * ours.width;
  const [atOurs, atTheirs] = [ours.pixels.length - compared, theirs.pixels.length - compared];
  let different = 0;
  for (let pixel = 0; pixel < compared; pixel += 1) {
    if (ours.pixels[atOurs + pixel] !== theirs.pixels[atTheirs + pixel]) different += 1;
  }
  return different / compared;
}
