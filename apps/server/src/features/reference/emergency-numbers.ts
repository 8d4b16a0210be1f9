import libphonenumber from 'google-libphonenumber';

/** Field numbers of libphonenumber's phonemetadata.proto: where a message's arrays hold what. */
const GENERAL = 1;
const EMERGENCY = 27;
const PATTERN = 2;
const POSSIBLE_LENGTHS = 9;

/** Emergency numbers of a country that libphonenumber counts as mere services. */
const LACKING: Readonly<Record<string, readonly string[]>> = {
  ES: ['061', '080', '091'],
  JP: ['118'],
};

const known = new Map<string, readonly string[]>();

/**
 * Numbers that reach emergency services in a country, shortest first; none for a country nobody knows them of.
 * @param alpha2 ISO 3166-1
 */
export function emergencyNumbersIn(alpha2: string): readonly string[] {
  const before = known.get(alpha2);
  if (before) return before;
  const numbers = [...patternNumbers(alpha2), ...(LACKING[alpha2] ?? [])];
  known.set(alpha2, numbers);
  return numbers;
}

function patternNumbers(alpha2: string): string[] {
  const country = libphonenumber.shortnumbermetadata.countryToMetadata[alpha2];
  const pattern = item(item(country, EMERGENCY), PATTERN);
  if (typeof pattern !== 'string') return [];
  const lengths = item(item(country, EMERGENCY), POSSIBLE_LENGTHS) ?? item(item(country, GENERAL), POSSIBLE_LENGTHS);
  const numbers = Array.isArray(lengths) ? lengths.filter((length) => Number.isInteger(length) && length > 0) : [];
  return numbers.flatMap((length) => matches(new RegExp(`^(?:${pattern})$`), length));
}

/** Every number of so many digits that fits. */
function matches(pattern: RegExp, length: number): string[] {
  const found: string[] = [];
  for (let value = 0; value < 10 ** length; value += 1) {
    const digits = String(value).padStart(length, '0');
    if (pattern.test(digits)) found.push(digits);
  }
  return found;
}

function item(message: unknown, field: number): unknown {
  const found: unknown = Array.isArray(message) ? message[field] : undefined;
  return found ?? undefined;
}
