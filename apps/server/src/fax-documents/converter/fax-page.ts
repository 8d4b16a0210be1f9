import sharp from 'sharp';
import type { FaxScale } from '../fax-quality.ts';
import type { Placement } from './place-page.ts';
import { makeTwoTone } from './two-tone.ts';

/**
 * One page of a fax as a TIFF file of its own (Group 4).
 * @param grey of the page as it was rendered, one octet a pixel
 */
export async function encodeFaxPage(grey: Uint8Array, place: Placement, scale: FaxScale): Promise<Buffer> {
  const page = onFaxPage(grey, place, scale.width);
  makeTwoTone(page, scale.width);
  return sharp(page, { raw: { width: scale.width, height: place.lines, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true })
    .toBuffer();
}

/** The page turned upright, on white. */
function onFaxPage(grey: Uint8Array, place: Placement, faxWidth: number): Uint8Array {
  const { isTurned, width, height, left, lines } = place;
  const page = new Uint8Array(faxWidth * lines).fill(255);
  if (!isTurned) {
    for (let y = 0; y < height; y++) page.set(grey.subarray(y * width, (y + 1) * width), y * faxWidth + left);
    return page;
  }
  for (let y = 0; y < height; y++) {
    const column = left + height - 1 - y;
    for (let x = 0; x < width; x++) page[x * faxWidth + column] = grey[y * width + x] ?? 255;
  }
  return page;
}
