import type { Trx } from '@strowger/db';
import type { QueueState } from '@strowger/switch';
import type { TenantFilter } from '../domains/tenant-choice.ts';

/** Queues by name with how many wait and what their agents do (contract 20 §13.1). */
export async function showQueues(trx: Trx, live: QueueState, tenants: TenantFilter): Promise<object[]> {
  if (tenants === 'none') return [];
  const queues = await trx
    .selectFrom('call_queues')
    .select(['call_center_queue_uuid', 'queue_name'])
    .where('queue_enabled', '=', true)
    .$if(tenants !== 'all', (query) => query.where('tenant_id', '=', tenants === 'all' ? 0 : tenants.tenantId))
    .orderBy('queue_name')
    .execute();
  const agents = await agentsByQueue(
    trx,
    live,
    queues.map((queue) => queue.call_center_queue_uuid),
  );
  const waiting = new Map(live.waiting.map((queue) => [queue.queueUuid, queue.waiting]));
  return queues.map((queue) => ({
    ...queue,
    waiting: waiting.get(queue.call_center_queue_uuid) ?? 0,
    agents: agents.get(queue.call_center_queue_uuid) ?? [],
  }));
}

interface AgentRow {
  readonly agent_name: string;
  readonly status: string;
  readonly state: string;
}

async function agentsByQueue(
  trx: Trx,
  { agents: states }: QueueState,
  queueUuids: readonly string[],
): Promise<ReadonlyMap<string, AgentRow[]>> {
  if (queueUuids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('call_center_tiers as tier')
    .innerJoin('call_center_agents as agent', 'agent.call_center_agent_uuid', 'tier.call_center_agent_uuid')
    .select(['tier.call_center_queue_uuid', 'agent.call_center_agent_uuid', 'agent_name', 'agent_status'])
    .where('tier.call_center_queue_uuid', 'in', queueUuids)
    .orderBy('tier_level')
    .orderBy('tier_position')
    .orderBy('agent_name')
    .execute();
  const stateOf = new Map(states.map(({ agentUuid, state }) => [agentUuid, state]));
  const found = new Map<string, AgentRow[]>();
  for (const { call_center_queue_uuid: queue, call_center_agent_uuid: agent, agent_name, agent_status } of rows) {
    const state = stateOf.get(agent) ?? (agent_status.startsWith('Available') ? 'Waiting' : 'Idle');
    found.set(queue, [...(found.get(queue) ?? []), { agent_name, status: agent_status, state }]);
  }
  return found;
}
