import type { AgentStatus } from '@strowger/callplan';
import type { AgentStore } from '@strowger/switch';
import { configChanged } from '../events/config-changed.ts';
import type { Platform } from '../platform.ts';
import type { Directory } from './directory.ts';
import { type PhoneWriter, type PhoneWrites, writeByPhone } from './write-by-phone.ts';

type Needed = PhoneWrites & Pick<Platform, 'now'> & { readonly directory: Directory };

/** Queues and agents from the directory; a status is written as the API writes it (contract 20 §5). */
export function createAgentStore(parts: Needed): AgentStore {
  return {
    tenant: (tenantId) => parts.directory.tenant(tenantId),
    setStatus: (tenantId, agentUuid, status, by) =>
      writeByPhone(parts, tenantId, by, (writer) => writeStatus(writer, agentUuid, status, parts.now())),
  };
}

async function writeStatus({ trx, audit, emit, caller }: PhoneWriter, uuid: string, status: AgentStatus, now: Date) {
  const agent = await trx
    .selectFrom('call_center_agents')
    .select(['agent_name', 'agent_status'])
    .where('call_center_agent_uuid', '=', uuid)
    .forUpdate()
    .executeTakeFirst();
  if (agent === undefined || agent.agent_status === status) return;
  await trx
    .updateTable('call_center_agents')
    .set({ agent_status: status, agent_status_since: now, last_updated: now })
    .where('call_center_agent_uuid', '=', uuid)
    .execute();
  const resource = 'call_center_agents';
  const { tenantId, userId } = caller;
  audit({
    resource,
    resourceId: uuid,
    action: 'update',
    before: { agent_status: agent.agent_status },
    after: { agent_status: status },
    activity: `Update ${resource} ${agent.agent_name} -ID:(${uuid})`,
  });
  emit(configChanged({ resource, id: uuid, action: 'updated', changed: ['agent_status'], tenantId, by: userId }));
}
