import type { AgentStatus, AgentSwitchStep, QueueCountStep } from '@strowger/callplan';
import type { PromptName } from '@strowger/voice';
import type { Application } from '../dialogue/application-run.ts';
import { askPin } from '../dialogue/ask-pin.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { StepContext, StepOutcome } from '../steps/step-run.ts';
import type { Queues } from './queues.ts';
import { Standby } from './standby.ts';

const SAID: Readonly<Record<AgentStatus, PromptName>> = {
  Available: 'agent_logged_in',
  'Available (On Demand)': 'agent_logged_in',
  'On Break': 'agent_on_break',
  'Logged Out': 'agent_logged_out',
};

const MOST_TRIES = 3;
const WAIT_MS = 5000;
const LONGEST_ID = 20;

/** Logs an agent in or out, or begins or ends a break, and says what it is now (contract 20 §5.3: *22, *24). */
export function switchAgent({ what, agentUuid, asksPin }: AgentSwitchStep): Application {
  return async (dialogue, context) => {
    context.party.describe({ application: 'agent', applicationArgument: agentUuid });
    await dialogue.answer();
    const { tenantId } = context.plan;
    if (asksPin && (await askPin(dialogue, tenantId, { kind: 'agent', uuid: agentUuid })) === null) {
      return { kind: 'next' };
    }
    const { queues } = context.services;
    const status = await dialogue.until(queues.desk.statusOf(tenantId, agentUuid));
    if (status === null) await dialogue.speak([{ say: 'prompt', name: 'agent_login_incorrect' }], '');
    else if (what === 'login' && queues.desk.isSpent(agentUuid)) await makeReady(dialogue, context, agentUuid, status);
    else return setStatus(dialogue, context, agentUuid, next(what, status));
    return { kind: 'next' };
  };
}

/** Asks for an agent's id and PIN and logs that agent in (*23). */
export function logInAgent(): Application {
  return async (dialogue, context) => {
    context.party.describe({ application: 'agent', applicationArgument: '' });
    await dialogue.answer();
    const agentUuid = await askAgent(dialogue, context);
    return agentUuid === null ? { kind: 'next' } : setStatus(dialogue, context, agentUuid, 'Available');
  };
}

/** Says how many wait in a queue (*800). */
export function sayWaiting({ queueUuid }: QueueCountStep): Application {
  return async (dialogue, { party, services }) => {
    party.describe({ application: 'queue_count', applicationArgument: queueUuid });
    await dialogue.answer();
    await dialogue.speak([{ say: 'queue_waiting', count: services.queues.waitingIn(queueUuid) }], '');
    return { kind: 'next' };
  };
}

/** Who ends a break is available, whatever he was before it. */
function next(what: AgentSwitchStep['what'], status: AgentStatus): AgentStatus {
  if (what === 'login') return status === 'Logged Out' ? 'Available' : 'Logged Out';
  return status === 'On Break' ? 'Available' : 'On Break';
}

async function setStatus(
  dialogue: Dialogue,
  { services, plan, party }: StepContext,
  agentUuid: string,
  status: AgentStatus,
): Promise<StepOutcome> {
  const { extensionUuid } = party.profile;
  await dialogue.until(services.queues.desk.setStatus(plan.tenantId, agentUuid, status, extensionUuid));
  await dialogue.speak([{ say: 'prompt', name: SAID[status] }], '');
  const agent = (await services.host.agents.tenant(plan.tenantId))?.agents.get(agentUuid);
  if (status !== 'Available' || agent?.type !== 'uuid-standby') return { kind: 'next' };
  return standBy(dialogue, services.queues, plan.tenantId, agentUuid);
}

/** The agent stays in this call, and callers come to him in it (contract 20 §5). */
async function standBy(dialogue: Dialogue, queues: Queues, tenantId: number, agentUuid: string): Promise<StepOutcome> {
  const standby = new Standby(dialogue);
  await standby.idle();
  queues.desk.standBy(tenantId, agentUuid, standby);
  try {
    await dialogue.until(standby.over);
  } finally {
    standby.end();
  }
  return { kind: 'next' };
}

async function makeReady(
  dialogue: Dialogue,
  { services, plan }: StepContext,
  agentUuid: string,
  status: AgentStatus,
): Promise<void> {
  await dialogue.until(services.queues.desk.makeReady(plan.tenantId, agentUuid));
  await dialogue.speak([{ say: 'prompt', name: SAID[status] }], '');
}

/** An agent without a PIN cannot be logged in by his id. */
async function askAgent(dialogue: Dialogue, { services, plan }: StepContext): Promise<string | null> {
  const { tenantId } = plan;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const prompt = services.sounds.say([{ say: 'prompt', name: 'agent_login' }], dialogue.language);
    const { digits } = await dialogue.digits({ prompt, max: LONGEST_ID, firstMs: WAIT_MS, betweenMs: WAIT_MS });
    const tenant = await dialogue.until(services.host.agents.tenant(tenantId));
    const agent = [...(tenant?.agents.values() ?? [])].find(({ id }) => digits !== '' && id === digits);
    if (agent?.hasPin) {
      const admitted = await askPin(dialogue, tenantId, { kind: 'agent', uuid: agent.uuid });
      return admitted === null ? null : agent.uuid;
    }
    await dialogue.speak([{ say: 'prompt', name: 'agent_login_incorrect' }]);
  }
  return null;
}
