import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { type ListNames, type ListState, readListState, writeListState } from './list-state.ts';

/** How a list is shown, and how that is changed. */
export type ListStateAndChange = readonly [ListState, (next: ListState) => void];

/**
 * The state of a list in the address of the page, so that a link shows the same and "back" comes back to it.
 * @param local keep it in the component instead: for a second list on a page
 */
export function useListState(names: ListNames, local: boolean): ListStateAndChange {
  const address: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const [own, setOwn] = useState<ListState>(() => readListState({}, names));
  const sortable = names.sortable.join();
  const filters = names.filters.join();
  const change = useCallback(
    (next: ListState) => {
      const known = { sortable: sortable.split(','), filters: filters.split(',') };
      void navigate({ to: '.', search: (before: object) => writeListState(next, { ...before }, known), replace: true });
    },
    [navigate, sortable, filters],
  );
  return local ? [own, setOwn] : [readListState(address, names), change];
}
