import { compileLinearRegex, type LinearRegex } from '../linear-regex.ts';
import { type Parsed, parsed, unreadable } from '../parsed.ts';
import { formsOf, type Prefixes } from './number-forms.ts';
import type { WrittenNumber } from './written-number.ts';

/** What `call_block_number` says (contract 20 §10.1). */
export type NumberPattern =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'exact'; readonly number: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'regex'; readonly regex: LinearRegex };

/** Written by those who mean a pattern, and by nobody in a number. */
const REGEX_CHARACTERS = /[\^$[\](){}|\\?]|\.[*+]/;
const BETWEEN_SLASHES = /^\/(.*)\/$/s;
const SOME_CHARACTER_OF_A_NUMBER = /[0-9a-z]/i;

/** Reads a blocked number. Never throws. */
export function parseNumberPattern(text: string): Parsed<NumberPattern> {
  const trimmed = text.trim();
  if (trimmed.toLowerCase() === 'anonymous') return parsed({ kind: 'anonymous' });
  const pattern = BETWEEN_SLASHES.exec(trimmed)?.[1];
  if (pattern !== undefined) return parseRegex(pattern);
  if (REGEX_CHARACTERS.test(trimmed)) return parseRegex(trimmed);
  const prefix = trimmed.endsWith('*') ? trimmed.slice(0, -1) : null;
  if (prefix !== null && !prefix.includes('*')) return parsed({ kind: 'prefix', prefix });
  return SOME_CHARACTER_OF_A_NUMBER.test(trimmed)
    ? parsed({ kind: 'exact', number: trimmed })
    : unreadable('must be a number, prefix*, /pattern/ or anonymous');
}

/** What keeps a text from being a blocked number; null: nothing. */
export function faultOfBlockedNumber(text: string): string | null {
  const pattern = parseNumberPattern(text);
  return pattern.ok ? null : pattern.error;
}

function parseRegex(text: string): Parsed<NumberPattern> {
  if (text === '') return unreadable('the pattern is empty');
  const regex = compileLinearRegex(text);
  return regex.ok ? parsed({ kind: 'regex', regex: regex.value }) : regex;
}

/** A pattern ready for many numbers. */
export interface NumberMatcher {
  readonly kind: NumberPattern['kind'];
  /** Whether a number is meant, written in whatever way; an empty one is that of a caller who withholds it. */
  matches(number: WrittenNumber): boolean;
}

export function matcherOf(pattern: NumberPattern, prefixes: Prefixes): NumberMatcher {
  return { kind: pattern.kind, matches: testOf(pattern, prefixes) };
}

function testOf(pattern: NumberPattern, prefixes: Prefixes): NumberMatcher['matches'] {
  const { country } = prefixes;
  switch (pattern.kind) {
    case 'anonymous':
      return ({ isWithheld }) => isWithheld;
    case 'exact': {
      const own = formsOf(pattern.number, prefixes);
      return (number) => !number.isWithheld && !own.isDisjointFrom(number.forms(country));
    }
    case 'prefix': {
      // `*` alone begins every number.
      const own = pattern.prefix.trim() === '' ? [''] : [...formsOf(pattern.prefix, prefixes)];
      const begins = (form: string) => own.some((beginning) => form.startsWith(beginning));
      return (number) => !number.isWithheld && [...number.forms(country)].some(begins);
    }
    case 'regex': {
      const { regex } = pattern;
      return (number) => !number.isWithheld && number.spellings(country).some((spelling) => regex.test(spelling));
    }
  }
}
