export { loadFaxDsp } from '../dsp/load-dsp.ts';
export { FaxRun } from '../session/fax-run.ts';
export {
  A4_FINE,
  A4_STANDARD,
  compareFaxes,
  LETTER_FINE,
  type PageDifference,
  type PageImage,
  readPageImages,
  SLIP,
  type TestPage,
  writeTestFax,
} from './fax-pages.ts';
