export interface Coalesced {
  /** Has the work done soon, from now on: a run that is under way is followed by one more. */
  wake(): void;
  /** The same; resolves when that run has ended. What it throws is told to `onError`. */
  run(): Promise<void>;
  close(): void;
}

export interface CoalescedOptions {
  /** How long a run waits for more to come, in milliseconds. */
  readonly gatherMs?: number;
  /** After a failure it is tried again, in milliseconds. */
  readonly retryMs: number;
  readonly onError: (error: unknown) => void;
}

/** Work that is done once for all who ask while it waits or runs, and never twice at a time. */
export function coalesced(work: () => Promise<void>, options: CoalescedOptions): Coalesced {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const begin = (): Promise<void> => {
    const one = attempt().finally(() => {
      if (running === one) running = null;
    });
    running = one;
    return one;
  };
  const attempt = async (): Promise<void> => {
    if (closed) return;
    try {
      await work();
    } catch (error) {
      if (closed) return;
      options.onError(error);
      wakeIn(options.retryMs);
    }
  };
  const run = (): Promise<void> => {
    if (running === null && next === null) return begin();
    next ??= (running ?? Promise.resolve()).then(() => {
      next = null;
      return begin();
    });
    return next;
  };
  const wakeIn = (ms: number): void => {
    if (closed) return;
    timer ??= setTimeout(() => {
      timer = null;
      void run();
    }, ms).unref();
  };

  return {
    run,
    wake: () => (options.gatherMs === undefined ? void run() : wakeIn(options.gatherMs)),
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
    },
  };
}
