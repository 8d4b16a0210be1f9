import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenBy, mayGrow, parseOptionDigits } from './match-digits.ts';

const KEYS = [...'0123456789*#'];

const pressable = (options: readonly string[], extensions: readonly string[] = []) => ({
  options: options.map((digits) => ({ digits })),
  extensions: [...extensions].sort(),
});

const shown = (digits: string, options: readonly string[], extensions: readonly string[] = []) => {
  const chosen = chosenBy(pressable(options, extensions), digits);
  return chosen?.kind === 'option' ? [chosen.option.digits, ...chosen.groups] : (chosen?.number ?? null);
};

describe('the digits of a choice (contract 20 §6.1)', () => {
  test('an exact literal beats a regular expression, whatever their order', () => {
    expect(shown('12', ['/1(.)/', '12'])).toEqual(['12']);
    expect(shown('13', ['/1(.)/', '12'])).toEqual(['/1(.)/', '3']);
  });

  test('options are tried in their order', () => {
    expect(shown('7', ['/[0-9]/', '/7/'])).toEqual(['/[0-9]/']);
  });

  test('a regular expression is anchored', () => {
    expect(shown('91', ['/1/'])).toBe(null);
  });

  test('an extension is what no option takes', () => {
    expect(shown('1001', ['1'], ['1001'])).toBe('1001');
    expect(shown('1001', ['1001'], ['1001'])).toEqual(['1001']);
    expect(shown('1002', ['1'], ['1001'])).toBe(null);
  });

  test('more are awaited while an option or an extension could still match', () => {
    const menu = pressable(['1', '12', '/9\\d{3}/'], ['2001']);
    expect(['1', '9', '912', '2', '200'].map((digits) => mayGrow(menu, digits))).toEqual(Array(5).fill(true));
    expect(['12', '13', '9123', '2001', '3'].map((digits) => mayGrow(menu, digits))).toEqual(Array(5).fill(false));
  });

  test('a pattern of an unknown form may always grow', () => {
    expect(mayGrow(pressable(['/(?i)1/']), '55')).toBe(true);
  });

  test.each(['', '12a', '+1', '/(/', '//', '/(?=1)/', '1'.repeat(33)])('%j is refused', (digits) => {
    expect(parseOptionDigits(digits).ok).toBe(false);
  });

  test('a huge repetition neither takes long nor fails', () => {
    const began = performance.now();
    expect(mayGrow(pressable(['/((1{1,30}){1,30}){1,1}/']), '1'.repeat(20))).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

/** Patterns of few keys, so that they often match. */
const patterns: fc.Arbitrary<string> = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('1', '2', '\\*', '#', '\\d', '.', '[12]', '[^1]', '[0-2#]'),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('pattern'), fc.constantFrom('?', '{2}', '{1,2}')).map(([a, mark]) => `(?:${a})${mark}`),
  ),
})).pattern;

const wanted = fc.oneof(
  fc.stringMatching(/^[12*#]{1,3}$/),
  patterns.map((pattern) => `/${pattern}/`),
);
const pressed = fc
  .array(fc.constantFrom('1', '2', '3', '*', '#'), { minLength: 1, maxLength: 4 })
  .map((k) => k.join(''));

/** Whether a text chooses something, by the letter of the contract. */
function naive(options: readonly string[], extensions: readonly string[], digits: string): string | null {
  if (options.includes(digits)) return digits;
  const pattern = options.find((one) => one.startsWith('/') && new RegExp(`^(?:${one.slice(1, -1)})$`).test(digits));
  return pattern ?? (extensions.includes(digits) ? digits : null);
}

describe('any digits at any menu', () => {
  const menus = fc.tuple(fc.array(wanted, { maxLength: 4 }), fc.uniqueArray(fc.stringMatching(/^[12]{2,3}$/)));

  test('choose what a plain search finds', () => {
    fc.assert(
      fc.property(menus, pressed, ([options, extensions], digits) => {
        const chosen = chosenBy(pressable(options, extensions), digits);
        const found = chosen?.kind === 'option' ? chosen.option.digits : (chosen?.number ?? null);
        expect(found).toBe(naive(options, extensions, digits));
      }),
    );
  });

  test('may grow whenever one or two more keys choose something', () => {
    fc.assert(
      fc.property(menus, pressed, ([options, extensions], digits) => {
        const next = KEYS.flatMap((a) => [digits + a, ...KEYS.map((b) => digits + a + b)]);
        const grows = next.some((more) => naive(options, extensions, more) !== null);
        if (grows) expect(mayGrow(pressable(options, extensions), digits)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('may not grow when no keys at all can follow', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[12]{1,3}$/), { maxLength: 4 }), pressed, (options, digits) => {
        const grows = options.some((one) => one.length > digits.length && one.startsWith(digits));
        const spelled = options.map((one) => `/${one}/`);
        expect(mayGrow(pressable(spelled), digits)).toBe(grows);
      }),
    );
  });
});
