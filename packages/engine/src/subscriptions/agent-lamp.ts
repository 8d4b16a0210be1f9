import type { Calls } from '../calls/calls.ts';
import type { Queues } from '../queues/queues.ts';
import { callsOf } from './extension-lamp.ts';
import { type LampSource, light } from './lamp.ts';
import { extensionNumbered } from './lamp-name.ts';

const BUSY: ReadonlySet<string> = new Set(['Receiving', 'In a queue call']);

/** `agent+<id>`: lit while the agent is logged out or busy, be it with a queue's call or another (contract 20 §5.3). */
export function agentLamp(queues: Pick<Queues, 'desk' | 'state'>, calls: Calls): LampSource {
  return {
    async look(tenant, id) {
      const agent = [...tenant.agents.values()].find((one) => one.id === id);
      if (agent === undefined) return null;
      const extension = extensionNumbered(tenant, agent.number);
      if (extension !== null && callsOf(calls, extension).length > 0) return light(true);
      const status = await queues.desk.statusOf(tenant.tenantId, agent.uuid);
      if (status === 'Logged Out') return light(true);
      const { agents } = await queues.state(tenant.tenantId);
      return light(agents.some(({ agentUuid, state }) => agentUuid === agent.uuid && BUSY.has(state)));
    },
  };
}
