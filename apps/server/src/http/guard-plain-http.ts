import type { FastifyInstance } from 'fastify';
import { isIntegrationPath } from '../integration/paths.ts';
import type { Environment } from '../settings/environment.ts';
import type { SystemSettings } from '../settings/system-settings.ts';
import { errors } from './errors.ts';
import { pathOf } from './request-facts.ts';
import { cameOverPlainHttp } from './trusted-proxies.ts';

/**
 * On a TLS installation plain HTTP that a trusted proxy reports is sent to HTTPS: GET by 308, other verbs are refused,
 * for their secrets have already gone over the wire (contract 00 `STROWGER_TLS_CERT`).
 */
export function guardPlainHttp(
  app: FastifyInstance,
  environment: Environment,
  settings: SystemSettings,
  isTrusted: (address: string | undefined) => boolean,
): void {
  app.addHook('onRequest', async (request, reply) => {
    // It has a rule of its own, and answers strangers in its own words.
    if (isIntegrationPath(pathOf(request.url))) return;
    const publicUrl = settings.get('public_url');
    if (environment.tls === null && !publicUrl.startsWith('https:')) return;
    if (!cameOverPlainHttp(request.raw, isTrusted)) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') throw errors.forbidden('HTTPS is required');
    // Phones know no other redirect (contract 20 §3.2).
    const status = pathOf(request.url).startsWith('/provision') ? 302 : 308;
    await reply.redirect(publicUrl.replace(/^http:/, 'https:') + request.url, status);
  });
}
