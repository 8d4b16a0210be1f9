/** What a list's query asks of the resource's search fields (contract 10 §2.5). */
export interface FieldSearch {
  /** Substring that one of the fields must contain, in any case; empty = any. */
  readonly anyContains: string;
  /** Fields that must equal a value, in any case. */
  readonly equal: readonly { readonly field: string; readonly value: string }[];
}

/**
 * The portal sends one key for each search field with the same value: two or more alike mean a substring in any of
 * them, a single key means equality. An empty value is ignored.
 * @param search the platform's own `search=`, which comes first
 */
export function readFieldSearch(
  query: Readonly<Record<string, string>>,
  fields: readonly string[],
  search: string,
): FieldSearch {
  const sent = fields.flatMap((field) => {
    const value = query[field]?.trim() ?? '';
    return value === '' ? [] : [{ field, value }];
  });
  const [first] = sent;
  const alike = sent.length >= 2 && sent.every(({ value }) => value === first?.value);
  if (alike && first && search === '') return { anyContains: first.value, equal: [] };
  return { anyContains: search, equal: alike ? [] : sent };
}

/** A LIKE pattern that finds the text anywhere, its own wildcards taken literally. */
export function containsPattern(text: string): string {
  return `%${literal(text)}%`;
}

/** A LIKE pattern that finds the text at the beginning. */
export function prefixPattern(text: string): string {
  return `${literal(text)}%`;
}

function literal(text: string): string {
  return text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`);
}
