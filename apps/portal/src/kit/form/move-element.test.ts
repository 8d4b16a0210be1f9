import { expect, test } from 'vitest';
import { moveElement } from './move-element.ts';

test.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [1, 1, ['a', 'b', 'c']],
  [0, 3, ['a', 'b', 'c']],
  [-1, 0, ['a', 'b', 'c']],
])('an element goes from %i to %i', (from, to, expected) => {
  expect(moveElement(['a', 'b', 'c'], from, to)).toEqual(expected);
});
