import type { FieldTable } from './field.ts';
import type { Filter, Resource } from './resource.ts';

/**
 * Finds mistakes of a declaration when the program starts. Lists are narrowed and ordered by columns that everybody is
 * shown: a hidden field could be found out by asking.
 * @throws Error that names the field
 */
export function requireSound(resource: Resource): void {
  const { path, key, searched = [], filters = {}, order = [], references = [], children = [] } = resource;
  const asked = [...searched, ...Object.entries(filters).map(filteredField), ...order.map(({ field }) => field)];
  const known = [...asked, key.field, ...references.map(({ field }) => field), ...(resource.listed ?? [])];
  requireFields(path, resource, resource.named === undefined ? known : [...known, resource.named]);
  for (const child of children) {
    const names = [child.key.field, child.position, ...(child.references ?? []).map(({ field }) => field)];
    requireFields(`${path} ${child.field}`, child, names);
  }
  const unfit = [...asked, key.field].find((name) => {
    const field = resource.fields[name];
    return field?.computed || field?.shownTo || field?.secret;
  });
  if (unfit !== undefined) throw new Error(`${path} cannot be searched, filtered or ordered by ${unfit}`);
}

export function filteredField([key, filter]: readonly [string, Filter]): string {
  return typeof filter === 'string' ? key : filter.field;
}

function requireFields(path: string, { fields }: FieldTable, names: readonly string[]): void {
  const missing = names.find((name) => !fields[name]);
  if (missing !== undefined) throw new Error(`${path} has no field ${missing}`);
}
