import type { Call } from '../call.ts';
import type { Step } from '../plan.ts';
import type { AgentConfiguration } from '../queue/configuration.ts';
import { type Feature, ofExtension } from './feature.ts';

/** The caller's own agent, in or out; one without an agent is not authorised (contract 20 §5.3). */
export const agentToggle: Feature = ofExtension((call, caller) => {
  const agent = agentAt(call, [caller.number, caller.alias]);
  return agent === null ? noAgent(call) : switched(call, agent, 'login', false);
});

/** An agent by id, from any extension, after the PIN. One without a PIN switches from his own extension alone. */
export const agentToggleById: Feature = ofExtension((call, caller, id) => {
  const agent = [...call.tenant.agents.values()].find((one) => one.id === id) ?? null;
  if (agent === null) return noAgent(call);
  const isOwn = agent.number === caller.number || agent.number === caller.alias;
  return agent.hasPin || isOwn ? switched(call, agent, 'login', agent.hasPin) : noAgent(call);
});

export const agentLogin: Feature = ofExtension((call) => {
  call.decide('agent_login_asked');
  return [{ step: 'agent_login' }, { step: 'hangup', cause: 'NORMAL_CLEARING' }];
});

export const agentBreak: Feature = ofExtension((call, caller) => {
  const agent = agentAt(call, [caller.number, caller.alias]);
  return agent === null ? noAgent(call) : switched(call, agent, 'break', false);
});

/** How many wait in the queue with this number. */
export const queueWaiting: Feature = ofExtension((call, _caller, number) => {
  const owner = call.tenant.numbers.get(number);
  if (owner?.kind !== 'call_queue') {
    call.decide('queue_unknown', { number });
    return [
      { step: 'say', prompt: 'invalid_extension' },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  }
  call.decide('queue_count_said', { number });
  return [
    { step: 'queue_count', queueUuid: owner.uuid },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
});

function agentAt({ tenant }: Call, numbers: readonly (string | null)[]): AgentConfiguration | null {
  return [...tenant.agents.values()].find(({ number }) => number !== '' && numbers.includes(number)) ?? null;
}

function switched(call: Call, agent: AgentConfiguration, what: 'login' | 'break', asksPin: boolean): readonly Step[] {
  const decision = what === 'break' ? 'agent_break' : asksPin ? 'agent_login_with_pin' : 'agent_login';
  call.decide(decision, { agent: agent.name });
  return [
    { step: 'agent_switch', what, agentUuid: agent.uuid, asksPin },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}

function noAgent(call: Call): readonly Step[] {
  call.decide('agent_unknown');
  return [
    { step: 'say', prompt: 'not_authorised' },
    { step: 'hangup', cause: 'CALL_REJECTED' },
  ];
}
