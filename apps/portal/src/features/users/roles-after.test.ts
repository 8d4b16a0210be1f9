import { expect, it } from 'vitest';
import { rolesAfter } from './roles-after.ts';

it('keeps end users apart from portal users and tenant admins', () => {
  expect(rolesAfter([4], 3, true)).toEqual([1, 3]);
  expect(rolesAfter([4, 100], 1, true)).toEqual([1, 100]);
  expect(rolesAfter([1, 3, 100], 4, true)).toEqual([4, 100]);
});

it('adds and takes away what stands for itself', () => {
  expect(rolesAfter([4], 100, true)).toEqual([4, 100]);
  expect(rolesAfter([4, 100], 100, false)).toEqual([4]);
});

it('makes nobody a tenant admin who is no portal user', () => {
  expect(rolesAfter([1, 3], 1, false)).toEqual([]);
  expect(rolesAfter([1, 3], 3, false)).toEqual([1]);
});
