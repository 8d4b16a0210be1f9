import type { Call, RouteOutcome } from '../call.ts';
import { internalCallerId } from '../caller-id.ts';
import { said } from '../decision/decision.ts';
import { parseDestination } from '../destination.ts';
import { onward } from '../onward.ts';
import type { Step } from '../plan.ts';
import type { QueueConfiguration } from './configuration.ts';

/** Call queues (contract 20 §0.10 step 8, §5). One that is disabled is skipped. */
export function routeToQueue(call: Call): RouteOutcome | null {
  const owner = call.tenant.numbers.get(call.dialled);
  const queue = owner?.kind === 'call_queue' ? call.tenant.queues.get(owner.uuid) : undefined;
  if (queue === undefined) return null;
  if (!queue.enabled) {
    call.decide('call_queue_off', { name: queue.name });
    return null;
  }
  return { handledBy: { kind: 'call_queue', uuid: queue.uuid }, steps: stepsOf(call, queue) };
}

function stepsOf(call: Call, queue: QueueConfiguration): readonly Step[] {
  call.decide('call_queue_waits', { name: queue.name, strategy: queue.strategy, agents: queue.tiers.length });
  return [
    {
      step: 'queue',
      queueUuid: queue.uuid,
      number: queue.number,
      callerId: internalCallerId(call),
      otherwise: unserved(call, queue),
    },
  ];
}

/** Where a caller goes whom nobody served (contract 20 §5.1). */
function unserved(call: Call, queue: QueueConfiguration): readonly Step[] {
  const destination = parseDestination(queue.timeoutAction);
  if (destination.ok && destination.value.kind === 'nothing') return [{ step: 'hangup', cause: 'NORMAL_CLEARING' }];
  return onward(call, destination, said('who_call_queue_unserved', { name: queue.name }));
}
