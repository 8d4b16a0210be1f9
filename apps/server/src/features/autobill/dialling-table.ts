import { CountryCodes } from '@strowger/rating';
import { diallingCodes, nationalLengthsOf } from '../reference/dialling.ts';

let codes: CountryCodes | undefined;
const lengths = new Map<string, readonly number[]>();

/** The country dialling table (contract 40 B12.4 step 8). Read when first needed, then kept. */
export function countryCodes(): CountryCodes {
  codes ??= new CountryCodes(diallingCodes());
  return codes;
}

export function nationalLengths(countryCode: string): readonly number[] {
  const known = lengths.get(countryCode) ?? nationalLengthsOf(countryCode);
  lengths.set(countryCode, known);
  return known;
}
