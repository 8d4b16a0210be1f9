import { describe, expect, it } from 'vitest';
import { looksInternal, outsideNumber } from './outside-number.ts';

describe('a dialled number (contract 30 §5.3 step 2)', () => {
  it.each([
    ['+44 (1632) 960-000', '', '441632960000', null],
    ['00441632960000', '', '00441632960000', '441632960000'],
    ['011441632960000', '', '011441632960000', '441632960000'],
    ['0011441632960000', '0011', '0011441632960000', '441632960000'],
    ['01632.960/000', '', '01632960000', null],
    ['00', '', '00', null],
  ])('%s, own prefix %j: D0 %s, D1 %s', (dialled, own, digits, withoutPrefix) => {
    expect(outsideNumber(dialled, own)).toMatchObject({ digits, withoutPrefix });
  });

  it.each(['*97', 'bob', '', '+', '12a', '++44'])('%j is none', (dialled) => {
    expect(outsideNumber(dialled, '')).toBeNull();
  });

  it.each([
    ['999', false],
    ['1234', true],
    ['123456', true],
    ['+1234', false],
    ['1234567', false],
  ])('%s looks like one of inside: %s', (dialled, internal) => {
    const number = outsideNumber(dialled, '');
    expect(number !== null && looksInternal(number)).toBe(internal);
  });
});
