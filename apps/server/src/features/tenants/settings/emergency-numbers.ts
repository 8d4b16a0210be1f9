import { emergencyNumbersIn } from '../../reference/emergency-numbers.ts';

/**
 * The installation's emergency numbers and the country's own, as a comma list.
 * @param installation value of the setting `emergency_numbers`
 * @param country ISO 3166-1 alpha-2
 */
export function emergencyNumbersOf(installation: string, country: string | null): string {
  const own = country === null ? [] : emergencyNumbersIn(country);
  const everywhere = installation.split(',').map((number) => number.trim());
  return [...new Set([...everywhere, ...own])].filter((number) => number !== '').join(',');
}
