import type { RawBuilder } from 'kysely';
import type { TSchema } from 'typebox';
import type { CallerKind } from '../../access/caller.ts';

/** Values by field name, as the API shows them. */
export type Shown = Readonly<Record<string, unknown>>;

/** One field of a resource: the only description of it, for validation, storage, answers and the API's document. */
export interface Field {
  /** Of a value as it comes in and goes out; `nullable(…)` where clients may clear it with `null` or `""`. */
  readonly schema: TSchema;
  /** Default: the field's name. */
  readonly column?: string;
  /** Instead of a column: an expression over the row `r`, such as a subquery. Never written. */
  readonly computed?: RawBuilder<unknown>;
  /** Read instead of the column, which is written all the same: an expression over the row `r` that knows what a null follows from. */
  readonly followed?: RawBuilder<unknown>;
  /** Must be sent with a create. Absent: the column's default fills it. */
  readonly required?: true;
  /** `once`: with a create only, ignored afterwards; `never`: only shown. Default: always. */
  readonly write?: 'once' | 'never';
  /** Kinds of callers who are shown it and may set it; absent: everybody who reaches the row. */
  readonly shownTo?: readonly CallerKind[];
  /** Kinds of callers who may change it, of those who are shown it; absent: all of them. */
  readonly setBy?: readonly CallerKind[];
  /** Never in lists, masked in the audit log. See `secretField`. */
  readonly secret?: true;
  /** Its change is told as one of this field, which does not show it: a secret that answers are masked of. */
  readonly standsFor?: string;
  /** The word that clears it, of a field that what is empty leaves as it is. */
  readonly clearedBy?: string;
  /** From the stored value to the shown one. */
  readonly show?: (stored: unknown) => unknown;
  /** From the sent value to the stored one. */
  readonly store?: (sent: unknown) => unknown;
}

/** A table whose columns are described by fields: a resource, or the child rows of one. */
export interface FieldTable {
  readonly table: string;
  /** Primary key, made by the database; a name is sent with a create, or set by the hook that completes it. */
  readonly key: { readonly field: string; readonly kind: 'id' | 'uuid' | 'name' };
  readonly fields: Readonly<Record<string, Field>>;
}

export function columnOf({ fields }: FieldTable, field: string): string {
  return fields[field]?.column ?? field;
}

/** Fields a body may carry, of a create or of an update. */
export function writableFields({ fields, key }: FieldTable, verb: 'create' | 'update'): [name: string, field: Field][] {
  const isOpen = (name: string) => name !== key.field || (key.kind === 'name' && verb === 'create');
  return Object.entries(fields).filter(
    ([name, { write, computed }]) =>
      isOpen(name) && computed === undefined && write !== 'never' && (write === undefined || verb === 'create'),
  );
}

/** Columns and stored values of these fields, computed ones and the key aside. */
export function columnsOf(table: FieldTable, values: Shown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = table.fields[name];
      const value = values[name];
      const isMade = name === table.key.field && table.key.kind !== 'name';
      if (field === undefined || field.computed || value === undefined || isMade) return [];
      return [[columnOf(table, name), field.store ? field.store(value) : value]];
    }),
  );
}

export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
