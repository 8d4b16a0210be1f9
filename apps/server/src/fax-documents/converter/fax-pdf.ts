import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFName,
  PDFRawStream,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';
import { dotsPerMm, type TiffPage } from '@strowger/fax/tiff';

const POINTS_PER_INCH = 72;
const MM_PER_INCH = 25.4;

const inches = (dots: number, dpi: number) => dots / (dotsPerMm(dpi) * MM_PER_INCH);

const REVERSED = Uint8Array.from({ length: 256 }, (_, octet) => {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit++) if (octet & (1 << bit)) reversed |= 0x80 >> bit;
  return reversed;
});

/** The pages of a fax as a PDF, which holds their code as it came over the line (ISO 32000-1 §7.4.6). */
export async function faxAsPdf(pages: readonly TiffPage[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const page of pages) addPage(pdf, page);
  return pdf.save();
}

function addPage(pdf: PDFDocument, page: TiffPage): void {
  const width = inches(page.width, page.xDpi) * POINTS_PER_INCH;
  const height = inches(page.lines, page.yDpi) * POINTS_PER_INCH;
  const sheet = pdf.addPage([width, height]);
  for (const [index, strip] of page.strips.entries()) {
    const first = index * page.linesPerStrip;
    const lines = Math.min(page.linesPerStrip, page.lines - first);
    const name = PDFName.of(`Strip${index}`);
    sheet.node.setXObject(name, addStrip(pdf, page, strip, lines));
    const [size, bottom] = [(lines / page.lines) * height, height * (1 - (first + lines) / page.lines)];
    sheet.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(width, 0, 0, size, 0, bottom),
      drawObject(name),
      popGraphicsState(),
    );
  }
}

function addStrip({ context }: PDFDocument, page: TiffPage, strip: Uint8Array, lines: number) {
  const bytes = page.lowBitFirst ? strip.map((octet) => REVERSED[octet] ?? 0) : strip;
  const isPlain = page.compression === 1;
  const image = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: page.width,
    Height: lines,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
  };
  const dictionary = isPlain
    ? context.obj({ ...image, Decode: page.zeroIsWhite ? [1, 0] : [0, 1] })
    : context.obj({
        ...image,
        Filter: 'CCITTFaxDecode',
        DecodeParms: {
          K: groupOf(page),
          Columns: page.width,
          Rows: lines,
          EncodedByteAlign: page.compression === 2,
          EndOfLine: page.compression === 3,
          BlackIs1: !page.zeroIsWhite,
        },
      });
  return context.register(PDFRawStream.of(dictionary, bytes));
}

/** ISO 32000-1 table 11: below 0 Group 4, 0 one-dimensional, above 0 mixed. */
function groupOf({ compression, group3Options }: TiffPage): number {
  if (compression === 4) return -1;
  return compression === 3 && group3Options & 1 ? 1 : 0;
}
