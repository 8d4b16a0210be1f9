import { WebSocketServer } from 'ws';
import { accessControl } from '../../access/access-control.ts';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { pathOf } from '../../http/request-facts.ts';
import type { UpgradeRoute } from '../../http/upgrades.ts';
import type { Platform } from '../../platform.ts';
import { Listener } from './listener.ts';
import { Listeners } from './listeners.ts';
import { frameOf, noticeOf } from './notice.ts';

/** Clients have nothing to say. */
const MOST_RECEIVED_BYTES = 4096;
/** A revoked token is found out by events at once, and by this at the latest. */
const CHECK_MS = 10_000;
const TRY_AGAIN_LATER = 1013;
const GOING_AWAY = 1001;

/** Realtime notices for the portal: `<origin>/api/ws?token=<jwt>` (contract 10 §1.13). */
export function createNoticeSocket(platform: Platform): UpgradeRoute {
  const { bus, log, stopping } = platform;
  const control = accessControl(platform);
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MOST_RECEIVED_BYTES,
  });
  const listeners = new Listeners();
  let telling: Promise<void> = Promise.resolve();

  const tell = async (event: StrowgerEvent): Promise<void> => {
    if (listeners.isEmpty) return;
    // Whoever has lost his rights by what happened hears nothing of it any more.
    if (event.type === 'config.changed' || event.type === 'user.status') {
      await Promise.all(listeners.of(event.tenant_id).map((listener) => listener.check()));
    }
    const notice = await noticeOf(platform, event);
    if (notice === null) return;
    const frame = frameOf(notice);
    for (const listener of listeners.all()) listener.tell(notice, frame);
  };
  bus.onKept((event) => {
    telling = telling
      .then(() => tell(event))
      .catch((error: unknown) => log.warn({ err: error }, 'a notice could not be told'));
  });

  const checks = setInterval(() => {
    for (const listener of listeners.all()) {
      listener.ping();
      void listener.check();
    }
  }, CHECK_MS).unref();
  stopping.addEventListener('abort', () => {
    clearInterval(checks);
    for (const listener of listeners.all()) listener.close(GOING_AWAY);
  });

  return {
    path: '/api/ws',
    upgrade(request, socket, head) {
      const url = request.url ?? '';
      const token = new URLSearchParams(url.slice(pathOf(url).length)).get('token') ?? '';
      server.handleUpgrade(request, socket, head, (connection) => {
        const listener = new Listener(connection, control, token);
        listener
          .check()
          .then(() => {
            if (!listener.isOpen) return;
            if (stopping.aborted) listener.close(GOING_AWAY);
            else if (!listeners.add(listener)) listener.close(TRY_AGAIN_LATER);
          })
          .catch((error: unknown) => {
            log.warn({ err: error }, 'a notice socket could not be opened');
            listener.close(TRY_AGAIN_LATER);
          });
      });
    },
  };
}
