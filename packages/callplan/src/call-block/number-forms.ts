import { stripVisualSeparators } from '../number.ts';

/** What is put before numbers where the tenant is, and where the rule's numbers are. */
export interface Prefixes {
  /** Of calls within the country, such as `0`; empty: none. */
  readonly national: string;
  /** Digits of the rule's country code; empty: none. */
  readonly country: string;
}

const INTERNATIONAL = /^(?:\+|00|011)(?=[0-9*])/;
const SEPARATORS = /[\s().\-/]/g;

/** A number without separators and international prefix. */
export interface BareNumber {
  readonly digits: string;
  readonly isInternational: boolean;
}

export function bareNumber(number: string): BareNumber {
  const bare = stripVisualSeparators(number.trim()).replace(SEPARATORS, '').toLowerCase();
  const digits = bare.replace(INTERNATIONAL, '');
  return { digits, isInternational: digits !== bare };
}

/**
 * The ways in which a number or the beginning of one may be written, as bare as they can be: without separators, `+`,
 * international and national prefix, and with and without the country code (contract 20 §10.1). Never empty texts.
 */
export function formsOf(number: string, prefixes: Prefixes): ReadonlySet<string> {
  return new Set(formsOfBare(bareNumber(number), prefixes));
}

/** `formsOf` of a number that is bare already, each once. */
export function formsOfBare({ digits, isInternational }: BareNumber, { national, country }: Prefixes): string[] {
  const forms: string[] = [];
  add(forms, digits);
  const local = isInternational ? digits : without(digits, national);
  add(forms, local);
  if (country !== '') {
    if (digits.startsWith(country)) add(forms, without(digits.slice(country.length), national));
    if (!isInternational) add(forms, `${country}${local}`);
  }
  return forms;
}

function add(forms: string[], form: string): void {
  if (form !== '' && !forms.includes(form)) forms.push(form);
}

function without(number: string, prefix: string): string {
  return prefix !== '' && number.startsWith(prefix) ? number.slice(prefix.length) : number;
}
