import { useCallback, useMemo, useState } from 'react';
import type { Selection } from './row-view.ts';

/** Rows that are chosen; `clear` lets go of all. */
export function useSelection(): Selection & { readonly clear: () => void } {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const toggleAll = useCallback((keys: readonly string[]) => {
    setChosen((before) => (keys.every((key) => before.has(key)) ? new Set() : new Set(keys)));
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  return useMemo(() => ({ chosen, toggle, toggleAll, clear }), [chosen, toggle, toggleAll, clear]);
}
