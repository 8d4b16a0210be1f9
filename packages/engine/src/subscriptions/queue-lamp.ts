import type { Queues } from '../queues/queues.ts';
import { type LampSource, light } from './lamp.ts';

/** `callcenter+<queue ext>`: lit while callers wait in the queue. */
export function queueLamp(queues: Pick<Queues, 'waitingIn'>): LampSource {
  return {
    look(tenant, number) {
      const owner = tenant.numbers.get(number);
      return owner?.kind === 'call_queue' ? light(queues.waitingIn(owner.uuid) > 0) : null;
    },
  };
}
