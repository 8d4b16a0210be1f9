import { type QueryKey, type UseQueryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LiveEvent } from './live-event.ts';
import { useLiveEvents } from './use-live-events.ts';

interface LiveOptions<Data> {
  /** Names or `area.*`. */
  readonly types: readonly string[];
  /**
   * What is shown after a batch of events; the very same data when nothing changes (`patchRows` sees to that). Undefined:
   * the events do not tell, and it is read again.
   */
  readonly patch?: (data: Data, events: readonly LiveEvent[]) => Data | undefined;
}

/**
 * A query that follows events: patched by them, or read again when they say only that something has changed. What
 * `config.changed` makes old is read again without it.
 * @param options as for `useQuery`, e.g. `$api.queryOptions('get', '/api/realtime')`
 */
export function useLiveQuery<Data, Failure, Key extends QueryKey>(
  options: UseQueryOptions<Data, Failure, Data, Key>,
  { types, patch }: LiveOptions<Data>,
) {
  const queries = useQueryClient();
  const { queryKey } = options;
  useLiveEvents(types, (events) => {
    const before = queries.getQueryData<Data>(queryKey);
    const after = before === undefined ? undefined : patch?.(before, events);
    if (after === undefined) void queries.invalidateQueries({ queryKey, exact: true });
    else if (after !== before) queries.setQueryData<Data>(queryKey, () => after);
  });
  return useQuery(options);
}
