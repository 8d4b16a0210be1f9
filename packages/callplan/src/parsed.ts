/** What a parser of stored text answers: the value, or a text for the user that names what is wrong. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function unreadable(error: string): Parsed<never> {
  return { ok: false, error };
}

const LONGEST_QUOTE = 64;

/** Text from outside as error texts and decisions show it: in quotes, escaped, cut to a bearable length. */
export function quote(text: string): string {
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return JSON.stringify(shown).replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escaped);
}

/** JSON leaves delete, the C1 controls and the line separators as they are. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
