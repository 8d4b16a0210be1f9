import { deflateRawSync, deflateSync, constants as zlib } from 'node:zlib';
import { degrees, PDFDocument, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

export const A4: readonly [number, number] = [595.28, 841.89];
export const LETTER: readonly [number, number] = [612, 792];
export const LYING_A4: readonly [number, number] = [841.89, 595.28];

interface Sheet {
  readonly size?: readonly [number, number];
  readonly text?: string;
  /** Degrees by which viewers turn the page. */
  readonly turned?: number;
}

/** A black square stands in the upper left quarter of each page, and lines of text below it. */
export async function samplePdf(sheets: readonly Sheet[]): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const { size = A4, text = 'Hello', turned = 0 } of sheets) {
    const page = pdf.addPage([...size]);
    if (turned !== 0) page.setRotation(degrees(turned));
    drawMark(page);
    for (let line = 0; line < 10; line++) {
      page.drawText(`${text} ${line}`, { x: 60, y: page.getHeight() / 2 - 20 * line, size: 12, font });
    }
  }
  return Buffer.from(await pdf.save());
}

function drawMark(page: PDFPage): void {
  page.drawRectangle({ x: 60, y: page.getHeight() - 160, width: 100, height: 100, color: rgb(0, 0, 0) });
}

/** A PDF of one page that was written to hurt who draws it. */
function hostilePdf(
  page: { readonly box?: string; readonly content: Uint8Array; readonly filter?: string },
  more = '',
) {
  const { box = '0 0 595 842', content, filter = '/FlateDecode' } = page;
  const parts = [
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj\n`,
    `4 0 obj<</Length ${content.length}/Filter[${filter}]>>stream\n`,
    content,
    `\nendstream endobj\n${more}trailer<</Root 1 0 R>>\n%%EOF`,
  ];
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

const MIB = 2 ** 20;

/** PDFs of a few kilobytes that claim or become far more. */
export const PDF_BOMBS = {
  /** Its page's content is a GiB of blanks, deflated twice. */
  deflated: () => {
    const piece = deflateRawSync(Buffer.alloc(MIB, ' '), { finishFlush: zlib.Z_SYNC_FLUSH });
    const once = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: 1024 }, () => piece)]);
    return hostilePdf({ content: deflateSync(once), filter: '/FlateDecode/FlateDecode' });
  },
  /** Forms of which each draws the next one ten times: 10 to the 30th squares. */
  nested: () => {
    const bodies = [...Array.from({ length: 29 }, () => '/X Do '.repeat(10)), '0 0 1 1 re f'];
    const forms = bodies.map(
      (body, at) =>
        `${at + 5} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X ${at + 6} 0 R>>>>/Length ${body.length}>>stream\n${body}\nendstream endobj\n`,
    );
    return hostilePdf({ content: deflateSync('/X Do') }, forms.join(''));
  },
  /** A sheet of 350 km. */
  vast: () => hostilePdf({ box: '0 0 1000000000 1000000000', content: deflateSync('0 0 100 100 re f') }),
  /** A picture that claims 30 GB and holds none. */
  picture: () => {
    const claim = '/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB';
    const image = `5 0 obj<</Type/XObject/Subtype/Image${claim}/Length 3>>stream\nabc\nendstream endobj\n`;
    return hostilePdf({ content: deflateSync('500 0 0 500 0 0 cm /X Do') }, image);
  },
} as const;

/** A picture, light on the left and dark on the right. */
export function samplePicture(format: 'png' | 'jpeg' | 'tiff', width = 800, height = 1100): Promise<Buffer> {
  const grey = Uint8Array.from({ length: width * height }, (_, at) => 255 - Math.round(((at % width) * 255) / width));
  return sharp(grey, { raw: { width, height, channels: 1 } })
    [format]()
    .toBuffer();
}

/** A docx with these paragraphs, each given as the texts of its runs. */
export function sampleDocx(paragraphs: readonly (readonly string[])[]): Buffer {
  const body = paragraphs
    .map((runs) => `<w:p>${runs.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`)
    .join('');
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<?xml version="1.0"?><Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8(
        `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
      ),
    }),
  );
}

/** An odt with this text. */
export function sampleOdt(text: string): Buffer {
  const type = 'application/vnd.oasis.opendocument.text';
  const names = 'urn:oasis:names:tc:opendocument:xmlns';
  const manifest = `${names}:manifest:1.0`;
  const spaces = [
    `xmlns:office="${names}:office:1.0" xmlns:text="${names}:text:1.0" xmlns:draw="${names}:drawing:1.0"`,
    `xmlns:svg="${names}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`,
  ].join(' ');
  const entry = (path: string, kind: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${kind}"/>`;
  return Buffer.from(
    zipSync({
      mimetype: [strToU8(type), { level: 0 }],
      'META-INF/manifest.xml': strToU8(
        `<manifest:manifest xmlns:manifest="${manifest}">${entry('/', type)}${entry('content.xml', 'text/xml')}</manifest:manifest>`,
      ),
      'content.xml': strToU8(
        `<office:document-content ${spaces} office:version="1.2"><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
      ),
    }),
  );
}
