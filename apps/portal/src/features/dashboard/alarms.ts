import type { LiveState } from '../live-calls/live-state.ts';

type Queue = LiveState['queues'][number];

/** Queues in which callers wait although nobody is there to answer them. */
export function abandonedQueues(queues: readonly Queue[]): readonly Queue[] {
  return queues.filter(({ waiting, agents }) => waiting > 0 && !agents.some(isThere));
}

function isThere({ status }: Queue['agents'][number]): boolean {
  return status.startsWith('Available');
}
