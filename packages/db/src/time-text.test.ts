import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeText } from './time-text.ts';

test('a time is told as toISOString tells it', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), (at) => {
      expect(`${timeText(at.getTime()).replace(' ', 'T')}Z`).toBe(at.toISOString());
    }),
  );
});

test('what is no time cannot be told', () => {
  expect(() => timeText(Number.NaN)).toThrow(RangeError);
});
