import { NO_HISTORY, type QueueConfiguration } from '@strowger/callplan';
import { describe, expect, it } from 'vitest';
import { queueOf } from '../testing/queue-scene.ts';
import { tenantWith } from '../testing/test-host.ts';
import { Queue } from './queue.ts';
import { WaitingCaller, type WaitingParty } from './waiting-caller.ts';

const T = 1_000_000;

const queueWith = (settings: Partial<QueueConfiguration> = {}) =>
  new Queue(tenantWith([]), queueOf([], { resumesAbandoned: true, ...settings }));

function join(queue: Queue, number: string, joinedAt: number, startedAt = joinedAt): WaitingCaller {
  const party: WaitingParty = {
    uuid: number,
    name: number,
    number,
    extensionUuid: null,
    startedAt,
    planned: { callId: number, dialled: '3000', caller: { kind: 'outside', number, name: '' }, history: NO_HISTORY },
    ring: () => ({ callOff: () => {} }),
  };
  const caller = new WaitingCaller(party, queue, joinedAt);
  queue.callers.add(caller);
  return caller;
}

describe('the waiting list of a queue (contract 20 §5.1)', () => {
  it('serves the highest score first: who has waited longest', () => {
    const queue = queueWith();
    const [first, second] = [join(queue, '1', T), join(queue, '2', T + 1000)];
    expect(queue.inOrder(T + 5000)).toEqual([first, second]);
    expect(queue.positionOf(second, T + 5000)).toBe(2);
    expect(first.score(T + 5000)).toBe(5);
  });

  it('counts from the beginning of the call where it says so, and adds the head start', () => {
    const queue = queueWith({ scoresFrom: 'system', baseScoreSeconds: 100 });
    const [first, second] = [join(queue, '1', T), join(queue, '2', T + 1000, T - 60_000)];
    expect(queue.inOrder(T + 1000)).toEqual([second, first]);
    expect(second.score(T + 1000)).toBe(161);
  });

  it('gives a caller who comes back in time the score that he had, once', () => {
    const queue = queueWith();
    queue.abandon('555', 30_000, T);
    const back = join(queue, '555', T + 60_000);
    expect(back.score(T + 60_000)).toBe(30);
    expect(join(queue, '555', T + 60_000).score(T + 60_000)).toBe(0);
  });

  it('forgets his place after a while, or where it is not to be resumed', () => {
    const queue = queueWith();
    queue.abandon('555', 30_000, T);
    expect(join(queue, '555', T + 900_000).score(T + 900_000)).toBe(0);
    const strict = queueWith({ resumesAbandoned: false });
    strict.abandon('555', 30_000, T);
    expect(join(strict, '555', T + 1000).carriedMs).toBe(0);
  });

  it('remembers nobody who withholds his number', () => {
    const queue = queueWith();
    queue.abandon('', 30_000, T);
    expect(join(queue, '', T + 1).carriedMs).toBe(0);
  });

  it('expects a wait from those of others, rounded up', () => {
    const queue = queueWith({ announceRoundSeconds: 30 });
    expect(queue.expectedWait(0)).toBeNull();
    queue.served(100_000);
    expect(queue.expectedWait(0)).toBe(120);
    expect(queue.expectedWait(60_000)).toBe(60);
    expect(queue.expectedWait(500_000)).toBe(0);
    queue.served(20_000);
    expect(queue.expectedWait(0)).toBe(90);
  });
});
