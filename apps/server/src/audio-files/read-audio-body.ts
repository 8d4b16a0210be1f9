import type { FastifyRequest } from 'fastify';
import { errors } from '../http/errors.ts';
import { rawBody } from '../http/read-body.ts';
import { readForm } from '../http/read-form.ts';

/** Contract 30 §1.2. */
const LARGEST_MB = 50;
const LARGEST = LARGEST_MB * 1024 * 1024;
/** Body limit of a route that takes such a file: a form adds its own lines to it. */
export const AUDIO_BODY_LIMIT: number = LARGEST + 16 * 1024;

/** Contract 30 §14. */
const AUDIO_TYPES: ReadonlySet<string> = new Set([
  'audio/wav',
  'audio/x-wav',
  'audio/wave',
  'audio/x-gsm',
  'audio/mpeg',
  'audio/mpeg3',
  'audio/x-mpeg-3',
  'audio/mp3',
  'audio/ogg',
]);

/**
 * The bytes of an uploaded sound: the raw body, or the part `file` of a form (contract 30 §1.2). Whether they are the
 * audio that their type says is not looked at.
 * @throws ApiError 400 malformed form, 411 nothing sent, 413 too large, 415 another content type
 */
export async function readAudioBody(request: FastifyRequest): Promise<Uint8Array> {
  const body = rawBody(request);
  if (body.length === 0) throw errors.contentRequired();
  const type = mediaType(request.headers['content-type'] ?? '');
  const { bytes, declared } = type === 'multipart/form-data' ? await partOf(request) : { bytes: body, declared: type };
  if (bytes.length === 0) throw errors.contentRequired();
  if (!AUDIO_TYPES.has(declared)) {
    throw errors.wrongContentType(`Content-Type must be one of ${[...AUDIO_TYPES].join(', ')}`);
  }
  if (bytes.length > LARGEST) throw errors.tooLarge(`The file must not be larger than ${LARGEST_MB} MB`);
  return bytes;
}

async function partOf(request: FastifyRequest): Promise<{ readonly bytes: Uint8Array; readonly declared: string }> {
  const file = (await readForm(request)).get('file');
  if (file === null || typeof file === 'string') {
    throw errors.contentRequired('The form has no file in its field "file"');
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), declared: mediaType(file.type) };
}

function mediaType(header: string): string {
  return header.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
