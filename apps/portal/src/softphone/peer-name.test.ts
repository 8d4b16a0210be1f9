import { expect, test } from 'vitest';
import { peerName } from './peer-name.ts';

test.each([
  ['Bob', '1002', 'Bob (1002)'],
  ['1002', '1002', '1002'],
  ['', '1002', '1002'],
  ['Bob', '', 'Bob'],
  ['Anonymous', 'anonymous', 'Anonymous'],
  ['', 'anonymous', null],
  ['', '', null],
])('a call with the name %j and the number %j is with %j', (name, number, shown) => {
  expect(peerName({ name, number })).toBe(shown);
});
