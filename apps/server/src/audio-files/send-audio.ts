import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCode } from '../error-code.ts';
import { errors } from '../http/errors.ts';

/** Bytes of a file, both bounds inclusive. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** A longer part is sent as it is read. */
const LONGEST_AT_ONCE = 2 ** 20;

/**
 * Answers a WAV file, or the part of it that was asked for (RFC 9110 §14).
 * @param what named when it is not there: `Message`
 * @returns what the route's handler returns
 * @throws ApiError 404
 */
export async function sendAudio(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  what: string,
): Promise<Buffer | FastifyReply> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw errorCode(error) === 'ENOENT' ? errors.notFound(what) : error;
  });
  try {
    const { size } = await file.stat();
    reply.headers({ 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' }).type('audio/wav');
    const range = rangeOf(request.headers.range, size);
    if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send();
    const { first, last } = range ?? { first: 0, last: size - 1 };
    if (range !== null) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
    const length = last - first + 1;
    if (length > LONGEST_AT_ONCE) {
      return reply.header('content-length', length).send(createReadStream(path, { start: first, end: last }));
    }
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, first);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
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
