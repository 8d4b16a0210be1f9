import { describe, expect, it } from 'vitest';
import { abandonedQueues } from './alarms.ts';

const queue = (waiting: number, ...statuses: string[]) => ({
  call_center_queue_uuid: 'q',
  queue_name: 'Sales',
  waiting,
  agents: statuses.map((status) => ({ agent_name: 'Ann', status, state: 'Waiting' })),
});

describe('queues that nobody answers', () => {
  it('are those with callers and without an agent who is available', () => {
    const alarming = [queue(1), queue(2, 'Logged Out', 'On Break')];
    const calm = [queue(0), queue(3, 'On Break', 'Available'), queue(1, 'Available (On Demand)')];
    expect(abandonedQueues([...alarming, ...calm])).toEqual(alarming);
  });
});
