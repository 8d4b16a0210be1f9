import { Readable } from 'node:stream';
import type { MediaFile } from '@strowger/rtp';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCode } from '../error-code.ts';
import { errors } from '../http/errors.ts';
import type { MediaStore } from '../media-store/media-store.ts';

/** Bytes of a file, both bounds inclusive. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** A longer part is sent as it is read. */
const LONGEST_AT_ONCE = 2 ** 20;
/** Bytes read at a time of what is sent as it is read. */
const PIECE = 2 ** 18;

/**
 * Answers a WAV file of the media store, or the part of it that was asked for (RFC 9110 §14).
 * @param what named when it is not there: `Message`
 * @returns what the route's handler returns
 * @throws ApiError 404
 */
export async function sendAudio(
  request: FastifyRequest,
  reply: FastifyReply,
  audio: { readonly files: MediaStore; readonly name: string },
  what: string,
): Promise<Buffer | FastifyReply> {
  const file = await audio.files.open(audio.name).catch((error: unknown) => {
    throw errorCode(error) === 'ENOENT' ? errors.notFound(what) : error;
  });
  let isStreamed = false;
  try {
    const { size } = file;
    reply.headers({ 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' }).type('audio/wav');
    const range = rangeOf(request.headers.range, size);
    if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send();
    const { first, last } = range ?? { first: 0, last: size - 1 };
    if (range !== null) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
    const length = last - first + 1;
    if (length > LONGEST_AT_ONCE) {
      isStreamed = true;
      return reply.header('content-length', length).send(partOf(file, first, length));
    }
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, await file.read(bytes, first));
  } finally {
    if (!isStreamed) await file.close();
  }
}

/** Closes the file when all is read, or nobody wants it any more. */
function partOf(file: MediaFile, first: number, length: number): Readable {
  let at = 0;
  return new Readable({
    highWaterMark: PIECE,
    read() {
      const piece = Buffer.alloc(Math.min(PIECE, length - at));
      const position = first + at;
      at += piece.length;
      file.read(piece, position).then(
        (read) => this.push(read === 0 ? null : piece.subarray(0, read)),
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      file.close().then(() => done(error), done);
    },
  });
}

/** One range of bytes; null: all of it, also where several or other units are asked for, which may be ignored (§14.2). */
function rangeOf(header: string | undefined, size: number): Range | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const range =
    from === ''
      ? { first: Math.max(size - Number(to), 0), last: size - 1 }
      : { first: Number(from), last: Math.min(to === '' ? size - 1 : Number(to), size - 1) };
  if (to !== '' && from !== '' && Number(to) < Number(from)) return null;
  return range.first > range.last ? 'unsatisfiable' : range;
}
