import { compileLinearRegex, type LinearRegex } from '../linear-regex.ts';
import { type Parsed, parsed, unreadable } from '../parsed.ts';

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
