import type { OutsideNumber } from './outside-number.ts';

/**
 * Whether a number is one of those that cost much and pay whoever is called, the aim of most fraud: as it was dialled,
 * without its international prefix, or as it is sent.
 */
export function isPremium(
  prefixes: readonly string[],
  { digits, withoutPrefix }: OutsideNumber,
  sent: string,
): boolean {
  const forms = [digits, withoutPrefix ?? digits, sent];
  return prefixes.some((prefix) => forms.some((form) => form.startsWith(prefix)));
}
