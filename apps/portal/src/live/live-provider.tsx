import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { fetchAsCaller } from '../api/client.ts';
import { isQueryOf, resourcesTouched } from './affected-queries.ts';
import { createBatch } from './batch.ts';
import { EventHub } from './event-hub.ts';
import { followEvents } from './follow-events.ts';
import type { LiveEvent } from './live-event.ts';

/** Events within this time change the page together. */
const BATCH_MS = 250;
/** Lists of records are dear to read: while calls end all the time, they are read again no oftener than this. */
const RECORDS_MS = 5000;

const HubContext = createContext<EventHub | null>(null);

const later = (run: () => void, milliseconds: number) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * Opens the one event stream of the tab while somebody is logged in, and reads again what its events make old. A stream
 * that cannot be opened is a request without an answer: the frame's banner says so.
 */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [hub] = useState(() => new EventHub());
  useEffect(() => {
    const readAgain = (touched: ReadonlySet<string> | null) => {
      if (touched?.size === 0) return;
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isQueryOf(queryKey, touched) });
    };
    const records = createBatch<LiveEvent>(RECORDS_MS, (events) => readAgain(resourcesTouched(events)), later);
    const take = (events: readonly LiveEvent[]) => {
      hub.spread(events);
      for (const event of events) if (isRecord(event)) records.add(event);
      readAgain(resourcesTouched(events.filter((event) => !isRecord(event))));
    };
    const batch = createBatch(BATCH_MS, take, later);
    const stop = followEvents({
      open: openEvents,
      onEvent: (event) => batch.add(event),
      onGap: () => readAgain(null),
      later,
      chance: Math.random,
    });
    return () => {
      stop();
      batch.stop();
      records.stop();
    };
  }, [hub, queries]);
  return <HubContext value={hub}>{children}</HubContext>;
}

const isRecord = ({ type }: LiveEvent) => type === 'cdr.created';

function openEvents(lastId: string | null, signal: AbortSignal): Promise<Response> {
  const headers = new Headers({ accept: 'text/event-stream' });
  if (lastId !== null) headers.set('last-event-id', lastId);
  return fetchAsCaller(new Request('/api/events', { headers, signal }));
}

/** The events of this tab. @throws outside of the pages behind the login */
export function useEventHub(): EventHub {
  const hub = useContext(HubContext);
  if (hub === null) throw new Error('There are no events outside of LiveProvider');
  return hub;
}
