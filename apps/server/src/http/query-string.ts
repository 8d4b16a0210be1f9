/** The last value of a repeated key; keys that clients begin with `$`, `?` or `&` lose it (contract 30 §1.2, 10 §8). */
export function parseQuery(raw: unknown): Readonly<Record<string, string>> {
  const query: Record<string, string> = Object.create(null);
  if (typeof raw !== 'object' || raw === null) return query;
  for (const [key, value] of Object.entries(raw)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    query[key.replace(/^[$?&]+/, '')] = typeof last === 'string' ? last.replaceAll('\0', '') : '';
  }
  return query;
}
