import { describe, expect, it } from 'vitest';
import { isObvious, makePassword, makePin } from './make-secret.ts';

describe('a secret that is made', () => {
  it('has its length, of characters that are not mistaken for each other', () => {
    expect(makePassword()).toMatch(/^[A-HJ-NP-Za-km-z2-9]{20}$/);
    expect(makePassword(12)).toHaveLength(12);
    expect(makePassword()).not.toBe(makePassword());
  });

  it('takes no number that would make some characters likelier', () => {
    const numbers = [2 ** 32 - 1, 0, 1, 2];
    const random = (count: number) => Uint32Array.from({ length: count }, () => numbers.shift() ?? 3);
    expect(makePassword(3, random)).toBe('ABC');
  });

  it('is no PIN that is tried first', () => {
    expect(['1234', '9876', '0000', '8901', '1'].map(isObvious)).toEqual([true, true, true, true, true]);
    expect(['1357', '2580', '1122'].map(isObvious)).toEqual([false, false, false]);
    expect(makePin(4)).toMatch(/^\d{4}$/);
    const sent = ['1', '2', '3', '4', '4', '7', '1', '1'].map(Number);
    expect(makePin(4, (count) => Uint32Array.from({ length: count }, () => sent.shift() ?? 0))).toBe('4711');
  });
});
