import { expect, it } from 'vitest';
import { ALL_FEATURE_KEYS, keysOf, offeredKeys } from './feature-keys.ts';

it('offers what the giver holds within what the tenant may use', () => {
  expect(offeredKeys('all', '')).toEqual(ALL_FEATURE_KEYS);
  expect(offeredKeys('all', undefined)).toEqual(ALL_FEATURE_KEYS);
  expect(offeredKeys(new Set(['contacts', 'devices']), 'contacts,groups')).toEqual(['contacts']);
  expect(offeredKeys('all', 'groups,contact_dnc')).toEqual(['groups', 'contact_dnc']);
});

it('names every key once, and reads comma lists', () => {
  expect(new Set(ALL_FEATURE_KEYS).size).toBe(ALL_FEATURE_KEYS.length);
  expect(keysOf('')).toEqual([]);
  expect(keysOf('contacts,groups')).toEqual(['contacts', 'groups']);
});
