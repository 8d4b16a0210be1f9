/** A number with what it is called: `1001 · Alice`; a name that says no more than the number is left out. */
export function namedNumber(number: string, name: string | null | undefined): string {
  const bare = name?.trim() ?? '';
  return bare === '' || bare === number ? number : `${number} · ${bare}`;
}
