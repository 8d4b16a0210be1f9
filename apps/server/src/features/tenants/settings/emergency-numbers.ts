/** Emergency numbers that a country has beside 112 and 911, by ISO 3166-1 alpha-2. */
const NATIONAL: Readonly<Record<string, readonly string[]>> = {
  AR: ['107'],
  AT: ['122', '133', '144'],
  AU: ['000'],
  BE: ['100', '101'],
  BR: ['190', '192', '193'],
  CH: ['117', '118', '144'],
  CN: ['110', '119', '120'],
  DE: ['110'],
  ES: ['061', '080', '091'],
  FR: ['15', '17', '18'],
  GB: ['999'],
  HK: ['999'],
  IE: ['999'],
  IN: ['100', '101', '102', '108'],
  IT: ['113', '115', '118'],
  JP: ['110', '118', '119'],
  KE: ['999'],
  KR: ['119'],
  MY: ['999'],
  NO: ['110', '113'],
  NZ: ['111'],
  PK: ['15', '16', '1122'],
  PL: ['997', '998', '999'],
  RU: ['101', '102', '103'],
  SG: ['995', '999'],
  TR: ['110', '155'],
  ZA: ['10111', '10177'],
};

/**
 * The installation's emergency numbers and the country's own, as a comma list.
 * @param installation value of the setting `emergency_numbers`
 */
export function emergencyNumbersOf(installation: string, country: string | null): string {
  const own = country === null ? [] : (NATIONAL[country] ?? []);
  const everywhere = installation.split(',').map((number) => number.trim());
  return [...new Set([...everywhere, ...own])].filter((number) => number !== '').join(',');
}
