import { describe, expect, test } from 'vitest';
import { makePassword, requireOtherThanNumber, sentPassword } from './sip-password.ts';

describe('the SIP secret (contract 20 §0.5, §1.2)', () => {
  test.each([undefined, null, '', '********'])('%j keeps the stored one', (sent) => {
    expect(sentPassword(sent)).toBeNull();
  });

  test('anything else sets it', () => {
    expect(sentPassword('********x')).toBe('********x');
  });

  test('a made one has 16 characters and is not made twice', () => {
    const made = Array.from({ length: 200 }, makePassword);
    for (const password of made) expect(password).toMatch(/^[A-Za-z2-9]{16}$/);
    expect(new Set(made).size).toBe(made.length);
  });

  test('the number itself is refused', () => {
    expect(() => requireOtherThanNumber('100100', '100100')).toThrow(/^password: /);
    expect(() => requireOtherThanNumber('100100', '100101')).not.toThrow();
  });
});
