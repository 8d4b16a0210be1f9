import { describe, expect, it } from 'vitest';
import { type Existing, firstSteps } from './first-steps.ts';

const NOTHING: Existing = { tenants: 0, extensions: 0, phones: 0, calls: 0 };

const told = (existing: Existing, makesTenants: boolean) =>
  firstSteps(existing, makesTenants)?.map(
    ({ name, done, next }) => `${name} ${done ? 'done' : next ? 'next' : 'later'}`,
  );

describe('the first steps', () => {
  it('of a provider begin with a tenant, those of a tenant with an extension', () => {
    expect(told(NOTHING, true)).toEqual(['tenant next', 'extension later', 'phone later', 'call later']);
    expect(told(NOTHING, false)).toEqual(['extension next', 'phone later', 'call later']);
  });

  it('are done by what exists', () => {
    expect(told({ ...NOTHING, tenants: 1, extensions: 2 }, true)).toEqual([
      'tenant done',
      'extension done',
      'phone next',
      'call later',
    ]);
  });

  it('a call shows that a phone was logged in, also when none is now', () => {
    expect(told({ tenants: 1, extensions: 1, phones: 0, calls: 5 }, false)?.join()).toBe(
      'extension done,phone done,call done',
    );
  });

  it('are not told while something is not known', () => {
    expect(firstSteps({ ...NOTHING, calls: undefined }, false)).toBeNull();
    expect(firstSteps({ ...NOTHING, tenants: undefined }, true)).toBeNull();
    expect(firstSteps({ ...NOTHING, tenants: undefined }, false)).not.toBeNull();
  });
});
