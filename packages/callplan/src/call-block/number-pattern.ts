import { compileLinearRegex, type LinearRegex } from '../linear-regex.ts';
import { type Parsed, parsed, unreadable } from '../parsed.ts';
import { formsOf, type Prefixes } from './number-forms.ts';

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

/** Whether a number is meant, written in whatever way; an empty number is that of a caller who withholds it. */
export function matchesPattern(pattern: NumberPattern, number: string, prefixes: Prefixes): boolean {
  if (isWithheld(number)) return pattern.kind === 'anonymous';
  switch (pattern.kind) {
    case 'anonymous':
      return false;
    case 'exact':
      return !formsOf(pattern.number, prefixes).isDisjointFrom(formsOf(number, prefixes));
    case 'prefix':
      return startsWithAny([...formsOf(number, prefixes)], beginningsOf(pattern.prefix, prefixes));
    case 'regex': {
      const forms = formsOf(number, prefixes);
      return [number, ...forms, ...[...forms].map((form) => `+${form}`)].some((form) => pattern.regex.test(form));
    }
  }
}

const WITHHELD_NAMES: ReadonlySet<string> = new Set(['anonymous', 'unknown', 'restricted', 'private', 'unavailable']);

function isWithheld(number: string): boolean {
  const name = number.trim().toLowerCase();
  return name === '' || WITHHELD_NAMES.has(name);
}

/** `*` alone begins every number. */
function beginningsOf(prefix: string, prefixes: Prefixes): readonly string[] {
  return prefix.trim() === '' ? [''] : [...formsOf(prefix, prefixes)];
}

function startsWithAny(numbers: readonly string[], beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => numbers.some((number) => number.startsWith(beginning)));
}
