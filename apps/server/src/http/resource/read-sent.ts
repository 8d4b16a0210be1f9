import type { CallerKind } from '../../access/caller.ts';
import { errors } from '../errors.ts';
import type { Children } from './children.ts';
import { type Field, type FieldTable, isSame, type Shown } from './field.ts';
import type { Resource } from './resource.ts';
import { isNullable } from './resource-schemas.ts';

/**
 * What a body that its schema has let through sets: `""` is null where a field may be null, and arrays
 * stand under their own names.
 */
export function readSent(resource: Resource, body: unknown): Shown {
  const sent = readFields(resource, body);
  for (const child of resource.children ?? []) readArray(child, sent);
  return sent;
}

function readArray(child: Children, sent: Record<string, unknown>): void {
  const { field, alias = field } = child;
  const rows = sent[field] ?? sent[alias];
  if (alias !== field) delete sent[alias];
  if (Array.isArray(rows)) sent[field] = rows.map((row) => readFields(child, row));
}

function readFields({ fields }: FieldTable, body: unknown): Record<string, unknown> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const field = fields[name];
      return [name, field && isClearing(field, value) ? null : value];
    }),
  );
}

function isClearing({ schema, clearedBy }: Field, value: unknown): boolean {
  return (value === '' && isNullable(schema)) || (clearedBy !== undefined && value === clearedBy);
}

/** The part of what was sent that differs from the object; arrays always do. */
export function changedFields({ children = [] }: Resource, sent: Shown, before: Shown): Shown {
  const arrays = new Set(children.map(({ field }) => field));
  return Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => arrays.has(name) || !isSame(value, before[name])),
  );
}

/**
 * A field that a caller is not shown he may not even guess at; one that he only may not change he may send back.
 * @throws ApiError 403 that names the fields
 */
export function requireAllowedFields({ fields }: Resource, sent: Shown, changes: Shown, kind: CallerKind): void {
  const closed = Object.keys(sent).filter(
    (name) =>
      fields[name]?.shownTo?.includes(kind) === false ||
      (Object.hasOwn(changes, name) && fields[name]?.setBy?.includes(kind) === false),
  );
  if (closed.length > 0) throw errors.forbidden(`You may not set ${closed.join(', ')}`);
}
