import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '../http/request-facts.ts';
import { webSocketUrl } from '../public-url.ts';

/** What stands beside the portal: an unknown path below these is no page of it. */
const NOT_PAGES = /^\/(api|integration|provision|assets|ws|healthz|readyz|metrics)(\/|$)/;

/** Whether a request that no route serves is somebody opening a page of the portal, which knows its own paths. */
export function opensPage({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return (headers.accept ?? '').includes('text/html') && !NOT_PAGES.test(pathOf(url));
}

/**
 * What the portal's page may do: run the scripts of its files alone, talk to this server alone. Components set styles
 * in the page itself; pictures may stand elsewhere (branding's background and icon, contract 10 §7.1).
 *
 * @param publicUrl where phones in browsers connect to, which may be another name of this server
 */
function portalPolicy(publicUrl: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' ${new URL(webSocketUrl(publicUrl)).origin}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Answers with the page that loads the portal; read each time, as a new build brings other file names. */
export async function sendPortalPage(reply: FastifyReply, dist: string, publicUrl: string): Promise<FastifyReply> {
  const page = await readFile(join(dist, 'index.html'));
  return reply
    .code(200)
    .headers({
      'content-security-policy': portalPolicy(publicUrl),
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
    })
    .type('text/html; charset=utf-8')
    .send(page);
}
