import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import htmlToPdfmake from 'html-to-pdfmake';
import { parseHTML } from 'linkedom';
import pdfmake from 'pdfmake';
import sharp from 'sharp';
import type { Paper } from './picture-pdf.ts';

const FONTS = join(dirname(fileURLToPath(import.meta.resolve('pdfmake/package.json'))), 'fonts', 'Roboto');
const font = (style: string) => join(FONTS, `Roboto-${style}.ttf`);

const DATA_IMAGE = /<img[^>]*?src="data:image\/(?:png|jpeg|jpg|gif|webp);base64,([a-z0-9+/=\s]+)"[^>]*>/gi;
const ANY_IMAGE = /<img\b[^>]*>/gi;
const MOST_PIXELS = 20_000_000;
const MARGIN_POINTS = 42;
const WIDEST_IMAGE = 510;

/** Parses fragments as browsers do: rows of a table stand in a body. */
const FragmentParser = class {
  parseFromString(html: string) {
    const { document } = parseHTML(`<html><body>${html}</body></html>`);
    for (const element of document.querySelectorAll('[align]')) {
      const style = element.getAttribute('style') ?? '';
      element.setAttribute('style', `text-align:${element.getAttribute('align')};${style}`);
    }
    for (const table of document.querySelectorAll('table')) {
      const loose = [...table.children].filter(({ tagName }) => tagName === 'TR');
      const body = document.createElement('tbody');
      if (loose.length > 0) table.append(body);
      for (const row of loose) body.append(row);
      if (table.querySelector('td, th') === null) table.remove();
    }
    return document;
  }
};

/** Pages of sanitised HTML, tokens replaced, upright on paper; nothing is loaded from anywhere. */
export async function htmlAsPdf(path: string, paper: Paper): Promise<Uint8Array> {
  const html = await withSafeImages(readFileSync(path, 'utf8'));
  pdfmake.setFonts({
    Roboto: {
      normal: font('Regular'),
      bold: font('Medium'),
      italics: font('Italic'),
      bolditalics: font('MediumItalic'),
    },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => dirname(file) === FONTS);
  const content = htmlToPdfmake(html.trim() === '' ? '&nbsp;' : html, {
    window: { DOMParser: FragmentParser },
    defaultStyles: { a: { color: 'black', decoration: 'underline' }, th: { bold: true, fillColor: '' } },
  });
  return pdfmake
    .createPdf({
      content: withEvenTables(content),
      pageSize: paper === 'a4' ? 'A4' : 'LETTER',
      pageMargins: MARGIN_POINTS,
      defaultStyle: { font: 'Roboto', fontSize: 11 },
    })
    .getBuffer();
}

/** Every row of a table has as many cells as the longest. */
function withEvenTables(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withEvenTables);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    key === 'body' ? evenRows(value) : withEvenTables(value),
  ]);
  return Object.fromEntries(entries);
}

function evenRows(body: unknown): unknown {
  if (!Array.isArray(body)) return body;
  const rows = body.map((row: unknown) => (Array.isArray(row) ? row.map(withEvenTables) : []));
  const most = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: most - row.length }, () => '')]);
}

/** Pictures are made anew, so that none is what it does not say; those that cannot be read are left out. */
async function withSafeImages(html: string): Promise<string> {
  const made = new Map<string, string>();
  for (const [tag, data = ''] of html.matchAll(DATA_IMAGE)) {
    if (!made.has(tag)) made.set(tag, await remade(tag, data));
  }
  return html.replaceAll(ANY_IMAGE, (tag) => made.get(tag) ?? '');
}

async function remade(tag: string, data: string): Promise<string> {
  try {
    const image = await sharp(Buffer.from(data, 'base64'), { limitInputPixels: MOST_PIXELS })
      .flatten({ background: '#fff' })
      .resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 90 })
      .toBuffer({ resolveWithObject: true });
    const asked = Number(/\swidth="(\d{1,4})"/i.exec(tag)?.[1] ?? image.info.width * 0.75);
    const width = Math.max(1, Math.min(WIDEST_IMAGE, asked));
    return `<img src="data:image/jpeg;base64,${image.data.toString('base64')}" width="${width}">`;
  } catch {
    return '';
  }
}
