import type { Sharp } from 'sharp';
import { readTiffPages, type TiffPage } from './tiff-pages.ts';

/** A picture of black and white as a page in Group 4. */
export async function encodePage(picture: Sharp): Promise<TiffPage> {
  const bytes = await picture
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true })
    .toBuffer();
  const [page] = readTiffPages(bytes);
  if (!page) throw new Error('no page was made');
  return page;
}
