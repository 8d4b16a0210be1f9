import { describe, expect, it } from 'vitest';
import { hasDelays, inOrder, type Member } from './ring-group-values.ts';

const members: Member[] = [
  { destination_number: '1002', destination_delay: 7, destination_order: 5 },
  { destination_number: '1001', destination_delay: 0, destination_order: 0 },
];

describe('members of a ring group (contract 20 §4.2)', () => {
  it('are sent in the order in which they stand', () => {
    expect(inOrder(members, 'simultaneous')).toEqual([
      { destination_number: '1002', destination_delay: 7, destination_order: 0 },
      { destination_number: '1001', destination_delay: 0, destination_order: 1 },
    ]);
  });

  it('lose their delays where the order decides who rings', () => {
    expect(inOrder(members, 'sequence').map((member) => member.destination_delay)).toEqual([0, 0]);
    expect((['simultaneous', 'sequence', 'random', 'rollover', 'enterprise'] as const).map(hasDelays)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});
