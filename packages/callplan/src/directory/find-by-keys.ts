import type { DirectoryListing } from './plan.ts';

/** Letters of the keys (ITU-T E.161). */
const KEYS: Readonly<Record<string, string>> = {
  abc: '2',
  def: '3',
  ghi: '4',
  jkl: '5',
  mno: '6',
  pqrs: '7',
  tuv: '8',
  wxyz: '9',
};

const KEY_OF_LETTER = new Map(Object.entries(KEYS).flatMap(([letters, key]) => [...letters].map((l) => [l, key])));

/** Those whose first or last name begins with letters of these keys; accents and what is no letter do not count. */
export function findByKeys(listings: readonly DirectoryListing[], keys: string): readonly DirectoryListing[] {
  if (keys === '') return [];
  return listings.filter(({ firstName, lastName }) =>
    [firstName, lastName].some((name) => keysOf(name).startsWith(keys)),
  );
}

function keysOf(name: string): string {
  return [...name.normalize('NFKD').toLowerCase()].map((letter) => KEY_OF_LETTER.get(letter) ?? '').join('');
}
