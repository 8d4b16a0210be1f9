import currencyData from 'cldr-core/supplemental/currencyData.json' with { type: 'json' };
import containment from 'cldr-core/supplemental/territoryContainment.json' with { type: 'json' };
import { REGION_OF_M49, UNKNOWN_REGION } from './regions.ts';

interface Tender {
  readonly _from?: string;
  /** Absent: still in use. */
  readonly _to?: string;
  readonly _tender?: string;
}

const CONTAINED: Readonly<Record<string, { readonly _contains: readonly string[] } | undefined>> =
  containment.supplemental.territoryContainment;
const CURRENCIES: Readonly<Record<string, readonly Readonly<Record<string, Tender | undefined>>[] | undefined>> =
  currencyData.supplemental.currencyData.region;

const REGION_OF_COUNTRY: ReadonlyMap<string, string> = new Map(
  [...REGION_OF_M49].flatMap(([m49, region]) => (CONTAINED[m49]?._contains ?? []).map((country) => [country, region])),
);

/** `region_id` of a country: its sub-region in UN M49. */
export function regionOf(alpha2: string): string {
  return REGION_OF_COUNTRY.get(alpha2) ?? UNKNOWN_REGION;
}

/** ISO 4217 code of what people pay with; the first where a country has several. */
export function currencyOf(alpha2: string): string | null {
  for (const entry of CURRENCIES[alpha2] ?? []) {
    for (const [code, tender] of Object.entries(entry)) {
      if (tender && tender._to === undefined && tender._tender !== 'false') return code;
    }
  }
  return null;
}

/** ISO 639 code of the language most people there read. */
export function languageOf(alpha2: string): string | null {
  const { language } = new Intl.Locale(`und-${alpha2}`).maximize();
  return language === 'und' ? null : language;
}
