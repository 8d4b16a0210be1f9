import type { FastifyRequest } from 'fastify';
import { errors } from '../http/errors.ts';
import { readForm } from '../http/read-form.ts';

/** Contract 20 §7.2. */
const LARGEST_AUDIO = 10 * 1024 * 1024;
/** Body limit of a route that takes audio: a file that is somewhat too large is told apart from an attack. */
export const AUDIO_BODY_LIMIT: number = 2 * LARGEST_AUDIO;

/** A form with an audio file. */
export interface AudioUpload {
  /** Null: there is none, or it is empty or larger than allowed. */
  readonly bytes: Uint8Array | null;
  /** As the client calls it; empty where it does not. */
  readonly fileName: string;
  /** The text fields of the form; the last one where a name comes twice. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads an upload: a form whose field `file` is audio.
 * @throws ApiError 400 malformed form, 415 no form
 */
export async function readAudioUpload(request: FastifyRequest): Promise<AudioUpload> {
  const header = request.headers['content-type'] ?? '';
  if (header.split(';', 1)[0]?.trim().toLowerCase() !== 'multipart/form-data') {
    throw errors.wrongContentType('Content-Type must be multipart/form-data');
  }
  const form = await readForm(request);
  const fields: Record<string, string> = {};
  let bytes: Uint8Array | null = null;
  let fileName = '';
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else if (name === 'file') {
      bytes = new Uint8Array(await value.arrayBuffer());
      fileName = value.name;
    }
  }
  const isUsable = bytes !== null && bytes.length > 0 && bytes.length <= LARGEST_AUDIO;
  return { bytes: isUsable ? bytes : null, fileName, fields };
}
