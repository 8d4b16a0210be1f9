import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuseUpgrade } from '@strowger/sip';
import type { FastifyInstance } from 'fastify';
import type { SystemSettings } from '../settings/system-settings.ts';
import { pathOf } from './request-facts.ts';
import { mayConnect } from './sip-over-web-socket.ts';

/** Takes over WebSocket connections of one path. */
export interface UpgradeRoute {
  readonly path: string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Which of them a request wants to leave HTTP for; undefined: none, it is answered as if it had not asked. */
export function upgradeRoute(
  routes: readonly UpgradeRoute[],
  { headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>,
): UpgradeRoute | undefined {
  if (headers.upgrade?.toLowerCase() !== 'websocket') return undefined;
  return routes.find((route) => route.path === pathOf(url));
}

/** Hands connections to their routes: pages of other origins than ours and `cors_origins` are refused. */
export function serveUpgrades(app: FastifyInstance, routes: readonly UpgradeRoute[], settings: SystemSettings): void {
  app.server.on('upgrade', (request, socket, head) => {
    const route = upgradeRoute(routes, request);
    if (!route) return;
    if (mayConnect(request, settings)) route.upgrade(request, socket, head);
    else refuseUpgrade(socket, 403);
  });
}
