import { expect, it } from 'vitest';
import { isOutcome, lineOf, NEW_ORDER, queryOf } from './deck-order.ts';

it('a deck counts from the moment that the clock of the time zone shows', () => {
  const order = { ...NEW_ORDER, from: '2026-12-01T00:00', name: ' December ' };
  expect(queryOf(order, 'Europe/Madrid')).toEqual({
    service_flag: 3,
    name: 'December',
    valid_from: Date.UTC(2026, 10, 30, 23) / 1000,
  });
});

it('without a moment a deck counts at once', () => {
  expect(queryOf(NEW_ORDER, 'UTC')).toEqual({ service_flag: 3, name: '' });
});

it('a fault is told by its line, or is of the whole file', () => {
  expect(lineOf('line 17')).toBe(17);
  expect(lineOf('file')).toBeNull();
});

it('an answer of another form is no outcome', () => {
  expect(isOutcome({ rates: 3, changes: {} })).toBe(true);
  expect([null, 3, 'done', { rates: 3 }].map(isOutcome)).toEqual([false, false, false, false]);
});
