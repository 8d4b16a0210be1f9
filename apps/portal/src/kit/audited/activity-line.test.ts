import { expect, it } from 'vitest';
import { parseActivity } from './activity-line.ts';

it('an activity of a write tells what was done to what (contract 10 §8)', () => {
  const line = (text: string) => Object.values(parseActivity(text) ?? {});
  expect(line('Update ring_groups Sales & more -ID:(9b1c)')).toEqual(['update', 'ring_groups', 'Sales & more']);
  expect(line('Create sso_providers  -ID:(1)')).toEqual(['create', 'sso_providers', '1']);
  expect(line('Delete webhooks -ID:(7)')).toEqual(['delete', 'webhooks', '7']);
  expect(line('Create contacts a -ID:(2) b -ID:(3)')).toEqual(['create', 'contacts', 'a -ID:(2) b']);
});

it('what is said in a sentence stays as it is', () => {
  expect(parseActivity('Logged In')).toBeNull();
  expect(parseActivity('Add New Tenant Alpha -ID:(2)')).toBeNull();
  expect(parseActivity('Update Own Account')).toBeNull();
});
