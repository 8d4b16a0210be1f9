import type { FastifyRequest } from 'fastify';

/** What of a request is kept: in logs, audit rows and activities. */
export interface RequestFacts {
  readonly id: string;
  /** The right-most address that no trusted proxy vouches for. */
  readonly ip: string;
  readonly userAgent: string;
  readonly method: string;
  /** Without the query: that may hold secrets. */
  readonly path: string;
  readonly raw: FastifyRequest;
}

const LONGEST_AGENT = 500;

export function factsOf(request: FastifyRequest): RequestFacts {
  return {
    id: request.id,
    ip: addressOf(request),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, LONGEST_AGENT),
    method: request.method,
    path: pathOf(request.url),
    raw: request,
  };
}

/** An IPv4 address on a socket that also takes IPv6 reads `::ffff:192.0.2.1`; people know it as `192.0.2.1`. */
export function addressOf(request: FastifyRequest): string {
  return request.ip.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64);
}

export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
