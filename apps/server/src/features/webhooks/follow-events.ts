import type { EventBus } from '../../events/event-bus.ts';
import { isKeptType, LIVE_TYPES, type StrowgerEvent } from '../../events/event-types.ts';
import { coalesced } from './coalesced.ts';
import type { Dispatcher } from './dispatcher.ts';
import { wantsType } from './event-names.ts';
import { createLiveIntake } from './live-intake.ts';
import type { DeliveryParts } from './parts.ts';
import { pickUpKept } from './pick-up.ts';
import { activeWebhooks } from './store.ts';
import { hears, type Listener } from './wanted-events.ts';

export interface FollowParts extends Pick<DeliveryParts, 'db' | 'log' | 'now'> {
  readonly bus: EventBus;
  readonly dispatcher: Dispatcher;
}

export interface Following {
  /** Reads who wants what, then makes deliveries of all that was kept. */
  catchUp(): Promise<void>;
  stop(): void;
}

const GATHER_MS = 20;
const RETRY_MS = 1_000;

/**
 * Makes deliveries of events as they happen. Who wants what is held in memory, so that events that no webhook wants cost
 * nothing; live ones are subscribed to only while some webhook wants them.
 */
export function followEvents({ bus, db, log, now, dispatcher }: FollowParts): Following {
  let listeners: readonly Listener[] = [];
  let leaveLive: (() => void) | null = null;
  const live = createLiveIntake({ db, log, now, listeners: () => listeners, onMade: dispatcher.wake });

  const hearLive = (event: StrowgerEvent): void => {
    if (!isKeptType(event.type)) live.hear(event);
  };
  const refresh = async (): Promise<void> => {
    listeners = await db.transaction({ kind: 'all' }, activeWebhooks, { readOnly: true });
    const wantsLive = LIVE_TYPES.some((type) => listeners.some(({ events }) => wantsType(events, type)));
    if (wantsLive) leaveLive ??= bus.subscribe(hearLive);
    else stopLive();
  };
  const stopLive = (): void => {
    leaveLive?.();
    leaveLive = null;
  };
  const onError = (error: unknown): void => log.warn({ err: error }, 'events wait to be stored for webhooks');
  const picking = coalesced(
    async () => {
      if (listeners.length > 0 && (await pickUpKept({ db, now })) > 0) dispatcher.wake();
    },
    { gatherMs: GATHER_MS, retryMs: RETRY_MS, onError },
  );
  const refreshing = coalesced(refresh, { retryMs: RETRY_MS, onError });
  const catchUp = async (): Promise<void> => {
    await refreshing.run();
    await picking.run();
    dispatcher.wake();
  };

  const leaveKept = bus.onKept((event) => {
    if (changesWebhooks(event)) void catchUp();
    else if (listeners.some((one) => hears(one, event))) picking.wake();
  });
  const leaveGaps = bus.onGap(() => void catchUp());

  return {
    catchUp,
    stop() {
      leaveKept();
      leaveGaps();
      stopLive();
      live.close();
      picking.close();
      refreshing.close();
    },
  };
}

/** Tenants take their webhooks with them. */
function changesWebhooks({ type, data }: StrowgerEvent): boolean {
  return type === 'config.changed' && (data['resource'] === 'webhooks' || data['resource'] === 'tenants');
}
