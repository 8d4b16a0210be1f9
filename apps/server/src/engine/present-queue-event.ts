import type { AgentShown, QueueCaller, QueueEvent, SwitchEvent } from '@strowger/switch';
import type { LiveEvent } from '../events/event-bus.ts';

export function isQueueEvent(event: SwitchEvent): event is QueueEvent {
  return event.type.startsWith('queue.');
}

/** What happens in queues as the events of contract 00 have it. */
export function describeQueueEvent(event: QueueEvent): LiveEvent {
  const extensions = [
    'callerExtensionUuid' in event ? event.callerExtensionUuid : null,
    'agentExtensionUuid' in event ? event.agentExtensionUuid : null,
  ];
  return {
    type: event.type,
    tenantId: event.tenantId,
    extensionUuids: extensions.filter((uuid) => uuid !== null),
    data: {
      ...('queueUuid' in event ? callerData(event) : {}),
      ...('agentUuid' in event ? agentData(event) : {}),
      ...(event.type === 'queue.left' ? { reason: event.reason } : {}),
    },
  };
}

function callerData(caller: QueueCaller) {
  return {
    call_center_queue_uuid: caller.queueUuid,
    queue_name: caller.queueName,
    uuid: caller.uuid,
    cid_name: caller.callerName,
    cid_num: caller.callerNumber,
    waiting: caller.waiting,
    wait_sec: caller.waitSeconds,
  };
}

function agentData({ agentUuid, agentName, status, state }: AgentShown) {
  return { call_center_agent_uuid: agentUuid, agent_name: agentName, status, state };
}
