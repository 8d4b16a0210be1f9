import { compileLinearRegex, type LinearRegex } from '../linear-regex.ts';
import { type Parsed, parsed, unreadable } from '../parsed.ts';
import { type DigitAutomaton, digitAutomaton } from './digit-automaton.ts';

/** Most digits that one choice may have. */
export const MOST_DIGITS = 32;

const LITERAL = /^[0-9*#]{1,32}$/;

/** What may be pressed at a menu. */
export interface Pressable<Option extends { readonly digits: string }> {
  /** In their order. */
  readonly options: readonly Option[];
  /** Numbers that may be dialled directly, sorted; empty: none. */
  readonly extensions: readonly string[];
}

/** What the digits choose. `groups`: what the groups of a regular expression matched. */
export type Chosen<Option> =
  | { readonly kind: 'option'; readonly option: Option; readonly groups: readonly string[] }
  | { readonly kind: 'extension'; readonly number: string };

/**
 * What all the digits together mean (contract 20 §6.1): an exact literal before a regular expression, these in their
 * order, then an extension. Null: nothing.
 */
export function chosenBy<Option extends { readonly digits: string }>(
  { options, extensions }: Pressable<Option>,
  digits: string,
): Chosen<Option> | null {
  const literal = options.find((option) => option.digits === digits);
  if (literal !== undefined) return { kind: 'option', option: literal, groups: [] };
  for (const option of options) {
    const groups = patternOf(option.digits)?.regex.matchWhole(digits) ?? null;
    if (groups !== null) return { kind: 'option', option, groups };
  }
  return extensions[placeOf(extensions, digits)] === digits ? { kind: 'extension', number: digits } : null;
}

/** Whether more digits could make these an option or an extension (contract 20 §6.1). */
export function mayGrow<Option extends { readonly digits: string }>(
  { options, extensions }: Pressable<Option>,
  digits: string,
): boolean {
  if (digits.length >= MOST_DIGITS) return false;
  return options.some((option) => mayBecome(option.digits, digits)) || isBeginning(extensions, digits);
}

function mayBecome(wanted: string, digits: string): boolean {
  const pattern = patternOf(wanted);
  if (pattern !== null) return pattern.automaton?.mayGrow(digits) ?? true;
  return wanted.length > digits.length && wanted.startsWith(digits);
}

/** Whether one of the sorted numbers goes on after these digits. */
function isBeginning(numbers: readonly string[], digits: string): boolean {
  const place = placeOf(numbers, digits);
  const next = numbers[place] === digits ? numbers[place + 1] : numbers[place];
  return next?.startsWith(digits) === true && next !== digits;
}

/** Of the first that is not before `digits`. */
function placeOf(numbers: readonly string[], digits: string): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? '') < digits) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Pattern {
  readonly regex: LinearRegex;
  /** Null: its form is not understood, and it may grow always. */
  readonly automaton: DigitAutomaton | null;
}

/** Compiled once a text: menus keep theirs for long. */
const COMPILED = new Map<string, Pattern | null>();
const MOST_COMPILED = 1000;

/** Null for a literal, and for a pattern that cannot be used: it matches nothing. */
function patternOf(digits: string): Pattern | null {
  const source = sourceOf(digits);
  if (source === null) return null;
  const known = COMPILED.get(digits);
  if (known !== undefined) return known;
  if (COMPILED.size >= MOST_COMPILED) COMPILED.clear();
  const regex = compileLinearRegex(source);
  const pattern = regex.ok ? { regex: regex.value, automaton: digitAutomaton(source) } : null;
  COMPILED.set(digits, pattern);
  return pattern;
}

function sourceOf(digits: string): string | null {
  return digits.length > 2 && digits.startsWith('/') && digits.endsWith('/') ? digits.slice(1, -1) : null;
}

/** Checks digits of an option as stored: a literal of `0-9*#`, or a regular expression between slashes. */
export function parseOptionDigits(digits: string): Parsed<'literal' | 'pattern'> {
  if (LITERAL.test(digits)) return parsed('literal');
  const source = sourceOf(digits);
  if (source === null) return unreadable('digits are 1 to 32 of 0-9*#, or a regular expression between slashes');
  const regex = compileLinearRegex(source);
  return regex.ok ? parsed('pattern') : regex;
}
