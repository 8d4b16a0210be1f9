import { randomUUID } from 'node:crypto';
import { type Database, sql } from '@strowger/db';
import type { Logger } from 'pino';
import { LIVE_TYPES, type StrowgerEvent } from './event-types.ts';
import { isObject } from './kept-event-row.ts';

export interface LiveRelayOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  /** For what other processes tell. */
  readonly deliver: (event: StrowgerEvent) => void;
}

export interface LiveRelay {
  start(): Promise<void>;
  /** Tells other processes, by best effort: together with what comes within the next moments. */
  send(event: StrowgerEvent): void;
  /** Whether another process shares the database now. */
  hasPeers(): boolean;
  close(): Promise<void>;
}

const CHANNEL = 'strowger_live_events';
/** PostgreSQL takes payloads under 8000 bytes. */
const LONGEST_PAYLOAD = 7_999;
const GATHER_MS = 50;
const LONGEST_QUEUE = 5_000;
/** How often a process tells that it is there; one that was not heard for three times as long is gone. */
const PRESENCE_MS = 10_000;

/**
 * Carries live events between the processes that share the database, by NOTIFY and without a table. A process that
 * hears of no other sends none.
 */
export function createLiveRelay({ db, log, now, deliver }: LiveRelayOptions): LiveRelay {
  const origin = randomUUID();
  const own = JSON.stringify({ origin }).slice(0, -1);
  /** When each other process was heard last, epoch milliseconds. */
  const peers = new Map<string, number>();
  let queue: StrowgerEvent[] = [];
  let timer: NodeJS.Timeout | null = null;
  let presence: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();
  let stopListening: (() => Promise<void>) | null = null;

  const tell = (payloads: readonly string[]): Promise<void> => {
    sending = sending
      .then(() => notifyAll(db, payloads))
      .catch((error: unknown) => {
        log.debug({ err: error }, 'live events did not reach other processes');
      });
    return sending;
  };
  const announce = (): Promise<void> => tell([JSON.stringify({ origin, present: true })]);
  const hasPeers = (): boolean => {
    const since = now().getTime() - 3 * PRESENCE_MS;
    for (const [peer, heardAt] of peers) if (heardAt < since) peers.delete(peer);
    return peers.size > 0;
  };
  const hear = (payload: string): void => {
    if (payload.startsWith(own)) return;
    const told = parsePayload(payload);
    if (!told) return;
    // A newcomer does not know yet that we are here.
    if (!peers.has(told.origin)) void announce();
    peers.set(told.origin, now().getTime());
    if (told.event) deliver(told.event);
  };
  const payloadOf = (event: StrowgerEvent): string[] => {
    const payload = JSON.stringify({ origin, event });
    if (Buffer.byteLength(payload) <= LONGEST_PAYLOAD) return [payload];
    log.warn({ type: event.type }, 'a live event is too long for other processes');
    return [];
  };
  const flush = (): void => {
    timer = null;
    const events = queue;
    queue = [];
    if (hasPeers()) void tell(events.flatMap(payloadOf));
  };

  return {
    async start() {
      stopListening = await db.listen(CHANNEL, hear, { onReconnect: () => void announce() });
      presence = setInterval(() => void announce(), PRESENCE_MS).unref();
      await announce();
    },
    send(event) {
      if (queue.length >= LONGEST_QUEUE) queue.shift();
      queue.push(event);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    hasPeers,
    async close() {
      if (timer) clearTimeout(timer);
      if (presence) clearInterval(presence);
      await stopListening?.();
      await sending;
    },
  };
}

async function notifyAll(db: Database, payloads: readonly string[]): Promise<void> {
  await db.transaction({ kind: 'all' }, async (trx) => {
    await sql`select pg_notify(${CHANNEL}, payload) from unnest(${payloads}::text[]) as payload`.execute(trx);
  });
}

/** What another process told; its event is null where it only said that it is there. */
function parsePayload(payload: string): { origin: string; event: StrowgerEvent | null } | null {
  const value = parseJson(payload);
  if (!isObject(value) || typeof value['origin'] !== 'string') return null;
  if (value['present'] === true) return { origin: value['origin'], event: null };
  if (!isObject(value['event'])) return null;
  const { event_id: id, type: name, time, tenant_id: tenant, data, userIds, extensionUuids } = value['event'];
  const type = LIVE_TYPES.find((one) => one === name);
  if (type === undefined || typeof id !== 'number' || typeof time !== 'string' || !isObject(data)) return null;
  const event = {
    event_id: id,
    type,
    time,
    tenant_id: typeof tenant === 'number' ? tenant : null,
    data,
    userIds: listOf(userIds, (one) => typeof one === 'number'),
    extensionUuids: listOf(extensionUuids, (one) => typeof one === 'string'),
  };
  return { origin: value['origin'], event };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function listOf<T>(value: unknown, fits: (one: unknown) => one is T): T[] {
  return Array.isArray(value) ? value.filter(fits) : [];
}
