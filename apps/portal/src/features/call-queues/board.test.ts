import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../live/live-event.ts';
import { afterQueueEvents, type BoardQueue } from './board.ts';

const QUEUE = 'q-1';
const board: readonly BoardQueue[] = [
  {
    uuid: QUEUE,
    name: 'Sales',
    number: '5000',
    waiting: 0,
    callers: [],
    agents: [{ agent_name: 'Alice', status: 'Available', state: 'Waiting' }],
    answered: 0,
    lost: 0,
  },
  { uuid: 'q-2', name: 'Care', number: '5001', waiting: 0, callers: [], agents: [], answered: 0, lost: 0 },
];

const event = (type: string, data: LiveEvent['data'], tenantId = 1): LiveEvent => ({ id: null, type, tenantId, data });
const caller = (uuid: string, waiting: number, wait_sec: number) => ({
  call_center_queue_uuid: QUEUE,
  uuid,
  cid_name: uuid,
  cid_num: '0301',
  waiting,
  wait_sec,
});

describe('the wallboard', () => {
  it('shows who waits, longest first, since when', () => {
    const events = [event('queue.joined', caller('b', 1, 0)), event('queue.joined', caller('a', 2, 30))];
    const [sales, care] = afterQueueEvents(board, events, 1000);
    expect(sales?.waiting).toBe(2);
    expect(sales?.callers.map(({ uuid, since }) => [uuid, since])).toEqual([
      ['a', 970],
      ['b', 1000],
    ]);
    expect(care).toBe(board[1]);
  });

  it('counts who was served and who gave up', () => {
    const events = [
      event('queue.joined', caller('a', 1, 0)),
      event('queue.joined', caller('b', 2, 0)),
      event('queue.left', { ...caller('a', 1, 5), reason: 'answered' }),
      event('queue.left', { ...caller('b', 0, 5), reason: 'abandoned' }),
    ];
    expect(afterQueueEvents(board, events, 1000)[0]).toMatchObject({ waiting: 0, callers: [], answered: 1, lost: 1 });
  });

  it('shows what an agent does in each queue that he serves', () => {
    const status = { agent_name: 'Alice', status: 'On Break', state: 'Idle' };
    expect(afterQueueEvents(board, [event('queue.agent_status', status)], 1000)[0]?.agents).toEqual([status]);
  });

  it('leaves out what other tenants do', () => {
    expect(afterQueueEvents(board, [event('queue.joined', caller('a', 1, 0), 2)], 1000, 1)).toBe(board);
  });
});
