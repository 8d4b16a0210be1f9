import type { StrowgerEvent } from '../../events/event-types.ts';

/** A server-sent event. `data` is one line: JSON escapes line ends. */
export function frameOf(event: StrowgerEvent, withId: boolean): string {
  const id = withId ? `id: ${event.event_id}\n` : '';
  return `${id}event: ${event.type}\ndata: ${eventJson(event)}\n\n`;
}

/** An event as everybody outside reads it: streams and webhooks. */
export function eventJson({ event_id, type, time, tenant_id, data }: StrowgerEvent): string {
  return JSON.stringify({ event_id, type, time, tenant_id, data });
}

/** Tells a client whose last id is gone to load its state again; `eventId` is where it goes on from. */
export function resetFrame(eventId: number, time: Date): string {
  const body = { event_id: eventId, type: 'stream.reset', time: time.toISOString(), tenant_id: null, data: {} };
  return `id: ${eventId}\nevent: stream.reset\ndata: ${JSON.stringify(body)}\n\n`;
}

/** Ignored by clients; keeps proxies from closing an idle connection. */
export const COMMENT = ': keep-alive\n\n';
