import { type Database, sql } from '@strowger/db';
import type { Logger } from 'pino';
import type { LiveEvent } from './event-bus.ts';
import type { StrowgerEvent } from './event-types.ts';

export interface LiveOutletOptions {
  readonly db: Database;
  readonly log: Logger;
  /** The highest id told in this process. */
  readonly lastId: () => number;
  /** Resolves when every kept event committed before the call has been told. */
  readonly caughtUp: () => Promise<void>;
  readonly deliver: (event: StrowgerEvent) => void;
}

export interface LiveOutlet {
  publish(event: LiveEvent, at: Date): void;
  close(): void;
}

const SMALLEST_BLOCK = 256;
const LONGEST_QUEUE = 10_000;
const RETRY_MS = 1_000;

/**
 * Gives live events their ids, from blocks drawn off the call's way, so that the ids told in this process always grow:
 * a block that a kept event has overtaken is thrown away. Publishing never waits; while the database is away events
 * queue up, and beyond a limit the oldest are lost.
 */
export function createLiveOutlet(options: LiveOutletOptions): LiveOutlet {
  const { db, log } = options;
  const queue: { readonly event: LiveEvent; readonly time: string }[] = [];
  let block: number[] = [];
  let drawing = false;
  let retry: NodeJS.Timeout | null = null;
  let closed = false;

  const pump = (): void => {
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const id = nextId();
      if (id === undefined) {
        void draw();
        return;
      }
      queue.shift();
      options.deliver(eventOf(next.event, id, next.time));
    }
  };
  const nextId = (): number | undefined => {
    const last = options.lastId();
    if ((block.at(-1) ?? 0) <= last) block = [];
    while (block[0] !== undefined && block[0] <= last) block.shift();
    return block.shift();
  };
  const draw = async (): Promise<void> => {
    if (drawing || retry !== null || closed) return;
    drawing = true;
    try {
      const drawn = await drawIds(db, Math.max(SMALLEST_BLOCK, queue.length));
      await options.caughtUp();
      block = drawn;
      drawing = false;
    } catch (error) {
      drawing = false;
      if (closed) return;
      log.warn({ err: error }, 'live events wait for the database');
      retry = setTimeout(() => {
        retry = null;
        pump();
      }, RETRY_MS);
      return;
    }
    pump();
  };

  return {
    publish(event, at) {
      if (closed) return;
      if (queue.length >= LONGEST_QUEUE) queue.shift();
      queue.push({ event, time: at.toISOString() });
      pump();
    },
    close() {
      closed = true;
      if (retry) clearTimeout(retry);
    },
  };
}

/** Under the lock that numbers kept events: what gets a lower id has been committed when this resolves. */
async function drawIds(db: Database, count: number): Promise<number[]> {
  return db.transaction({ kind: 'all' }, async (trx) => {
    // The lock of strowger_number_event() in migration 0004.
    await sql`select pg_advisory_xact_lock(1937010290, 1)`.execute(trx);
    const drawn = await sql<{ id: number }>`
      select nextval('event_ids') as id from generate_series(1, ${count}::integer)`.execute(trx);
    return drawn.rows.map((row) => row.id);
  });
}

function eventOf(event: LiveEvent, id: number, time: string): StrowgerEvent {
  return {
    event_id: id,
    type: event.type,
    time,
    tenant_id: event.tenantId,
    data: event.data,
    userIds: event.userIds ?? [],
    extensionUuids: event.extensionUuids ?? [],
  };
}
