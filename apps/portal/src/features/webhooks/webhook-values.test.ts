import { expect, it } from 'vitest';
import { outcomeOf } from './webhook-values.ts';

it('takes 2xx alone for success', () => {
  expect([200, 204, 299].map(outcomeOf)).toEqual(['good', 'good', 'good']);
  expect([0, 301, 410, 500].map(outcomeOf)).toEqual(['bad', 'bad', 'bad', 'bad']);
  expect(outcomeOf(null)).toBe('none');
});
