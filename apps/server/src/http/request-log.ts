import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../monitoring/metrics.ts';
import { addressOf, pathOf } from './request-facts.ts';

const QUIET_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** One line and one measurement for each request. Never the query: it may hold a token. */
export function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const ms = reply.elapsedTime;
    metrics.request(request.method, request.routeOptions.url ?? 'unmatched', reply.statusCode, ms / 1000);
    const path = pathOf(request.url);
    const line = {
      method: request.method,
      path,
      status: reply.statusCode,
      ms: Math.round(ms * 10) / 10,
      ip: addressOf(request),
    };
    if (QUIET_PATHS.has(path)) request.log.debug(line, 'request');
    else request.log.info(line, 'request');
  });
}
