export { readTiffPages, type TiffPage } from './tiff-pages.ts';
export { TiffWriter } from './tiff-writer.ts';
