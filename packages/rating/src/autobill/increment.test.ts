import { expect, it } from 'vitest';
import { formatIncrement, parseIncrement } from './increment.ts';

it.each([
  ['60', { first: 60, next: 60 }],
  ['30/6', { first: 30, next: 6 }],
  ['6/6', { first: 6, next: 6 }],
  ['1/1', { first: 1, next: 1 }],
  [' 60 / 1 ', { first: 60, next: 1 }],
  ['0', null],
  ['6/0', null],
  ['60/6/6', null],
  ['-6', null],
  ['', null],
])('the increment %j is %j (contract 40 B12.3)', (text, increment) => {
  expect(parseIncrement(text)).toEqual(increment);
});

it('is written as it is read', () => {
  expect([formatIncrement({ first: 60, next: 60 }), formatIncrement({ first: 30, next: 6 })]).toEqual(['60', '30/6']);
});
