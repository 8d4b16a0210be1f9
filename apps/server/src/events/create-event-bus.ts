import type { Database } from '@strowger/db';
import type { Logger } from 'pino';
import type { EventBus } from './event-bus.ts';
import type { StrowgerEvent } from './event-types.ts';
import { KEPT_EVENTS_CHANNEL } from './keep-event.ts';
import { createKeptReader } from './kept-reader.ts';
import { createLiveOutlet } from './live-outlet.ts';
import { createLiveRelay } from './live-relay.ts';

export interface EventBusOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  /** The type of every event of this process and of those it hears from others. */
  readonly onEvent?: (type: StrowgerEvent['type']) => void;
}

/**
 * The bus of this process. Kept events come from the table, in the order of their ids, which is the order of their
 * commits. Live ones are told here at once and relayed to other processes.
 */
export async function createEventBus(options: EventBusOptions): Promise<EventBus & { close(): Promise<void> }> {
  const { db, log, now } = options;
  const listeners = new Set<(event: StrowgerEvent) => void>();
  const keptListeners = new Set<(event: StrowgerEvent) => void>();
  const gapListeners = new Set<() => void>();
  let lastId = 0;

  const deliver = (event: StrowgerEvent): void => {
    lastId = Math.max(lastId, event.event_id);
    options.onEvent?.(event.type);
    tellAll(listeners, (listener) => listener(event), log);
  };
  const deliverKept = (event: StrowgerEvent): void => {
    deliver(event);
    tellAll(keptListeners, (listener) => listener(event), log);
  };
  const kept = createKeptReader({ db, log, deliver: deliverKept });
  const relay = createLiveRelay({ db, log, now, deliver });
  const live = createLiveOutlet({
    db,
    log,
    lastId: () => lastId,
    // Ids are used only when all that was committed before they were drawn has been told.
    caughtUp: () => kept.read(),
    deliver(event) {
      deliver(event);
      relay.send(event);
    },
  });

  const onGap = (): void => {
    void kept.read();
    tellAll(gapListeners, (listener) => listener(), log);
  };
  const stopListening = await db.listen(KEPT_EVENTS_CHANNEL, () => void kept.read(), { onReconnect: onGap });
  await relay.start();
  await kept.start();

  return {
    subscribe: (listener) => add(listeners, listener),
    onKept: (listener) => add(keptListeners, listener),
    onGap: (listener) => add(gapListeners, listener),
    publish: (event) => live.publish(event, now()),
    hearsLive: () => listeners.size > 0 || relay.hasPeers(),
    passOver: (type) => options.onEvent?.(type),
    async close() {
      live.close();
      kept.close();
      await stopListening();
      await relay.close();
    },
  };
}

function add<T>(set: Set<T>, one: T): () => void {
  set.add(one);
  return () => void set.delete(one);
}

/** One listener's failure is not another's. */
function tellAll<L>(listeners: ReadonlySet<L>, tell: (listener: L) => void, log: Logger): void {
  for (const listener of [...listeners]) {
    try {
      tell(listener);
    } catch (error) {
      log.error({ err: error }, 'a listener of events failed');
    }
  }
}
