import type { FastifyRequest } from 'fastify';
import { errors } from '../http/errors.ts';
import { FILE_BODY_LIMIT, readFileBody } from '../http/read-file-body.ts';

/** Body limit of a route that takes such a file. */
export const AUDIO_BODY_LIMIT: number = FILE_BODY_LIMIT;

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
  const { bytes, type } = await readFileBody(request);
  if (AUDIO_TYPES.has(type)) return new Uint8Array(bytes);
  throw errors.wrongContentType(`Content-Type must be one of ${[...AUDIO_TYPES].join(', ')}`);
}
