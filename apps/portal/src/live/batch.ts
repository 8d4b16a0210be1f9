/** Collects what comes one by one and hands it on together. */
export interface Batch<Item> {
  add(item: Item): void;
  /** Hands on what is there now. */
  flush(): void;
  /** Drops what is there; nothing is handed on any more. */
  stop(): void;
}

/**
 * The first item waits `milliseconds` for others, so that a burst of a thousand events is one change of the page.
 * @param later calls after so many milliseconds and returns what prevents it
 */
export function createBatch<Item>(
  milliseconds: number,
  take: (items: readonly Item[]) => void,
  later: (run: () => void, milliseconds: number) => () => void,
): Batch<Item> {
  let items: Item[] = [];
  let cancel: (() => void) | null = null;
  let stopped = false;
  const flush = () => {
    cancel?.();
    cancel = null;
    const taken = items;
    items = [];
    if (taken.length > 0) take(taken);
  };
  return {
    add(item) {
      if (stopped) return;
      items.push(item);
      cancel ??= later(flush, milliseconds);
    },
    flush,
    stop() {
      stopped = true;
      cancel?.();
      cancel = null;
      items = [];
    },
  };
}
