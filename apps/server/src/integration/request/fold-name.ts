/**
 * The one spelling of a parameter's name (contract 40 B1): `Tenant Domain`, `tenant-domain`, `tenantDomain` and
 * `TENANT_DOMAIN` are `tenant_domain`.
 */
export function foldName(name: string): string {
  return name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[\s_-]+/g, '_')
    .toLowerCase();
}

/** Names that differ in nothing but case and separators: `tenantdomain` is no spelling of ours, but is meant. */
export function squeezeName(folded: string): string {
  return folded.replaceAll('_', '');
}

/** Objects of the body with their names folded, at any depth. Of two spellings of one name the last counts. */
export function foldNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(foldNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [foldName(name), foldNames(inner)]));
}
