/** Shortest national number, without its trunk prefix, that is taken for the end of an international one. */
const LEAST_NATIONAL_DIGITS = 8;

/** Country codes have one to three digits (ITU-T E.164). */
const COUNTRY_CODE_DIGITS = [1, 2, 3];

export function digitsOf(number: string): string {
  return number.replace(/[^0-9]/g, '');
}

/** The digits of a number in international form, as far as it says that it is one; null where it does not. */
export function internationalDigits(number: string): string | null {
  const digits = digitsOf(number);
  return number.startsWith('+') ? digits : (/^(?:00|011)([1-9][0-9]*)$/.exec(digits)?.[1] ?? null);
}

/** A national number without its trunk prefix; null where it is too short to tell it from others. */
export function nationalCore(digits: string): string | null {
  const core = digits.replace(/^0/, '');
  return core.length < LEAST_NATIONAL_DIGITS ? null : core;
}

/** The national cores that an international number may have, whatever the length of its country code. */
export function coresOf(international: string): readonly string[] {
  return COUNTRY_CODE_DIGITS.map((length) => international.slice(length)).filter(
    (core) => core.length >= LEAST_NATIONAL_DIGITS && !core.startsWith('0'),
  );
}
