import { readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { escapeHtml } from '../html/escape-html.ts';
import type { Platform } from '../platform.ts';
import { webSocketUrl } from '../public-url.ts';
import { VERSION } from '../version.ts';

const TEMPLATE = readFileSync(new URL('./start-page.html', import.meta.url), 'utf8');

/** Only what stands in the page itself: no script, no connection, no frame around it. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page at `/`: what runs here and how to make the first call. No secret, and nothing of any tenant. */
export function startPage(app: FastifyInstance, platform: Pick<Platform, 'environment' | 'settings'>): void {
  app.get('/', async (_request, reply) =>
    reply
      .headers({ 'content-security-policy': POLICY, 'x-frame-options': 'DENY', 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(renderStartPage(platform)),
  );
}

function renderStartPage({ environment, settings }: Pick<Platform, 'environment' | 'settings'>): string {
  const { publicAddress, sipPort, sipsPort, edition, engine, adminUsername } = environment;
  const host = isIPv6(publicAddress) ? `[${publicAddress}]` : publicAddress;
  const values: Readonly<Record<string, string>> = {
    version: VERSION,
    edition,
    engine,
    sip: `${host}:${sipPort}`,
    sips: sipsPort === 0 ? 'off' : `${host}:${sipsPort}`,
    webSocket: webSocketUrl(settings.get('public_url')),
    url: settings.get('public_url'),
    // The name is known to whoever set it; by default it is the documented one.
    admin: adminUsername === 'admin@ictcore.org' ? adminUsername : 'your-admin-name',
  };
  return TEMPLATE.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => escapeHtml(values[name] ?? ''));
}
