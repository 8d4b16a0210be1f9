import { expect, it } from 'vitest';
import { groupsMatching, withAll } from './choice-groups.ts';

const groups = [
  {
    key: 'user',
    title: 'Users',
    choices: [
      { value: 'user_read', label: 'read' },
      { value: 'user_delete', label: 'delete' },
    ],
  },
  { key: 'role', title: 'Roles', choices: [{ value: 'role_read', label: 'read', help: 'look at them' }] },
];

it('shows everything until something is typed', () => {
  expect(groupsMatching(groups, '  ')).toBe(groups);
});

it('shows what holds all words, and whole groups by their title', () => {
  expect(groupsMatching(groups, 'READ').map(({ choices }) => choices.length)).toEqual([1, 1]);
  expect(groupsMatching(groups, 'role look').map(({ key }) => key)).toEqual(['role']);
  expect(groupsMatching(groups, 'users')[0]?.choices).toHaveLength(2);
  expect(groupsMatching(groups, 'nothing')).toEqual([]);
});

it('adds and takes away without touching the set given', () => {
  const held = new Set(['a']);
  expect([...withAll(held, ['b', 'c'], true)]).toEqual(['a', 'b', 'c']);
  expect([...withAll(held, ['a'], false)]).toEqual([]);
  expect([...held]).toEqual(['a']);
});
