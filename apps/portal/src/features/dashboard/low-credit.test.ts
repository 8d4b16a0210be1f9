import { expect, it } from 'vitest';
import { isLow } from './low-credit.ts';

it.each([
  [5, 5, false],
  [4.99, 5, true],
  [0.01, 0, false],
  [0, 0, false],
  [-1, 0, true],
])('a balance of %d with an alert at %d is low: %s', (credit, threshold, low) => {
  expect(isLow(credit, threshold)).toBe(low);
});
