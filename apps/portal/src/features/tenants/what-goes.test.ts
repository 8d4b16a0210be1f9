import { expect, it } from 'vitest';
import { listedCounts } from './what-goes.ts';

it('lists what there is, the most first', () => {
  expect(listedCounts({ users: 1, ring_groups: 3, devices: 0 })).toBe('3 ring groups, 1 users');
  expect(listedCounts({})).toBe('');
});
