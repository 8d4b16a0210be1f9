import type { FastifyRequest } from 'fastify';
import { errors } from '../http/errors.ts';
import { rawBody } from '../http/read-body.ts';
import { readForm } from '../http/read-form.ts';

/** Contract 10 §2.8. */
const LARGEST_IMAGE = 2 * 1024 * 1024;
/** Body limit of a route that takes pictures: a form adds its own lines to the file. */
export const IMAGE_BODY_LIMIT: number = LARGEST_IMAGE + 16 * 1024;

const IMAGE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/jpg']);

/**
 * The bytes of an uploaded picture: the raw body, or the field `file` of a form (contract 10 §2.8).
 * @throws ApiError 400 malformed form, 411 nothing sent, 413 over 2 MiB, 415 another content type
 */
export async function readImageUpload(request: FastifyRequest): Promise<Buffer> {
  const header = request.headers['content-type'] ?? '';
  const type = header.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const body = rawBody(request);
  if (body.length === 0) throw errors.contentRequired();
  const bytes = type === 'multipart/form-data' ? await fileOf(request) : rawImage(type, body);
  if (bytes.length === 0) throw errors.contentRequired();
  if (bytes.length > LARGEST_IMAGE) throw errors.tooLarge('The picture must not be larger than 2 MiB');
  return bytes;
}

function rawImage(type: string, body: Buffer): Buffer {
  if (!IMAGE_TYPES.has(type)) throw errors.wrongContentType('Content-Type must be image/png or image/jpeg');
  return body;
}

async function fileOf(request: FastifyRequest): Promise<Buffer> {
  const file = (await readForm(request)).get('file');
  if (file === null || typeof file === 'string')
    throw errors.contentRequired('The form has no file in its field "file"');
  return Buffer.from(await file.arrayBuffer());
}
