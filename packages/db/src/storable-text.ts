/** An escape of JSON text, taken whole. `JSON.stringify` escapes surrogates only where they stand alone. */
const ESCAPE = /\\(?:u0000|ud[89a-f][\da-f]{2}|.)/g;
const REPLACEMENT = '\ufffd';

/**
 * JSON text for a parameter of type `jsonb`. PostgreSQL holds neither NUL nor half of a surrogate pair and refuses all
 * of a statement for one of them; phones send both. U+FFFD stands for them.
 */
export function jsonbText(value: object): string {
  const text = JSON.stringify(value);
  return text.includes('\\u') ? text.replace(ESCAPE, (one) => (one.length === 6 ? REPLACEMENT : one)) : text;
}

/** A statement's parameter as PostgreSQL takes it: for NUL in text stands U+FFFD, as for halves of surrogate pairs in UTF-8. */
export function storable(parameter: unknown): unknown {
  if (typeof parameter === 'string')
    return parameter.includes('\0') ? parameter.replaceAll('\0', REPLACEMENT) : parameter;
  return Array.isArray(parameter) ? parameter.map(storable) : parameter;
}
