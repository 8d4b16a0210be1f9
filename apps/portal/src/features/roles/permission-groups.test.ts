import { expect, it } from 'vitest';
import { covers, grantsToChange, isCovered, permissionGroups } from './permission-groups.ts';

const named = (...names: string[]) =>
  names.map((name, index) => ({ permission_id: index + 1, name, description: null }));

it('groups the catalogue by what covers what', () => {
  const groups = permissionGroups(named('user_read', 'super_admin', 'user', 'usr_read', 'usr', 'user_admin'), 'Others');
  expect(groups.map(({ title, choices }) => [title, choices.map(({ value }) => value)])).toEqual([
    ['user', ['user', 'user_admin', 'user_read']],
    ['usr', ['usr', 'usr_read']],
    ['Others', ['super_admin']],
  ]);
});

it('knows that a base name covers its longer names alone, and super_admin all', () => {
  expect(covers('user', 'user_read')).toBe(true);
  expect(covers('user', 'username')).toBe(false);
  expect(covers('user_read', 'user')).toBe(false);
  expect(covers('user', 'user')).toBe(false);
  expect(isCovered('cdr_list', ['super_admin'])).toBe(true);
  expect(isCovered('cdr_list', ['cdr_list'])).toBe(false);
});

it('tells what a change of a role grants and takes away', () => {
  expect(grantsToChange(['a', 'b'], ['b', 'c'])).toEqual({ grant: ['c'], revoke: ['a'] });
  expect(grantsToChange([], [])).toEqual({ grant: [], revoke: [] });
});
