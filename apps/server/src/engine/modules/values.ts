/** Null for a text that says nothing. */
export function nonEmpty(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}

/** The allowed word that a column holds; the first of them for any other. */
export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]], text: string): Word {
  return words.find((word) => word === text) ?? words[0];
}
