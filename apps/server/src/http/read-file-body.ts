import type { FastifyRequest } from 'fastify';
import { errors } from './errors.ts';
import { rawBody } from './read-body.ts';
import { readForm } from './read-form.ts';

/** Contract 30 §1.2. */
const LARGEST_MB = 50;
const LARGEST = LARGEST_MB * 1024 * 1024;
/** Body limit of a route that takes such a file: a form adds its own lines to it. */
export const FILE_BODY_LIMIT: number = LARGEST + 16 * 1024;

/** A file that was sent. */
export interface SentFile {
  readonly bytes: Buffer;
  /** Its media type in lower case, without parameters; "" where none is named. */
  readonly type: string;
  /** As the client calls it, of a form; "" elsewhere. */
  readonly fileName: string;
}

/**
 * An uploaded file: the raw body, or the part `file` of a form (contract 30 §1.2).
 * @throws ApiError 400 malformed form, 411 nothing sent, 413 too large
 */
export async function readFileBody(request: FastifyRequest): Promise<SentFile> {
  const body = rawBody(request);
  if (body.length === 0) throw errors.contentRequired();
  const type = mediaType(request.headers['content-type'] ?? '');
  const sent = type === 'multipart/form-data' ? await partOf(request) : { bytes: body, type, fileName: '' };
  if (sent.bytes.length === 0) throw errors.contentRequired();
  if (sent.bytes.length > LARGEST) throw errors.tooLarge(`The file must not be larger than ${LARGEST_MB} MB`);
  return sent;
}

async function partOf(request: FastifyRequest): Promise<SentFile> {
  const file = (await readForm(request)).get('file');
  if (file === null || typeof file === 'string') {
    throw errors.contentRequired('The form has no file in its field "file"');
  }
  return { bytes: Buffer.from(await file.arrayBuffer()), type: mediaType(file.type), fileName: file.name };
}

function mediaType(header: string): string {
  return header.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
