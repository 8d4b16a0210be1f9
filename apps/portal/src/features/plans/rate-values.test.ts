import { expect, it } from 'vitest';
import { billingBlocks, flagOf, NEW_RATE, toSend } from './rate-values.ts';

it('a rate is sent with the sum of its services as a number, and without one that was not changed', () => {
  expect(toSend({ service_flag: '4' as const, unit_free: 10 })).toEqual({ service_flag: 4, unit_free: 10 });
  expect(toSend({ name: 'France' })).toEqual({ name: 'France' });
  expect(toSend(NEW_RATE)).toMatchObject({ service_flag: 3, unit_billing_block: 60 });
});

it('a sum of services is told by its name', () => {
  expect([1, 3, 7].map(flagOf)).toEqual(['1', '3', '7']);
});

it('a price for an unusual block keeps it', () => {
  expect(billingBlocks(60)).not.toContain(90);
  expect(billingBlocks(90).slice(0, 2)).toEqual([90, 60]);
});
