import { describe, expect, test } from 'vitest';
import { compileLinearRegex } from './linear-regex.ts';

function matches(pattern: string, text: string): boolean {
  const regex = compileLinearRegex(pattern);
  if (!regex.ok) throw new Error(regex.error);
  return regex.value.test(text);
}

describe('a pattern of a user', () => {
  test.each([
    ['^44', '441632960000', true],
    ['^44', '0044', false],
    ['960', '441632960000', true],
    ['^(44|49)[0-9]{4,}$', '491234', true],
    ['^\\+?1\\d{10}$', '+12025550123', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test('matches a whole text and tells its groups', () => {
    const regex = compileLinearRegex('9(\\d{2})(#)?');
    expect(regex.ok && regex.value.matchWhole('912')).toEqual(['12', '']);
    expect(regex.ok && regex.value.matchWhole('9123')).toBe(null);
  });

  test.each(['(', '[0-9', 'a{2,1}', '(?=4)', '(a)\\1', '*', 'x'.repeat(513)])(
    '%s is refused with a reason',
    (pattern) => {
      const regex = compileLinearRegex(pattern);
      expect(regex.ok).toBe(false);
      expect(!regex.ok && regex.error.length).toBeGreaterThan(10);
    },
  );

  test('that would drive a backtracking engine mad is matched in no time', () => {
    const began = performance.now();
    expect(matches('^(([0-9])+)+$', `${'1'.repeat(5_000)}x`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
