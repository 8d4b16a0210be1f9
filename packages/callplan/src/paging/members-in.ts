import type { ExtensionConfiguration, TenantConfiguration } from '../configuration.ts';

/** Beyond them the rest is left out: each is a phone that sends and hears at the same time. */
export const MOST_PAGED = 100;

/**
 * The extensions of a list of numbers and ranges, as `1001, 1010-1019`, each once and in order of their numbers. A range
 * holds the numbers of its own length alone; aliases count in no range.
 */
export function membersIn(list: string, { extensions, numbers }: TenantConfiguration): ExtensionConfiguration[] {
  const wanted = list.split(',').map((item) => item.trim().split('-'));
  const named = new Set(wanted.flatMap(([first = '', last]) => (last === undefined ? numbers.get(first)?.uuid : [])));
  return [...extensions.values()]
    .filter(({ uuid, number }) => named.has(uuid) || wanted.some(([first, last]) => isWithin(number, first, last)))
    .sort((one, other) => one.number.length - other.number.length || one.number.localeCompare(other.number, 'en'))
    .slice(0, MOST_PAGED);
}

/** Digits of one length compare as numbers do. */
function isWithin(number: string, first = '', last?: string): boolean {
  if (last === undefined || number.length !== first.length || number.length !== last.length) return false;
  return first <= number && number <= last;
}
