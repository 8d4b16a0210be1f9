import { expect, it } from 'vitest';
import { NEW_ROUTE, toSend } from './route-values.ts';

it('a route is sent with numbers as numbers, and without a price that was emptied', () => {
  expect(toSend({ service_flag: '2' as const, cost: ' 0.015 ' })).toEqual({ service_flag: 2, cost: '0.015' });
  expect(toSend({ cost: ' ' })).toEqual({ cost: null });
  expect(toSend(NEW_ROUTE)).not.toHaveProperty('provider_id');
});
