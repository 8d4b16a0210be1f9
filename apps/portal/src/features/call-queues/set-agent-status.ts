import { api } from '../../api/client.ts';

const ONE = '/api/call_queues/{call_center_queue_uuid}';

/** What an agent may be (contract 20 §5). */
export const AGENT_STATUSES = ['Available', 'Available (On Demand)', 'On Break', 'Logged Out'] as const;

export type AgentStatus = (typeof AGENT_STATUSES)[number];

/** Logs an agent in or out, or sends him to a break; the queue keeps its other agents as they are. @throws ApiError */
export async function setAgentStatus(queueUuid: string, agentName: string, status: AgentStatus): Promise<void> {
  const at = { params: { path: { call_center_queue_uuid: queueUuid } } };
  const { data } = await api.GET(ONE, at);
  const agents = (data?.agents ?? []).map(({ call_center_agent_uuid, agent_name }) => ({
    call_center_agent_uuid,
    agent_name,
    ...(agent_name === agentName ? { agent_status: status } : {}),
  }));
  await api.PUT(ONE, { ...at, body: { agents } });
}
