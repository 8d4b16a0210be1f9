import type { AnswerOf, RowOf } from '@strowger/client';
import { type LiveEvent, numberOf, textOf } from '../../live/live-event.ts';

type LiveState = AnswerOf<'/api/realtime'>;
export type BoardAgent = LiveState['queues'][number]['agents'][number];

/** Somebody who waits. */
export interface WaitingCaller {
  /** Of his leg. */
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  /** Epoch second. */
  readonly since: number;
}

/** A queue as the wallboard shows it. */
export interface BoardQueue {
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  /** How many wait; of some of them more may not be known. */
  readonly waiting: number;
  /** Who has waited longest comes first. */
  readonly callers: readonly WaitingCaller[];
  readonly agents: readonly BoardAgent[];
  /** Served and lost since the board was opened. */
  readonly answered: number;
  readonly lost: number;
}

/** Events that change the board. */
export const BOARD_TYPES = ['queue.*'] as const;

/** The board of what is live now; who waits is told by the calls that stand in a queue and talk to nobody. */
export function boardOf(state: LiveState, queues: readonly RowOf<'/api/call_queues'>[]): readonly BoardQueue[] {
  const numberOfQueue = new Map(queues.map((queue) => [queue.call_center_queue_uuid, queue.queue_extension]));
  return state.queues.map(({ call_center_queue_uuid: uuid, queue_name: name, waiting, agents }) => {
    const number = numberOfQueue.get(uuid) ?? '';
    const callers = state.channels
      .filter((leg) => leg.application === 'callcenter' && leg.dest === number && leg.bridge_uuid === null)
      .map((leg) => ({ uuid: leg.uuid, name: leg.cid_name, number: leg.cid_num, since: leg.created_epoch }))
      .sort(bySince);
    return { uuid, name, number, waiting, callers: waiting === 0 ? [] : callers, agents, answered: 0, lost: 0 };
  });
}

/**
 * The board after events; queues that no event is about stay the same objects.
 * @param now epoch second
 * @param tenantId the tenant that is looked at; undefined: all of the caller's
 */
export function afterQueueEvents(
  board: readonly BoardQueue[],
  events: readonly LiveEvent[],
  now: number,
  tenantId?: number,
): readonly BoardQueue[] {
  const own = events.filter((event) => tenantId === undefined || event.tenantId === tenantId);
  return own.length === 0 ? board : own.reduce((before, event) => afterEvent(before, event, now), board);
}

function afterEvent(board: readonly BoardQueue[], event: LiveEvent, now: number): readonly BoardQueue[] {
  const queueUuid = textOf(event, 'call_center_queue_uuid');
  return board.map((queue) => {
    const seen = withAgent(queue, event);
    return queue.uuid === queueUuid ? withCaller(seen, event, now) : seen;
  });
}

/** An agent may serve several queues: each shows what he does. */
function withAgent(queue: BoardQueue, event: LiveEvent): BoardQueue {
  const [name, status, state] = [textOf(event, 'agent_name'), textOf(event, 'status'), textOf(event, 'state')];
  if (name === '' || !queue.agents.some((agent) => agent.agent_name === name)) return queue;
  return {
    ...queue,
    agents: queue.agents.map((agent) => (agent.agent_name === name ? { agent_name: name, status, state } : agent)),
  };
}

function withCaller(queue: BoardQueue, event: LiveEvent, now: number): BoardQueue {
  const uuid = textOf(event, 'uuid');
  const waiting = numberOf(event, 'waiting') ?? queue.waiting;
  const others = queue.callers.filter((caller) => caller.uuid !== uuid);
  if (event.type === 'queue.left') {
    const isServed = textOf(event, 'reason') === 'answered';
    return {
      ...queue,
      waiting,
      callers: others,
      answered: queue.answered + (isServed ? 1 : 0),
      lost: queue.lost + (isServed ? 0 : 1),
    };
  }
  if (event.type !== 'queue.joined' && event.type !== 'queue.offered') return { ...queue, waiting };
  const since = Math.floor(now - (numberOf(event, 'wait_sec') ?? 0));
  const caller = { uuid, name: textOf(event, 'cid_name'), number: textOf(event, 'cid_num'), since };
  return { ...queue, waiting, callers: [...others, caller].sort(bySince) };
}

const bySince = (a: WaitingCaller, b: WaitingCaller) => a.since - b.since;
