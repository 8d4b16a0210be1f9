import type { FastifyRequest } from 'fastify';
import { errors } from './errors.ts';
import { rawBody } from './read-body.ts';
import { readForm } from './read-form.ts';

/** Contract 10 §2.7. */
export const CSV_BODY_LIMIT: number = 50 * 1024 * 1024;

const RAW_TYPES: ReadonlySet<string> = new Set([
  '',
  'text/csv',
  'text/plain',
  'application/csv',
  'application/octet-stream',
  'application/vnd.ms-excel',
]);

/**
 * The bytes of an uploaded CSV file: the body itself, or the field `file` of a form (contract 10 §2.7). The route's limit
 * for bodies is CSV_BODY_LIMIT.
 * @throws ApiError 400 malformed form, 411 empty, 415 other types
 */
export async function readCsvUpload(request: FastifyRequest): Promise<Uint8Array> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const bytes = type === 'multipart/form-data' ? await fileOf(request) : rawBytes(request, type);
  if (bytes.length === 0) throw errors.contentRequired('The file is empty');
  return bytes;
}

function rawBytes(request: FastifyRequest, type: string): Uint8Array {
  const bytes = rawBody(request);
  // What is empty is said first: clients send no type with nothing.
  if (bytes.length > 0 && !RAW_TYPES.has(type)) throw errors.wrongContentType('Content-Type must be text/csv');
  return bytes;
}

async function fileOf(request: FastifyRequest): Promise<Uint8Array> {
  const file = (await readForm(request)).get('file');
  if (file === null) return new Uint8Array();
  return typeof file === 'string' ? Buffer.from(file) : new Uint8Array(await file.arrayBuffer());
}
