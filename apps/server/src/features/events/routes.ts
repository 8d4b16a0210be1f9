import { Type } from 'typebox';
import { KEPT_TYPES, LIVE_TYPES, type StrowgerEvent } from '../../events/event-types.ts';
import { errors } from '../../http/errors.ts';
import type { Feature } from '../../platform.ts';
import { EventStream } from './event-stream.ts';
import { followEvents } from './follow-events.ts';
import { OpenStreams } from './open-streams.ts';
import { startingPoint } from './replay.ts';
import { typeFilter } from './type-filter.ts';

/** Domain events as server-sent events (contract 00 "Events"). */
export const events: Feature = (route, platform) => {
  const { bus, db, metrics, now, stopping, log } = platform;
  const streams = new OpenStreams((open) => metrics.streams(open));

  route({
    method: 'GET',
    path: '/events',
    tag: 'Events',
    summary: 'Follow domain events as server-sent events',
    access: { callers: ['A', 'T', 'U'] },
    stream: true,
    query: Type.Object({
      types: Type.Optional(
        Type.String({ description: `Comma list of names or area.*: ${[...KEPT_TYPES, ...LIVE_TYPES].join(', ')}.` }),
      ),
      tenant_id: Type.Optional(Type.Integer({ description: 'Events of one tenant only.' })),
      since: Type.Optional(
        Type.Integer({ description: 'Replay kept events after this event_id, like Last-Event-ID.' }),
      ),
      access_token: Type.Optional(Type.String({ description: 'The token, where no header can be sent.' })),
    }),
    reply: Type.String({ description: 'Frames with id, event and data.' }),
    produces: 'text/event-stream',
    handler: async (ctx) => {
      if (stopping.aborted) throw errors.unavailable('The server is stopping');
      const isWantedType = typeFilter(ctx.query['types']);
      const tenantId = tenantFilter(ctx.query['tenant_id']);
      const from = startingPoint(headerOf(ctx.request.raw.headers['last-event-id']), ctx.query['since']);
      const leave = streams.take(ctx.caller.userId);

      ctx.reply.hijack();
      const stream = new EventStream(ctx.reply.raw, ctx.reply.getHeaders());
      const end = () => stream.end();
      stopping.addEventListener('abort', end, { once: true });
      stream.onClose(() => {
        stopping.removeEventListener('abort', end);
        leave();
      });
      const wants = (event: StrowgerEvent) =>
        isWantedType(event.type) && (tenantId === null || event.tenant_id === tenantId);
      const { caller } = ctx;
      const authenticateAgain = () => ctx.authenticateAgain();
      followEvents({ db, bus, now, stream, caller, authenticateAgain, wants, from }).catch((error: unknown) => {
        log.warn({ err: error }, 'an event stream ended');
        stream.end();
      });
      return ctx.reply;
    },
  });
};

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}

/** @throws ApiError 400 */
function tenantFilter(text: string | undefined): number | null {
  // `0`, `null` and `undefined` count as absent (contract 10 §2.6).
  if (!text || ['0', 'null', 'undefined'].includes(text)) return null;
  if (!/^\d{1,9}$/.test(text)) throw errors.badField('tenant_id', 'must be a number');
  return Number(text);
}
