import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, errors, presentError } from './errors.ts';
import type { KnownPaths } from './known-paths.ts';
import { pathOf } from './request-facts.ts';
import { toApiError } from './to-api-error.ts';

/** Answers a request that no route serves, if that is its business. */
export type Fallback = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> | undefined;

/** Every failure leaves as the one envelope of contract 10 §2.3; a defect tells its request id and nothing else. */
export function answerErrors(app: FastifyInstance, known: KnownPaths, fallback: Fallback = () => undefined): void {
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) => {
    const verbs = known.verbsOf(pathOf(request.url));
    // A folder of files takes any name below it, and then may have no such file.
    if (verbs.length === 0 || verbs.includes(request.method)) {
      const answered = fallback(request, reply);
      if (answered !== undefined) return answered;
      throw errors.noSuchPath();
    }
    const allow = [...verbs, 'OPTIONS'];
    if (request.method !== 'OPTIONS') throw errors.wrongVerb(allow);
    return reply.code(204).header('allow', allow.join(', ')).send();
  });
}

export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = toApiError(error) ?? errors.internal(request.id);
  if (answer.status >= 500) request.log.error({ err: error }, 'request failed');
  return reply
    .code(answer.status)
    .headers(answer.headers)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(presentError(answer)));
}

const STATUS_OF_PARSER: Readonly<Record<string, ApiError>> = {
  HPE_HEADER_OVERFLOW: new ApiError(431, 'The request headers are too large'),
  ERR_HTTP_REQUEST_TIMEOUT: new ApiError(408, 'The request took too long to arrive'),
};

/** Answers bytes that are no HTTP request; there is no request yet, and the connection ends. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const answer = STATUS_OF_PARSER[error.code ?? ''] ?? errors.badRequest('This is not a valid HTTP request');
  const body = JSON.stringify(presentError(answer));
  socket.end(
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n` +
      'Content-Type: application/json; charset=utf-8\r\nConnection: close\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
