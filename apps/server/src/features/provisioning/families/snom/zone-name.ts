import type { ZoneClock } from '../../clock/zone-clock.ts';

/** Zones that phones name by a country and its offset in hours. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'America/New_York': 'USA',
  'America/Detroit': 'USA',
  'America/Chicago': 'USA',
  'America/Denver': 'USA',
  'America/Los_Angeles': 'USA',
  'America/Anchorage': 'USA',
  'Pacific/Honolulu': 'USA',
  'America/Toronto': 'CAN',
  'America/Winnipeg': 'CAN',
  'America/Edmonton': 'CAN',
  'America/Vancouver': 'CAN',
  'America/Halifax': 'CAN',
  'Europe/London': 'GBR',
  'Europe/Dublin': 'IRL',
  'Europe/Lisbon': 'PRT',
  'Europe/Berlin': 'GER',
  'Europe/Vienna': 'AUT',
  'Europe/Zurich': 'CHE',
  'Europe/Paris': 'FRA',
  'Europe/Rome': 'ITA',
  'Europe/Madrid': 'ESP',
  'Europe/Amsterdam': 'NLD',
  'Europe/Brussels': 'BEL',
  'Europe/Copenhagen': 'DNK',
  'Europe/Stockholm': 'SWE',
  'Europe/Oslo': 'NOR',
  'Europe/Warsaw': 'POL',
  'Europe/Prague': 'CZE',
  'Europe/Budapest': 'HUN',
  'Europe/Helsinki': 'FIN',
  'Europe/Athens': 'GRC',
};

/** `USA-5`, `GBR-0`, `GER+1`; null where the phones have no name for the zone. */
export function snomZone({ zone, offset }: ZoneClock): { readonly name: string; readonly country: string } | null {
  const country = COUNTRIES[zone];
  if (country === undefined || offset % 3600 !== 0) return null;
  const hours = offset / 3600;
  return { country, name: `${country}${hours > 0 ? '+' : '-'}${Math.abs(hours)}` };
}
