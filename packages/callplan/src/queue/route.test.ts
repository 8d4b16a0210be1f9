import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration, TenantConfiguration } from '../configuration.ts';
import { planCall } from '../plan-call.ts';
import { agent as agentWith, queue as queueWith } from '../testing/queue.ts';
import { extension, forwardTo, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { AgentConfiguration, QueueConfiguration } from './configuration.ts';
import { reachAgent } from './reach-agent.ts';

function office(
  queue: QueueConfiguration,
  agents: readonly AgentConfiguration[] = [agentWith()],
  second: Partial<ExtensionConfiguration> = {},
): TenantConfiguration {
  const tenant = tenantOf(extension('1001'), extension('1002', second), extension('1003'));
  const numbers = new Map([...tenant.numbers, [queue.number, { kind: 'call_queue', uuid: queue.uuid }] as const]);
  const byUuid = new Map(agents.map((agent) => [agent.uuid, agent]));
  return { ...tenant, numbers, queues: new Map([[queue.uuid, queue]]), agents: byUuid };
}

const stepsOf = (queue: QueueConfiguration, dialled = '3000', agents?: readonly AgentConfiguration[]) =>
  planCall(office(queue, agents), legFrom('1001', dialled), NOW).steps;

describe('a call to a queue (contract 20 §5)', () => {
  it('waits in it as its caller is shown, and goes its timeout action when nobody serves him', () => {
    expect(stepsOf(queueWith({ timeoutAction: 'transfer:1003' }))).toMatchObject([
      {
        step: 'queue',
        queueUuid: uuidOf('3000'),
        number: '3000',
        callerId: { name: 'Name of 1001', number: '1001' },
        otherwise: [{ step: 'transfer', destination: '1003' }],
      },
    ]);
  });

  it.each([
    ['', [{ step: 'hangup', cause: 'NORMAL_CLEARING' }]],
    ['hangup:USER_BUSY', [{ step: 'hangup', cause: 'USER_BUSY' }]],
    ['voicemail:1003', [{ step: 'transfer', destination: '*991003' }]],
  ])('has the timeout action %j', (timeoutAction, otherwise) => {
    expect(stepsOf(queueWith({ timeoutAction }))).toMatchObject([{ otherwise }]);
  });

  it('is 404 while it is disabled', () => {
    expect(stepsOf(queueWith({ enabled: false }))).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });
});

describe('what rings for an agent (contract 20 §5.2)', () => {
  const reached = (second: Partial<ExtensionConfiguration> = {}, agent: Partial<AgentConfiguration> = {}) => {
    const queue = queueWith({ namePrefix: 'SUP' });
    return reachAgent(office(queue, [], second), legFromOutside('3000'), NOW, queue, agentWith(agent));
  };

  it('is his contact, for as long as he says, with the prefix of the queue before the caller', () => {
    expect(reached()).toMatchObject([
      {
        target: { kind: 'extension', uuid: uuidOf('1002') },
        delaySeconds: 0,
        timeoutSeconds: 25,
        callerId: { name: 'SUP#Carol', number: '+441632960000' },
      },
    ]);
  });

  it('is not where his extension forwards', () => {
    expect(reached({ forwardAll: forwardTo('1003') })).toMatchObject([{ target: { number: '1002' } }]);
  });

  it('is nothing while he does not want to be disturbed, where his contact is no number, or answers by itself', () => {
    expect(reached({ doNotDisturb: true })).toEqual([]);
    expect(reached({}, { number: '' })).toEqual([]);
    expect(reached({}, { number: '3000' })).toEqual([]);
  });
});

describe('the codes of agents (contract 20 §5.3, §12.3)', () => {
  const own = agentWith({ number: '1001', id: '77' });
  const decided = (code: string, agents: readonly AgentConfiguration[]) => stepsOf(queueWith(), code, agents)[0];

  it('*22 and *24 switch the agent of the calling extension, without a PIN', () => {
    const agentUuid = own.uuid;
    expect(decided('*22', [own])).toEqual({ step: 'agent_switch', what: 'login', agentUuid, asksPin: false });
    expect(decided('*24', [own])).toEqual({ step: 'agent_switch', what: 'break', agentUuid, asksPin: false });
    expect(decided('*22', [agentWith()])).toEqual({ step: 'say', prompt: 'not_authorised' });
  });

  it('*22<id> asks the PIN of that agent; one without a PIN is switched from his own extension alone', () => {
    expect(decided('*221002', [agentWith({ hasPin: true })])).toMatchObject({ step: 'agent_switch', asksPin: true });
    expect(decided('*221002', [agentWith()])).toEqual({ step: 'say', prompt: 'not_authorised' });
    expect(decided('*2277', [own])).toMatchObject({ step: 'agent_switch', asksPin: false });
    expect(decided('*2299', [own])).toEqual({ step: 'say', prompt: 'not_authorised' });
  });

  it('*23 asks for both', () => {
    expect(decided('*23', [])).toEqual({ step: 'agent_login' });
  });

  it('*800<queue> tells how many wait', () => {
    expect(decided('*8003000', [])).toEqual({ step: 'queue_count', queueUuid: uuidOf('3000') });
    expect(decided('*8001001', [])).toEqual({ step: 'say', prompt: 'invalid_extension' });
  });
});
