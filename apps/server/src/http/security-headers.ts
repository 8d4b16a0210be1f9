import type { FastifyInstance } from 'fastify';

const ONE_YEAR_SECONDS = 31_536_000;

/** Headers of every answer; a page that needs more sets its own policy. */
export function addSecurityHeaders(app: FastifyInstance, overTls: boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
    });
    if (overTls) reply.header('strict-transport-security', `max-age=${ONE_YEAR_SECONDS}`);
  });
}
