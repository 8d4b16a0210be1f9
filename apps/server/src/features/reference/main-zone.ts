import { offsetsOf } from './zone-offsets.ts';

/**
 * The IANA zone that most people of a country live in; null where nobody lives.
 * @param alpha2 ISO 3166-1
 * @param name in English
 */
export async function mainZoneOf(alpha2: string, name: string, now: Date): Promise<string | null> {
  const zones = new Intl.Locale(`und-${alpha2}`).getTimeZones?.() ?? [];
  const [first = null, second] = zones;
  if (first !== null && second === undefined) return first;
  const offsets = new Set(zones.map((zone) => offsetsOf(zone, now).standard));
  return offsets.size === 1 ? first : ((await mostPopulous(alpha2, name)) ?? first);
}

/** By the people of its larger cities; Kosovo's carry no ISO code. */
async function mostPopulous(alpha2: string, name: string): Promise<string | null> {
  const { cityMapping } = await import('city-timezones');
  const people = new Map<string, number>();
  for (const { iso2, country, timezone, pop } of cityMapping) {
    if (timezone && (iso2 === alpha2 || country === name)) people.set(timezone, (people.get(timezone) ?? 0) + pop);
  }
  const [largest] = [...people].sort(([, a], [, b]) => b - a);
  return largest?.[0] ?? null;
}
