import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { FaxScale } from '../fax-quality.ts';
import { encodeFaxPage } from './fax-page.ts';
import { type Placement, placePage } from './place-page.ts';
import { Refusal } from './refusal.ts';

/** Longest side of a preview. */
const PREVIEW_PIXELS = 1400;

type PdfDocument = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>;

/**
 * Opens a PDF for as long as `use` runs.
 * @throws Refusal when it is encrypted or broken
 */
export async function withPdf<T>(bytes: Uint8Array, name: string, use: (pdf: PdfDocument) => Promise<T>): Promise<T> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes).catch((error: unknown) => {
    const isLocked = error instanceof Error && /password|security/i.test(error.message);
    throw new Refusal(`${name}: the PDF is ${isLocked ? 'encrypted' : 'broken'}`);
  });
  try {
    return await use(document);
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** Each page of an open PDF as a page of a fax, as a TIFF file of its own. */
export async function* renderFaxPages(pdf: PdfDocument, scale: FaxScale): AsyncGenerator<Buffer> {
  for (let index = 0; index < pdf.getPageCount(); index++) {
    const { grey, place } = await renderGrey(pdf, index, scale);
    yield await encodeFaxPage(grey, place, scale);
  }
}

async function renderGrey(
  pdf: PdfDocument,
  index: number,
  scale: FaxScale,
): Promise<{ readonly grey: Uint8Array; readonly place: Placement }> {
  const page = pdf.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const place = placePage({ width: Math.max(1, originalWidth), height: Math.max(1, originalHeight) }, scale);
  const { width, height } = place;
  const picture = await page.render({ width, height, colorSpace: 'Gray', render: 'bitmap', renderFormFields: true });
  return { grey: picture.data, place: { ...place, width: picture.width, height: picture.height } };
}

/** @param number from 1 @returns a JPEG; null: there is no such page */
export async function previewPage(pdf: PdfDocument, number: number): Promise<Buffer | null> {
  if (number < 1 || number > pdf.getPageCount()) return null;
  const page = pdf.getPage(number - 1);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const zoom = PREVIEW_PIXELS / Math.max(1, originalWidth, originalHeight);
  const size = (points: number) => Math.max(1, Math.round(points * zoom));
  const picture = await page.render({
    width: size(originalWidth),
    height: size(originalHeight),
    colorSpace: 'BGRA',
    renderFormFields: true,
    render: ({ data, width, height }) =>
      sharp(data, { raw: { width, height, channels: 4 } })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 80 })
        .toBuffer(),
  });
  return Buffer.from(picture.data);
}
