import { describe, expect, test } from 'vitest';
import { leadsTo } from './dangling-references.ts';

const uuid = '4f0d3a52-1d6f-4a37-9a0e-6f4f7b3b0001';

describe('what points at a number that goes (contract 20 §1.6)', () => {
  const renumbered = { uuid, numbers: ['1001'], isDeleted: false };

  test.each(['1001', '1001 XML x', 'transfer:1001'])('%s does', (destination) => {
    expect(leadsTo(destination, renumbered)).toBe(true);
  });

  test.each([null, '1002', '10011', 'voicemail:1001', 'hangup', 'what?'])('%s does not', (destination) => {
    expect(leadsTo(destination, renumbered)).toBe(false);
  });

  test('its uuid leads to it still when it was renumbered, and nowhere when it was deleted', () => {
    expect(leadsTo(uuid, renumbered)).toBe(false);
    expect(leadsTo(uuid, { ...renumbered, isDeleted: true })).toBe(true);
  });
});
