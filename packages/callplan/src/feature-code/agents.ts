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
  call.decide('the caller is asked for the id and PIN of an agent, who is then logged in');
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
    call.decide(`no call queue has the number ${number}`);
    return [
      { step: 'say', prompt: 'invalid_extension' },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  }
  call.decide(`the caller hears how many wait in the call queue ${number}`);
  return [
    { step: 'queue_count', queueUuid: owner.uuid },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
});

function agentAt({ tenant }: Call, numbers: readonly (string | null)[]): AgentConfiguration | null {
  return [...tenant.agents.values()].find(({ number }) => number !== '' && numbers.includes(number)) ?? null;
}

function switched(call: Call, agent: AgentConfiguration, what: 'login' | 'break', asksPin: boolean): readonly Step[] {
  call.decide(`agent ${agent.name} is switched: ${what}${asksPin ? ', after the PIN' : ''}`);
  return [
    { step: 'agent_switch', what, agentUuid: agent.uuid, asksPin },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}

function noAgent(call: Call): readonly Step[] {
  call.decide('there is no such agent');
  return [
    { step: 'say', prompt: 'not_authorised' },
    { step: 'hangup', cause: 'CALL_REJECTED' },
  ];
}
