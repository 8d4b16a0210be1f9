import { describe, expect, it } from 'vitest';
import { agentOf, beginWait, endWait, isUnserved, waitMsOf } from './queue-part.ts';

const QUEUE = 'queue';

describe('a caller in queues', () => {
  it('waits until he goes: then he was not served', () => {
    const waiting = beginWait(null, QUEUE, 1000);
    expect([waitMsOf(waiting, 4000), isUnserved(waiting), agentOf(waiting)]).toEqual([3000, true, null]);
  });

  it('waits no longer once an agent has taken him', () => {
    const served = endWait(beginWait(null, QUEUE, 1000), { at: 'served', agentUuid: 'ann' }, 4000);
    expect([waitMsOf(served, 9000), isUnserved(served), agentOf(served)]).toEqual([3000, false, 'ann']);
  });

  it('who goes on to another queue has waited in both, and is told by the last', () => {
    const first = endWait(beginWait(null, QUEUE, 1000), { at: 'unserved' }, 4000);
    expect(isUnserved(first)).toBe(true);
    const second = endWait(beginWait(first, 'another', 10_000), { at: 'served', agentUuid: 'bob' }, 12_000);
    expect(second).toMatchObject({ queueUuid: 'another', waitedMs: 5000 });
    expect([isUnserved(second), agentOf(second)]).toEqual([false, 'bob']);
  });

  it('whose wait is over does not end it again', () => {
    const served = endWait(beginWait(null, QUEUE, 1000), { at: 'served', agentUuid: 'ann' }, 4000);
    expect(endWait(served, { at: 'unserved' }, 9000)).toBe(served);
  });
});

describe('the leg of an agent', () => {
  it('tells who he is, and waits for nobody', () => {
    const part = { side: 'agent', queueUuid: QUEUE, agentUuid: 'ann' } as const;
    expect([waitMsOf(part, 9000), isUnserved(part), agentOf(part)]).toEqual([0, false, 'ann']);
    expect(endWait(part, { at: 'unserved' }, 9000)).toBe(part);
    expect(beginWait(part, QUEUE, 1000).waitedMs).toBe(0);
  });

  it('is none where nobody had to do with a queue', () => {
    expect([waitMsOf(null, 1), isUnserved(null), agentOf(null), endWait(null, { at: 'unserved' }, 1)]).toEqual([
      0,
      false,
      null,
      null,
    ]);
  });
});
