import libphonenumber from 'google-libphonenumber';

/** How a country is dialled and dials (ITU-T E.164), out of libphonenumber. */
export interface Dialling {
  /** Country code without plus. */
  readonly code: string;
  /** What is dialled before an area code within the country; null: nothing. */
  readonly nationalPrefix: string | null;
  /** What is dialled before a country code; null: it depends on the carrier alone. */
  readonly internationalPrefix: string | null;
  /** Digits of a national number, where all have the same; else null. */
  readonly numberLength: number | null;
}

const phones = libphonenumber.PhoneNumberUtil.getInstance();

/** @param alpha2 ISO 3166-1; null for a country without a numbering plan of its own */
export function diallingOf(alpha2: string): Dialling | null {
  const plan = phones.getMetadataForRegion(alpha2);
  const code = plan?.getCountryCode();
  if (!plan || !code) return null;
  const [length, another] = plan.getGeneralDesc()?.possibleLengthArray() ?? [];
  return {
    code: String(code),
    nationalPrefix: plan.getNationalPrefix(),
    internationalPrefix: prefixAbroad(plan.getPreferredInternationalPrefix() ?? plan.getInternationalPrefix() ?? ''),
    numberLength: length !== undefined && another === undefined ? length : null,
  };
}

/** Of ITU-T E.164; in some countries digits that choose a carrier follow it. */
const USUAL_PREFIX = '00';

/** `8~10` → 810, `00(?:1[245]|…)` → 00; null where no prefix serves all carriers. */
function prefixAbroad(pattern: string): string | null {
  const digits = pattern.replaceAll('~', '');
  if (/^\d+$/.test(digits)) return digits;
  return digits.startsWith(USUAL_PREFIX) ? USUAL_PREFIX : null;
}

/** Digits that tell areas apart, at most. */
const LONGEST_AREA = 3;

/**
 * Every country code, those that several countries share with the areas that are another country's: 1 and 1242, 7 and 77
 * (contract 40 B12.4 step 8).
 */
export function diallingCodes(): string[] {
  const shared = phones.getSupportedRegions().flatMap((region) => areasOf(region));
  const global = phones.getSupportedGlobalNetworkCallingCodes().map(String);
  return [...new Set([...shared, ...global])].sort();
}

function areasOf(region: string): string[] {
  const plan = phones.getMetadataForRegion(region);
  const code = plan?.getCountryCode();
  if (!plan || !code) return [];
  const leading = plan.getLeadingDigits();
  if (leading === null || phones.getRegionCodeForCountryCode(code) === region) return [String(code)];
  return shortestMatches(new RegExp(`^(?:${leading})$`)).map((area) => `${code}${area}`);
}

function shortestMatches(pattern: RegExp): string[] {
  const found: string[] = [];
  const look = (digits: string): void => {
    if (digits !== '' && pattern.test(digits)) found.push(digits);
    else if (digits.length < LONGEST_AREA) for (const digit of '0123456789') look(digits + digit);
  };
  look('');
  return found;
}

/** More different lengths than this, and a length says nothing. */
const MOST_LENGTHS = 2;

/** Lengths of the national numbers of a country code; none where they differ too much. */
export function nationalLengthsOf(code: string): number[] {
  const plan = phones.getMetadataForRegion(phones.getRegionCodeForCountryCode(Number(code)));
  if (!plan) return [];
  const lengths = [plan.getFixedLine(), plan.getMobile()].flatMap((desc) => desc?.possibleLengthArray() ?? []);
  const known = new Set(lengths.length > 0 ? lengths : (plan.getGeneralDesc()?.possibleLengthArray() ?? []));
  return known.size <= MOST_LENGTHS ? [...known] : [];
}
