import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../testing/call-block.ts';
import { uuidOf } from '../testing/tenant.ts';
import { BlockIndex } from './block-index.ts';
import type { CallBlockConfiguration } from './configuration.ts';
import { formsOf } from './number-forms.ts';
import { parseNumberPattern } from './number-pattern.ts';
import { WrittenNumber } from './written-number.ts';

const NATIONAL = '0';

/** Few digits, so that rules and numbers meet. */
const digits = fc.stringMatching(/^[0-2]{1,4}$/);
const texts = fc.oneof(
  digits,
  digits.map((one) => `+44${one}`),
  digits.map((one) => `0${one}`),
  digits.map((one) => `00${one}`),
  digits.map((one) => `${one.slice(0, 1)} ${one.slice(1)}`),
);
const blocked = fc.oneof(
  texts,
  texts.map((text) => `${text}*`),
  fc.constantFrom('*', 'anonymous', '/(/', '^1', '2$', '/^\\+?44/', '/01?2/'),
);
const rules = fc.array(
  fc
    .record({
      number: blocked,
      countryCode: fc.constantFrom('', '44', '1'),
      direction: fc.constantFrom('inbound', 'outbound', 'both'),
      extensionUuid: fc.constantFrom(null, uuidOf('1001'), uuidOf('1002')),
    })
    .map(({ number, ...settings }) => ruleOf(number, settings)),
  { maxLength: 30 },
);
const numbers = fc.oneof(texts, fc.constantFrom('', 'anonymous', '()', '+', 'Alice'));

const STRENGTH = { exact: 0, anonymous: 0, prefix: 1, regex: 2 };

function means({ number: text, countryCode: country }: CallBlockConfiguration, number: WrittenNumber): boolean {
  const pattern = parseNumberPattern(text);
  if (!pattern.ok) return false;
  if (pattern.value.kind === 'anonymous' || number.isWithheld) {
    return pattern.value.kind === 'anonymous' && number.isWithheld;
  }
  const forms = [...number.forms(country)];
  switch (pattern.value.kind) {
    case 'exact':
      return !formsOf(pattern.value.number, { national: NATIONAL, country }).isDisjointFrom(new Set(forms));
    case 'prefix': {
      const { prefix } = pattern.value;
      const own = prefix === '' ? [''] : [...formsOf(prefix, { national: NATIONAL, country })];
      return forms.some((form) => own.some((beginning) => form.startsWith(beginning)));
    }
    case 'regex': {
      const { regex } = pattern.value;
      return number.spellings(country).some((spelling) => regex.test(spelling));
    }
  }
}

/** Contract 20 §10.1 as it is written, rule by rule. */
function walk(all: readonly CallBlockConfiguration[], number: WrittenNumber): CallBlockConfiguration | null {
  const strengthOf = ({ number: text, extensionUuid }: CallBlockConfiguration) => {
    const pattern = parseNumberPattern(text);
    return (pattern.ok ? STRENGTH[pattern.value.kind] : 9) * 2 + (extensionUuid === null ? 1 : 0);
  };
  const [first] = all.filter((rule) => means(rule, number)).toSorted((a, b) => strengthOf(a) - strengthOf(b));
  return first ?? null;
}

describe('the index of rules', () => {
  it('finds the very rule that a walk over all of them finds', () => {
    fc.assert(
      fc.property(rules, numbers, fc.constantFrom('inbound', 'outbound'), (all, text, direction) => {
        const applies = (rule: CallBlockConfiguration) =>
          [direction, 'both'].includes(rule.direction) && rule.extensionUuid !== uuidOf('1002');
        const number = new WrittenNumber(text, NATIONAL);
        const found = new BlockIndex(all, NATIONAL).find(number, applies);
        expect(found).toBe(walk(all.filter(applies), number));
      }),
      { numRuns: 200 },
    );
  });
});
