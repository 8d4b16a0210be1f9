import { describe, expect, it } from 'vitest';
import { type Connection, type ConnectionEvent, nextConnection, retryDelay } from './connection.ts';

const after = (...events: ConnectionEvent[]) =>
  events.reduce<Connection>((state, event) => nextConnection(state, event), { state: 'closed' });

describe('the connection of the event stream', () => {
  it('is open once the server has answered', () => {
    expect(after('start')).toEqual({ state: 'connecting', failures: 0 });
    expect(after('start', 'opened')).toEqual({ state: 'open' });
  });

  it('is lost when the stream ends, and counts failures in a row', () => {
    expect(after('start', 'opened', 'failed')).toEqual({ state: 'lost', failures: 1 });
    expect(after('start', 'failed', 'retry', 'failed')).toEqual({ state: 'lost', failures: 2 });
    expect(after('start', 'failed', 'retry', 'opened', 'failed')).toEqual({ state: 'lost', failures: 1 });
  });

  it('ends with the session, and late news of it change nothing', () => {
    expect(after('start', 'opened', 'stop', 'failed', 'retry', 'opened')).toEqual({ state: 'closed' });
  });
});

describe('the wait before the next try', () => {
  it('doubles up to half a minute and is spread', () => {
    expect([0, 1, 2, 3].map((failures) => retryDelay(failures, 1))).toEqual([1000, 2000, 4000, 8000]);
    expect(retryDelay(50, 1)).toBe(30_000);
    expect(retryDelay(3, 0)).toBe(4000);
  });
});
