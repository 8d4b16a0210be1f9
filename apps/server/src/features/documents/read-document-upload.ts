import { extname } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { type DocumentFormat, FORMAT_OF_TYPE, formatOf } from '../../fax-documents/document-format.ts';
import { errors } from '../../http/errors.ts';
import { readFileBody } from '../../http/read-file-body.ts';

/** One file that goes into a document. */
export interface DocumentUpload {
  readonly bytes: Buffer;
  readonly format: DocumentFormat;
  /** What it is called where it cannot be read. */
  readonly name: string;
  /** A TIFF as it came over the line: its pages are kept as they are. */
  readonly isFax?: true;
}

const ANY = 'application/octet-stream';
const FORMATS: ReadonlySet<string> = new Set(Object.values(FORMAT_OF_TYPE));
/** Names of files that say the same as a format. */
const SAME: Readonly<Record<string, string>> = { jpeg: 'jpg', tiff: 'tif' };

/**
 * An uploaded file, which is what its type says (contract 30 §12).
 * @throws ApiError 400 malformed form, 411 nothing sent, 413 too large, 415 a type that is not taken, 422 it is something else
 */
export async function readDocumentUpload(
  request: FastifyRequest,
  query: Readonly<Record<string, string>>,
): Promise<DocumentUpload> {
  const sent = await readFileBody(request);
  const header = request.headers['x-filename'];
  const fileName = sent.fileName || (typeof header === 'string' ? header : '') || (query['filename'] ?? '');
  return judgeUpload({ ...sent, fileName });
}

/**
 * The same with a file that came by another way.
 * @throws ApiError 415, 422
 */
export function judgeUpload(sent: {
  readonly bytes: Buffer;
  readonly type: string;
  readonly fileName: string;
}): DocumentUpload {
  const declared = sent.type === ANY ? formatOfName(sent.fileName) : FORMAT_OF_TYPE[sent.type];
  if (declared === undefined) {
    throw errors.wrongContentType(`Content-Type must be one of ${Object.keys(FORMAT_OF_TYPE).join(', ')}`);
  }
  const name = /[^\p{Cc}]{1,200}/u.exec(sent.fileName)?.[0] ?? 'The file';
  const format = formatOf(sent.bytes);
  if (format === 'encrypted') throw unfit(`${name}: the file is encrypted`);
  if (format === null && sent.type === ANY)
    throw errors.wrongContentType('The file is none of the types that are taken');
  if (format === null || (declared !== null && declared !== format)) {
    throw unfit(`${name}: the content is not what its type says${declared === null ? '' : ` (${declared})`}`);
  }
  return { bytes: sent.bytes, format, name };
}

/** Null: its name says nothing, so its content alone decides; undefined: it is of another kind. */
function formatOfName(fileName: string): string | null | undefined {
  const extension = extname(fileName).slice(1).toLowerCase();
  if (extension === '') return null;
  const format = SAME[extension] ?? extension;
  return FORMATS.has(format) ? format : undefined;
}

function unfit(message: string) {
  return errors.unprocessable(message, [{ field: 'file', message }]);
}
