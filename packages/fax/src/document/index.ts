export { dotsPerMm } from './dots-per-mm.ts';
export { scaleOf } from './fax-resolution.ts';
export { readTiffPages, type TiffPage } from './tiff-pages.ts';
export { TiffWriter } from './tiff-writer.ts';
