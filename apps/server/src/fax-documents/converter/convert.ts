import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { readTiffPages, type TiffPage, TiffWriter } from '@strowger/fax/tiff';
import type { Static } from 'typebox';
import type { ConversionJob, Source } from '../conversion-job.ts';
import { FAX_SCALES } from '../fax-quality.ts';
import { officeAsPdf } from './office-pdf.ts';
import { mergeOffice, tokensInOffice } from './office-texts.ts';
import { renderFaxPages, withPdf } from './pdf-pages.ts';
import { mayBeEncrypted, type PdfPart } from './pdf-part.ts';
import { Refusal } from './refusal.ts';

export type Convert = Extract<Static<typeof ConversionJob>, { task: 'convert' }>;
type OneSource = Static<typeof Source>;

/** What came of it. */
export interface Converted {
  readonly pages: number;
  readonly width: number;
  readonly lines: number;
  readonly xDpi: number;
  readonly yDpi: number;
  readonly tokens: string[];
}

/** A part as it goes on: its PDF, and its fax image where it has one already. */
interface Part extends PdfPart {
  readonly fax: readonly TiffPage[] | null;
}

const MERGED = new Set(['.docx', '.odt']);

/**
 * Makes one PDF and one fax TIFF of the parts of a document, in their order.
 * @param tick called after each page
 * @throws Refusal naming the part that cannot be converted
 */
export async function convert(job: Convert, tick: () => void): Promise<Converted> {
  const tokens = new Set<string>();
  const parts: Part[] = [];
  for (const source of job.sources) {
    parts.push(await partOf(source, job, tokens));
    tick();
  }
  if (job.pdf !== null) writeFileSync(job.pdf, await wholePdf(parts), { mode: 0o600 });
  return { ...(await writeFax(parts, job, tick)), tokens: [...tokens] };
}

/** Libraries are loaded by who needs them, here and below: a conversion begins with its process. */
async function wholePdf(parts: readonly Part[]): Promise<Uint8Array> {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0 && !mayBeEncrypted(only)) return only.bytes;
  return (await import('./join-pdf.ts')).joinPdfs(parts);
}

async function partOf(source: OneSource, job: Convert, tokens: Set<string>): Promise<Part> {
  const { name } = source;
  if (source.kind === 'stored') {
    const fax = readTiffPages(readFileSync(source.fax));
    return { name, fax, bytes: job.pdf === null ? new Uint8Array() : await storedPdf(source.pdf, fax) };
  }
  return { name, bytes: await pdfOf(source, job, tokens), fax: null };
}

async function storedPdf(path: string | null, fax: readonly TiffPage[]): Promise<Uint8Array> {
  return path === null ? (await import('./fax-pdf.ts')).faxAsPdf(fax) : readFileSync(path);
}

async function pdfOf(source: Exclude<OneSource, { kind: 'stored' }>, job: Convert, tokens: Set<string>) {
  const { kind, path, name } = source;
  switch (kind) {
    case 'pdf':
      return readFileSync(path);
    case 'picture':
      return (await import('./picture-pdf.ts')).pictureAsPdf(path, name, job.paper, job.mostPages);
    case 'html':
      return (await import('./cover-html.ts')).htmlAsPdf(path, job.paper);
    case 'office': {
      if (MERGED.has(extname(path))) takeTokens(path, name, job, tokens);
      return officeAsPdf(path, name, job.folder, job.office);
    }
  }
}

/** Notes which tokens there are, and replaces them where values are given. */
function takeTokens(path: string, name: string, { tokens: values }: Convert, found: Set<string>): void {
  const file = readFileSync(path);
  for (const token of tokensInOffice(file)) found.add(token);
  if (values !== null && found.size > 0) writeFileSync(path, mergeOffice(file, name, values), { mode: 0o600 });
}

async function writeFax(parts: readonly Part[], job: Convert, tick: () => void) {
  const scale = FAX_SCALES[job.quality];
  const writer = new TiffWriter(job.fax);
  let first: TiffPage | undefined;
  const add = (page: TiffPage, dpi?: typeof scale) => {
    if (writer.pages >= job.mostPages) throw tooLong(job.mostPages);
    first ??= dpi ? { ...page, xDpi: dpi.xDpi, yDpi: dpi.yDpi } : page;
    writer.add(page, dpi);
    tick();
  };
  try {
    for (const { bytes, name, fax } of parts) {
      if (fax !== null) for (const page of fax) add(page);
      else {
        await withPdf(bytes, name, async (pdf) => {
          const count = pdf.getPageCount();
          if (count === 0) throw new Refusal(`${name}: it has no pages`);
          if (writer.pages + count > job.mostPages) throw tooLong(job.mostPages);
          for await (const file of renderFaxPages(pdf, scale)) for (const page of readTiffPages(file)) add(page, scale);
        });
      }
    }
  } finally {
    writer.close();
  }
  return describe(writer.pages, first);
}

const tooLong = (most: number) => new Refusal(`The document has more than ${most} pages`);

function describe(pages: number, first: TiffPage | undefined) {
  const { width = 0, lines = 0, xDpi = 0, yDpi = 0 } = first ?? {};
  return { pages, width, lines, xDpi: Math.round(xDpi), yDpi: Math.round(yDpi) };
}
