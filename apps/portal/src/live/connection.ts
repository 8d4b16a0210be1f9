/** How the event stream stands. */
export type Connection =
  | { readonly state: 'closed' }
  | { readonly state: 'connecting'; readonly failures: number }
  | { readonly state: 'open' }
  /** `failures` in a row; it is tried again after a while. */
  | { readonly state: 'lost'; readonly failures: number };

export type ConnectionEvent = 'start' | 'opened' | 'failed' | 'retry' | 'stop';

/** The state after an event; an event that does not fit changes nothing. */
export function nextConnection(current: Connection, event: ConnectionEvent): Connection {
  switch (event) {
    case 'stop':
      return { state: 'closed' };
    case 'start':
      return current.state === 'closed' ? { state: 'connecting', failures: 0 } : current;
    case 'opened':
      return current.state === 'connecting' ? { state: 'open' } : current;
    case 'failed':
      if (current.state === 'open') return { state: 'lost', failures: 1 };
      return current.state === 'connecting' ? { state: 'lost', failures: current.failures + 1 } : current;
    case 'retry':
      return current.state === 'lost' ? { state: 'connecting', failures: current.failures } : current;
  }
}

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the stream is opened again, milliseconds: doubled with each failure, up to half a minute, and
 * spread, so that a server that comes back is not met by everybody at once.
 * @param chance 0 to 1
 */
export function retryDelay(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(longest * (0.5 + chance / 2));
}
