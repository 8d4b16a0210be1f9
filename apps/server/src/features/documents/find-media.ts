import { readFile } from 'node:fs/promises';
import type { Trx } from '@strowger/db';
import { runConverter } from '../../fax-documents/run-converter.ts';
import { inWorkFolder } from '../../fax-documents/work-folder.ts';
import { errors } from '../../http/errors.ts';
import {
  type DocumentFile,
  type DocumentParts,
  type FileKind,
  filesOf,
  readDocumentFile,
  writeClear,
} from './document-files.ts';

/** A file that is answered. */
export interface MediaAnswer {
  readonly type: string;
  readonly extension: string;
  readonly bytes: Buffer;
}

const notFound = () => errors.notFound('Document media');

/** The stored file of that kind. @throws ApiError 404 `Document media not found` */
export async function requireFile(trx: Trx, documentId: number, kind: FileKind): Promise<DocumentFile> {
  const [file] = await filesOf(trx, documentId, kind);
  if (!file) throw notFound();
  return file;
}

/** Which stored file an answer of this format is made of (contract 30 §12). @throws ApiError 400 */
export function kindFor(format: string | undefined): FileKind {
  if (format === undefined || format === '' || format === 'pdf' || format === 'jpg') return 'pdf';
  if (format === 'tiff') return 'fax';
  throw errors.badField('format', 'must be pdf, jpg or tiff');
}

/**
 * The answer of a download.
 * @throws ApiError 400 no page number, 404 beyond the last page, or the file is gone
 */
export async function mediaAnswer(
  parts: DocumentParts,
  file: DocumentFile,
  { format, page }: { readonly format?: string; readonly page?: string },
): Promise<MediaAnswer> {
  if (format === 'jpg') return { type: 'image/jpeg', extension: 'jpg', bytes: await preview(parts, file, page ?? '1') };
  const bytes = await readDocumentFile(parts, file).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? notFound() : error;
  });
  return file.kind === 'fax'
    ? { type: 'image/tiff', extension: 'tif', bytes }
    : { type: 'application/pdf', extension: 'pdf', bytes };
}

function preview(parts: DocumentParts, file: DocumentFile, page: string): Promise<Buffer> {
  if (!/^\d{1,5}$/.test(page)) throw errors.badField('page', 'must be a number from 1 on');
  return inWorkFolder(parts.environment.data, async (folder) => {
    const pdf = await writeClear(parts, file, `${folder}/document.pdf`);
    const out = `${folder}/page.jpg`;
    const { pages } = await runConverter({ task: 'preview', pdf, page: Number(page), out }, folder);
    if (pages === 0) throw errors.notFound('Page');
    return readFile(out);
  });
}
