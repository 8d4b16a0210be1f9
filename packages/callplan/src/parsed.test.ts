import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quote } from './parsed.ts';

describe('text from outside in an error or decision', () => {
  test.each([
    ['bob', '"bob"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['a\u0007\u007f\u0085\u2028b', '"a\\u0007\\u007f\\u0085\\u2028b"'],
    ['x'.repeat(65), `"${'x'.repeat(64)}…"`],
  ])('%j is shown as %s', (text, shown) => {
    expect(quote(text)).toBe(shown);
  });

  test('is one line, bounded, and reads back as the text it quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 64 }), (text) => {
        const shown = quote(text.slice(0, 64));
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(JSON.parse(shown)).toBe(text.slice(0, 64));
      }),
    );
  });
});
