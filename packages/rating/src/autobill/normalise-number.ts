import { digitsOf } from '../digits.ts';
import type { PackageTerms } from './package-terms.ts';

type Location = Pick<
  PackageTerms,
  'countryCode' | 'exitCode' | 'prefixCorrection' | 'stripPrefix' | 'nanp10Digit' | 'nationalLengths'
>;

const SHORTEST = 7;
const LONGEST = 15;
const NANP_LENGTH = 10;

/** The international form of a number as the place of the PBX dials it (contract 40 B12.4 step 2); null: it has none. */
export function normaliseNumber(number: string, location: Location): string | null {
  const international = internationalOf(number.trim(), location);
  return international.length >= SHORTEST && international.length <= LONGEST ? international : null;
}

function internationalOf(number: string, location: Location): string {
  const { countryCode, exitCode, prefixCorrection, stripPrefix, nanp10Digit } = location;
  const digits = digitsOf(number);
  if (number.startsWith('+')) return digits;
  if (exitCode !== '' && digits.startsWith(exitCode)) return digits.slice(exitCode.length);
  if (nanp10Digit && digits.length === NANP_LENGTH) return `1${digits}`;
  if (prefixCorrection && stripPrefix !== '' && digits.startsWith(stripPrefix)) {
    return countryCode + digits.slice(stripPrefix.length);
  }
  return isNational(digits, location) ? countryCode + digits : digits;
}

/** As long as a national number, and not one with the country code in front. */
function isNational(digits: string, { countryCode, nationalLengths }: Location): boolean {
  if (!nationalLengths.includes(digits.length)) return false;
  return !(digits.startsWith(countryCode) && nationalLengths.includes(digits.length - countryCode.length));
}
