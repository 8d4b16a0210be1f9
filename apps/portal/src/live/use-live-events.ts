import { useEffect, useRef } from 'react';
import type { EventListener } from './event-hub.ts';
import { useEventHub } from './live-provider.tsx';

/**
 * Hears events while the component is shown, together at most four times a second.
 * @param types names or `area.*`
 */
export function useLiveEvents(types: readonly string[], take: EventListener): void {
  const hub = useEventHub();
  const latest = useRef(take);
  latest.current = take;
  const names = types.join();
  useEffect(() => hub.listen(names.split(','), (events) => latest.current(events)), [hub, names]);
}
