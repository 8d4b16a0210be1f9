import type { IncomingMessage } from 'node:http';
import { refuseUpgrade, type WebSocketListener } from '@strowger/sip';
import type { FastifyInstance } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { SystemSettings } from '../settings/system-settings.ts';
import { isAllowedOrigin } from './cors.ts';

interface Upgrade {
  readonly headers: IncomingMessage['headers'];
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress' | 'remotePort'>;
}

const PATH = '/ws';

export interface SipOverWebSocketOptions {
  readonly listener: WebSocketListener;
  readonly settings: SystemSettings;
  readonly isTrusted: (address: string | undefined) => boolean;
}

/** Whether a request is to leave HTTP: every other one that would is answered as if it had not asked. */
export function isSipUpgrade({ headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket' && url.split('?', 1)[0] === PATH;
}

/** SIP over WebSocket at `/ws` (contract 00): pages of this origin and of `cors_origins`, and programs, which have none. */
export function serveSipOverWebSocket(app: FastifyInstance, options: SipOverWebSocketOptions): void {
  app.server.on('upgrade', (request, socket, head) => {
    if (!isSipUpgrade(request)) return;
    if (mayConnect(request, options.settings))
      options.listener.upgrade(request, socket, head, clientOf(request, options));
    else refuseUpgrade(socket, 403);
  });
}

/** Whether a WebSocket may be opened from where the request comes: programs name no origin. */
export function mayConnect({ headers }: Pick<Upgrade, 'headers'>, settings: SystemSettings): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const page = URL.canParse(origin) ? new URL(origin) : null;
  if (page !== null && page.host === host?.toLowerCase()) return true;
  return (
    page?.origin === new URL(settings.get('public_url')).origin || isAllowedOrigin(origin, settings.get('cors_origins'))
  );
}

/**
 * The client's address as a trusted proxy tells it: the last of X-Forwarded-For that is no proxy of ours. Bans are for
 * the client, not for the proxy that stands before all of them.
 */
export function clientOf(
  { headers, socket }: Upgrade,
  { isTrusted }: Pick<SipOverWebSocketOptions, 'isTrusted'>,
): { readonly address: string; readonly port: number } | undefined {
  if (!isTrusted(socket.remoteAddress)) return undefined;
  const told = String(headers['x-forwarded-for'] ?? '').split(',');
  const client = told.map((one) => one.trim()).findLast((address) => !isTrusted(address));
  if (client === undefined || !ipaddr.isValid(client)) return undefined;
  return { address: ipaddr.process(client).toString(), port: socket.remotePort ?? 0 };
}
