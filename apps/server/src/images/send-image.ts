import type { FastifyReply, FastifyRequest } from 'fastify';

const FRESH_SECONDS = 300;

/** A picture that is about to be answered. */
export interface SentImage {
  readonly fileName: string;
  readonly contentType: string;
  /** Another picture has another one; without quotes. */
  readonly version: string;
}

/**
 * Answers a picture that pages load: anybody may keep it for five minutes and then ask whether it is still the one
 * (RFC 9110 §13.1.2).
 * @param read its bytes, asked for only where they are sent
 * @returns what the route's handler returns
 */
export async function sendImage(
  request: FastifyRequest,
  reply: FastifyReply,
  image: SentImage,
  read: () => Promise<Buffer>,
): Promise<Buffer | FastifyReply> {
  reply.headers({ etag: `"${image.version}"`, 'cache-control': `public, max-age=${FRESH_SECONDS}` });
  if (names(request.headers['if-none-match'], image.version)) return reply.code(304).send();
  reply.header('content-disposition', `inline; filename="${image.fileName}"`).type(image.contentType);
  return read();
}

/** RFC 9110 §13.1.2: `*` or a list, compared weakly. */
function names(ifNoneMatch: string | undefined, version: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(`"${version}"`);
}
