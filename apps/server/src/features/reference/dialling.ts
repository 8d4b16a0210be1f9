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
