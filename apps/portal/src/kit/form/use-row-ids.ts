import { useRef } from 'react';
import { moveElement } from './move-element.ts';

/** Names for rows that have none of their own: they go with the row when it is moved. */
export interface RowIds {
  readonly ids: readonly string[];
  readonly move: (from: number, to: number) => void;
  readonly remove: (index: number) => void;
}

/** @param count rows there are now; when it changes by itself, rows are named or forgotten at the end */
export function useRowIds(count: number): RowIds {
  const ids = useRef<string[]>([]);
  while (ids.current.length < count) ids.current.push(crypto.randomUUID());
  if (ids.current.length > count) ids.current = ids.current.slice(0, count);
  return {
    ids: ids.current,
    move: (from, to) => {
      ids.current = moveElement(ids.current, from, to);
    },
    remove: (index) => {
      ids.current = ids.current.filter((_, place) => place !== index);
    },
  };
}
