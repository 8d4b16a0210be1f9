import type { Database } from '@strowger/db';
import type { Logger } from 'pino';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { eventJson } from '../events/frame.ts';
import { coalesced } from './coalesced.ts';
import { insertDeliveries, type NewDelivery } from './store-deliveries.ts';
import { hears, type Listener } from './wanted-events.ts';

export interface LiveIntakeParts {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  /** Who wants events now. */
  readonly listeners: () => readonly Listener[];
  /** Deliveries were made. */
  readonly onMade: () => void;
}

export interface LiveIntake {
  hear(event: StrowgerEvent): void;
  /** Makes deliveries of what was heard so far. */
  flush(): Promise<void>;
  close(): void;
}

const GATHER_MS = 50;
const RETRY_MS = 1_000;
const LONGEST_QUEUE = 10_000;
const BATCH = 500;

/**
 * Makes deliveries of live events, by best effort and off the call's way. Several processes hear the same event: the
 * database keeps one of their deliveries.
 */
export function createLiveIntake({ db, log, now, listeners, onMade }: LiveIntakeParts): LiveIntake {
  let queue: NewDelivery[] = [];

  const store = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH);
      try {
        await db.transaction({ kind: 'all' }, (trx) => insertDeliveries(trx, batch, now()));
      } catch (error) {
        queue = [...batch, ...queue].slice(-LONGEST_QUEUE);
        throw error;
      }
      onMade();
    }
  };
  const storing = coalesced(store, {
    gatherMs: GATHER_MS,
    retryMs: RETRY_MS,
    onError: (error) => log.warn({ err: error }, 'live events wait to be stored for webhooks'),
  });

  return {
    hear(event) {
      for (const one of listeners()) {
        if (!hears(one, event)) continue;
        if (queue.length >= LONGEST_QUEUE) queue.shift();
        queue.push({
          webhook_id: one.webhook_id,
          event_id: event.event_id,
          type: event.type,
          request_body: eventJson(event),
        });
      }
      if (queue.length > 0) storing.wake();
    },
    flush: storing.run,
    close: storing.close,
  };
}
