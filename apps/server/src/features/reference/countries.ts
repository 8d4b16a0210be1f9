import { setImmediate } from 'node:timers/promises';
import iso from 'i18n-iso-countries';
import { currencyOf, languageOf, regionOf } from './cldr.ts';
import { diallingOf } from './dialling.ts';
import { mainZoneOf } from './main-zone.ts';
import { offsetsOf } from './zone-offsets.ts';

/** A country (contract 10 §10). */
export interface Country {
  /** ISO 3166-1 numeric. */
  readonly country_id: number;
  readonly name: string;
  readonly dialing_code: string | null;
  /** Seconds east of UTC in its main zone, without daylight saving. */
  readonly timezone_id: number | null;
  readonly region_id: string;
  readonly iso_code_2: string;
  readonly iso_code_3: string;
  readonly ndd: string | null;
  readonly idd: string | null;
  readonly locallenght: number | null;
  /** The same with daylight saving; equal where clocks are not changed. */
  readonly timezone_dst: number | null;
  readonly language_id: string | null;
  readonly currency_id: string | null;
}

/** Countries read in one go: so many that nothing else waits long. */
const AT_ONCE = 10;

let known: Promise<readonly Country[]> | null = null;

/** All countries, by name. Read when first needed, then kept. */
export function countries(now: Date): Promise<readonly Country[]> {
  known ??= readCountries(now);
  return known;
}

async function readCountries(now: Date): Promise<readonly Country[]> {
  const rows: Country[] = [];
  for (const [numeric, alpha2] of Object.entries(iso.getNumericCodes())) {
    rows.push(await countryOf(Number(numeric), alpha2, now));
    if (rows.length % AT_ONCE === 0) await setImmediate();
  }
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

async function countryOf(id: number, alpha2: string, now: Date): Promise<Country> {
  const dialling = diallingOf(alpha2);
  const name = NAMES.of(alpha2) ?? alpha2;
  const zone = await mainZoneOf(alpha2, name, now);
  const offsets = zone === null ? null : offsetsOf(zone, now);
  return {
    country_id: id,
    name,
    dialing_code: dialling?.code ?? null,
    timezone_id: offsets?.standard ?? null,
    region_id: regionOf(alpha2),
    iso_code_2: alpha2,
    iso_code_3: iso.alpha2ToAlpha3(alpha2) ?? '',
    ndd: dialling?.nationalPrefix ?? null,
    idd: dialling?.internationalPrefix ?? null,
    locallenght: dialling?.numberLength ?? null,
    timezone_dst: offsets?.summer ?? null,
    language_id: languageOf(alpha2),
    currency_id: currencyOf(alpha2),
  };
}
