import { describe, expect, it } from 'vitest';
import { agentsToSend, newAgent, numberOfContact, unreachableAgents } from './queue-values.ts';

describe('agents of a queue (contract 20 §5)', () => {
  it('are reached at the extension that their contact names', () => {
    expect(['user/1001@pbx.example.com', ' 1002 ', '+49301234', null].map(numberOfContact)).toEqual([
      '1001',
      '1002',
      '+49301234',
      '',
    ]);
  });

  it('are sent in the order in which they stand, called by their number when they have no name', () => {
    const agents = [
      { ...newAgent(), agent_name: ' ', agent_contact: '1002', tier_level: 2 },
      { ...newAgent(), agent_name: 'Alice', agent_contact: '1001', agent_password: '1234' },
    ];
    const sent = agentsToSend(agents);
    expect(sent.map(({ agent_name, tier_level, tier_position }) => [agent_name, tier_level, tier_position])).toEqual([
      ['1002', 2, 1],
      ['Alice', 1, 2],
    ]);
    expect(sent.map((agent) => agent.agent_password)).toEqual([undefined, '1234']);
    expect(sent.some((agent) => 'agent_status' in agent)).toBe(false);
  });

  it('need a contact', () => {
    expect(unreachableAgents([{ ...newAgent(), agent_contact: '1001' }, newAgent()])).toEqual([1]);
  });
});
