import { readFile, stat } from 'node:fs/promises';
import { DOCUMENT_CODES } from '../session/completion-text.ts';
import { type FineScale, scaleOf } from './fax-resolution.ts';
import { readTiffPages, type TiffPage } from './tiff-pages.ts';

/** A document that can be sent. */
export interface FaxDocument {
  readonly pages: number;
  /** Beyond standard, which every receiver takes. */
  readonly scales: ReadonlySet<FineScale>;
}

/** Why a document cannot be sent: a completion code of T.30. */
export interface BadDocument {
  readonly code: number;
}

const LARGEST_FILE = 256 * 1024 * 1024;
const MOST_PAGES = 2000;
/** Pixels of a line on A4, B4 and A3 (T.30 table 2) by dots per inch. */
const WIDTHS: ReadonlySet<number> = new Set([1728, 2048, 2432, 2592, 3072, 3456, 3648, 4096, 4864]);
/** The longest roll of paper: a metre at the finest resolution. */
const MOST_LINES = 16_000;
const LEAST_LINES = 1;
/** T.4, T.6. */
const COMPRESSIONS: ReadonlySet<number> = new Set([3, 4]);

/** Looks at a TIFF before the DSP does: what no fax machine makes is told apart here. Never rejects. */
export async function checkDocument(path: string): Promise<FaxDocument | BadDocument> {
  const file = await readWhole(path);
  if (file === null) return { code: DOCUMENT_CODES.missing };
  const pages = pagesOf(file);
  if (pages === null) return { code: DOCUMENT_CODES.notFax };
  if (pages.length === 0) return { code: DOCUMENT_CODES.noPages };
  if (pages.length > MOST_PAGES || !pages.every(isFaxPage)) return { code: DOCUMENT_CODES.badValues };
  return { pages: pages.length, scales: new Set(pages.flatMap((page) => scaleOf(page) ?? [])) };
}

async function readWhole(path: string): Promise<Buffer | null> {
  try {
    const { size } = await stat(path);
    return size > LARGEST_FILE ? null : await readFile(path);
  } catch {
    return null;
  }
}

function pagesOf(file: Buffer): readonly TiffPage[] | null {
  try {
    return readTiffPages(file);
  } catch {
    return null;
  }
}

function isFaxPage({ width, lines, compression, strips }: TiffPage): boolean {
  return (
    WIDTHS.has(width) &&
    Number.isInteger(lines) &&
    lines >= LEAST_LINES &&
    lines <= MOST_LINES &&
    COMPRESSIONS.has(compression) &&
    strips.length > 0 &&
    strips.length <= lines
  );
}
