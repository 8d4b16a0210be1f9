import { expect, it } from 'vitest';
import { intervalOf, NEW_PACKAGE, toSend, valuesOf } from './package-values.ts';

it('none of a resource is sent as null, as 0 would be unlimited', () => {
  const resources = [
    { id: '12', limit: 0, rollover: 0 },
    { id: '13', limit: -1, rollover: 1 },
  ] as const;
  expect(toSend({ resources: [...resources] }).resources).toEqual([
    { resource_id: 12, quota_limit: null, quota_rollover: 0 },
    { resource_id: 13, quota_limit: -1, quota_rollover: 1 },
  ]);
});

it('of an old package only the resources that were changed are sent', () => {
  const before = NEW_PACKAGE.resources;
  const resources = before.map((one) => (one.id === '12' ? { ...one, limit: 60 } : one));
  expect(toSend({ resources }, before)).toEqual({
    resources: [{ resource_id: 12, quota_limit: 60, quota_rollover: 0 }],
  });
});

it('a stored package is shown with every resource', () => {
  const stored = {
    package_id: 4,
    name: 'Small',
    description: null,
    package_interval: 7_889_400,
    plan_id: 1,
    plan_name: 'Default',
    price: 12.5,
    resources: [{ resource_id: 12, name: 'Voice Minutes/mo', quota_limit: -1, quota_rollover: 0 }],
  };
  const values = valuesOf(stored);
  expect(values).toMatchObject({ name: 'Small', description: '', package_interval: '7889400', price: 12.5 });
  expect(values.resources.find(({ id }) => id === '12')).toEqual({ id: '12', limit: -1, rollover: 0 });
  expect(values.resources).toHaveLength(NEW_PACKAGE.resources.length);
});

it('an interval is told by its name', () => {
  expect([31_557_600, -1].map(intervalOf)).toEqual(['31557600', '-1']);
});
