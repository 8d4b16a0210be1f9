import { randomUUID } from 'node:crypto';
import { type Database, sql } from '@strowger/db';
import type { Logger } from 'pino';
import { LIVE_TYPES, type StrowgerEvent } from './event-types.ts';
import { isObject } from './kept-event-row.ts';

export interface LiveRelayOptions {
  readonly db: Database;
  readonly log: Logger;
  /** For what other processes tell. */
  readonly deliver: (event: StrowgerEvent) => void;
}

export interface LiveRelay {
  start(): Promise<void>;
  /** Tells other processes, by best effort: together with what comes within the next moments. */
  send(event: StrowgerEvent): void;
  close(): Promise<void>;
}

const CHANNEL = 'strowger_live_events';
/** PostgreSQL takes payloads under 8000 bytes. */
const LONGEST_PAYLOAD = 7_999;
const GATHER_MS = 25;
const LONGEST_QUEUE = 5_000;

/** Carries live events between the processes that share the database, by NOTIFY and without a table. */
export function createLiveRelay({ db, log, deliver }: LiveRelayOptions): LiveRelay {
  const origin = randomUUID();
  let queue: string[] = [];
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();
  let stopListening: (() => Promise<void>) | null = null;

  const flush = (): void => {
    timer = null;
    const payloads = queue;
    queue = [];
    sending = sending
      .then(() => notifyAll(db, payloads))
      .catch((error: unknown) => {
        log.debug({ err: error }, 'live events did not reach other processes');
      });
  };

  return {
    async start() {
      stopListening = await db.listen(CHANNEL, (payload) => {
        const told = parsePayload(payload);
        if (told && told.origin !== origin) deliver(told.event);
      });
    },
    send(event) {
      const payload = JSON.stringify({ origin, event });
      if (Buffer.byteLength(payload) > LONGEST_PAYLOAD) {
        log.warn({ type: event.type }, 'a live event is too long for other processes');
        return;
      }
      if (queue.length >= LONGEST_QUEUE) queue.shift();
      queue.push(payload);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    async close() {
      if (timer) clearTimeout(timer);
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

function parsePayload(payload: string): { origin: string; event: StrowgerEvent } | null {
  const value = parseJson(payload);
  if (!isObject(value) || typeof value['origin'] !== 'string' || !isObject(value['event'])) return null;
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
