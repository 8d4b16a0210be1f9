import { expect, test } from 'vitest';
import { planOf } from './dry-run.ts';

const update = { resource: 'tenants', resourceId: 7, action: 'update', tenantId: 7 } as const;

test('a plan tells each field that changes', () => {
  const before = { company: 'Old', phone: '1', last_updated: 1 };
  const { update: told } = planOf([{ ...update, before, after: { ...before, company: 'New', last_updated: 2 } }], []);
  expect(told).toEqual([{ uuid: '7', field: 'company', from: 'Old', to: 'New' }]);
});

test('what is written again as it was changes nothing, whatever second it is', () => {
  const before = { company: 'Same', last_updated: 1 };
  expect(planOf([{ ...update, before, after: { ...before, last_updated: 2 } }], []).update).toEqual([]);
});
