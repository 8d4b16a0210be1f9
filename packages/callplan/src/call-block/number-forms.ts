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

/**
 * The ways in which a number or the beginning of one may be written, as bare as they can be: without separators, `+`,
 * international and national prefix, and with and without the country code (contract 20 §10.1). Never empty texts.
 */
export function formsOf(number: string, { national, country }: Prefixes): ReadonlySet<string> {
  const bare = stripVisualSeparators(number.trim()).replace(SEPARATORS, '').toLowerCase();
  const digits = bare.replace(INTERNATIONAL, '');
  const isInternational = digits !== bare;
  const forms = [digits];
  const local = isInternational ? digits : without(digits, national);
  forms.push(local);
  if (country !== '') {
    const inside = digits.startsWith(country) ? without(digits.slice(country.length), national) : null;
    if (inside !== null) forms.push(inside);
    if (!isInternational) forms.push(`${country}${local}`);
  }
  return new Set(forms.filter((form) => form !== ''));
}

function without(number: string, prefix: string): string {
  return prefix !== '' && number.startsWith(prefix) ? number.slice(prefix.length) : number;
}
