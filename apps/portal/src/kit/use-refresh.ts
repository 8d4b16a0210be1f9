import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { isQueryOf } from '../live/affected-queries.ts';

/**
 * Reads again what is shown of resources, by their path names (`ring_groups`): after a write of one's own, whose event
 * comes a moment later.
 */
export function useRefresh(): (...resources: readonly string[]) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    (...resources) => {
      const touched = new Set(resources);
      return queries.invalidateQueries({ predicate: ({ queryKey }) => isQueryOf(queryKey, touched) });
    },
    [queries],
  );
}
