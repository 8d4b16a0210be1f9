import type { RawBuilder } from 'kysely';
import type { TSchema } from 'typebox';
import type { CallerKind } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import type { RouteContext } from '../route.ts';

/** Values by field name, as the API shows them. */
export type Shown = Readonly<Record<string, unknown>>;

/** What a write of a resource needs of its request. */
export type Writer = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'scope' | 'audit' | 'emit'>;

/** One field of a resource: the only description of it, for validation, storage, answers and the API's document. */
export interface Field {
  /** Of a value as it comes in and goes out; `nullable(…)` where clients may clear it. */
  readonly schema: TSchema;
  /** Default: the field's name. */
  readonly column?: string;
  /** Instead of a column: an expression over the row `r`, such as a subquery. Never written. */
  readonly computed?: RawBuilder<unknown>;
  /** Must be sent with a create. Absent: the column's default fills it. */
  readonly required?: true;
  /** `once`: with a create only, ignored afterwards; `never`: only shown. Default: always. */
  readonly write?: 'once' | 'never';
  /** Left out of the rows of the list. */
  readonly inList?: false;
  /** Kinds of callers who are shown it and may set it; absent: everybody who reaches the row. */
  readonly shownTo?: readonly CallerKind[];
  /** From the stored value to the shown one. */
  readonly show?: (stored: unknown) => unknown;
  /** From the sent value to the stored one. */
  readonly store?: (sent: unknown) => unknown;
}

/**
 * How a query key narrows the list: `id` a number, `text` equality in any case, `contains` and `prefix` in any case,
 * `flag` a truth value. Empty values are ignored (contract 10 §2.5).
 */
export type Filter = 'id' | 'text' | 'contains' | 'prefix' | 'flag';

/** A field that names a row elsewhere, of the same tenant unless it is the platform's. */
export interface Reference {
  readonly field: string;
  readonly table: string;
  readonly column: string;
  /** The table has no tenants. */
  readonly ofPlatform?: true;
  /** Status when there is none: 400 in file 10, 422 where a file says so (contract 10 §2.3). */
  readonly status: 400 | 422;
}

/**
 * A write under way: the object before (null: a create) and after it (null: a delete). Before a create, `after` holds what
 * was sent.
 */
export interface Change {
  readonly writer: Writer;
  readonly tenantId: number | null;
  readonly before: Shown | null;
  readonly after: Shown | null;
}

/**
 * A resource that is one table with the five verbs of contract 10 §2.2. What is special goes into the hooks; a resource
 * that is mostly special is better written by hand.
 */
export interface Resource {
  /** Also its name in audit and events: `/contact_dncs`. */
  readonly path: string;
  readonly tag: string;
  /** One object, as people read it: `Contact`. */
  readonly what: string;
  /** Many of them: `Contacts`. */
  readonly plural: string;
  readonly table: string;
  /** Primary key; the answer to a create. */
  readonly key: { readonly field: string; readonly kind: 'id' | 'uuid' };
  readonly fields: Readonly<Record<string, Field>>;
  /** Whose rows there are. */
  readonly rows: {
    /** Column of the tenant, behind the fence; null: rows belong to the platform. */
    readonly tenant: string | null;
    /** Column of the user who made the row: end users reach their own rows only. Absent: all of the tenant's. */
    readonly owner?: string;
    /** End users see the tenant's rows, and change their own. */
    readonly ownerSees?: 'tenant';
  };
  /** Who may what; a verb that is absent is 405. */
  readonly access: {
    readonly list?: Access;
    readonly read?: Access;
    readonly create?: Access;
    readonly update?: Access;
    readonly delete?: Access;
  };
  /** Field of `search`, and of the portal's search keys: one key alone is equality. */
  readonly searched?: readonly string[];
  /** By field; beside it `tenant_id` for super admins. */
  readonly filters?: Readonly<Record<string, Filter>>;
  /** Order of the list unless the request sorts. Default: the key, newest first. */
  readonly order?: { readonly field: string; readonly descending?: true };
  /** Columns the mechanism keeps. */
  readonly times?: { readonly created?: string; readonly updated?: string };
  /** Fields of clients' forms that are dropped, beside everything that is shown (contract 10 §2.1 b). */
  readonly ignored?: readonly string[];
  readonly references?: readonly Reference[];
  /** Message of the 409 where a unique index objects. */
  readonly taken?: string;
  readonly hooks?: {
    /** Before the write, the row locked: refuses by throwing. */
    readonly before?: (change: Change) => Promise<void>;
    /** After the write, in its transaction. */
    readonly after?: (change: Change) => Promise<void>;
  };
}

export function columnOf(resource: Resource, field: string): string {
  return resource.fields[field]?.column ?? field;
}

/** Fields a body may carry, of a create or of an update. */
export function writableFields(resource: Resource, verb: 'create' | 'update'): [name: string, field: Field][] {
  return Object.entries(resource.fields).filter(
    ([name, { write, computed }]) =>
      name !== resource.key.field &&
      computed === undefined &&
      write !== 'never' &&
      (write === undefined || verb === 'create'),
  );
}

/** Names of the fields that a caller is shown, in the list or of one object. */
export function shownFields({ fields }: Resource, where: 'list' | 'object', caller: CallerKind): string[] {
  return Object.entries(fields).flatMap(([name, { inList, shownTo }]) =>
    (where === 'list' && inList === false) || (shownTo && !shownTo.includes(caller)) ? [] : [name],
  );
}

/**
 * Lists are narrowed and ordered by columns that everybody is shown: a hidden field could be found out by asking.
 * @throws Error that names the field
 */
export function requireSound({
  path,
  key,
  fields,
  searched = [],
  filters = {},
  order,
  references = [],
}: Resource): void {
  const asked = [...searched, ...Object.keys(filters), ...(order ? [order.field] : []), key.field];
  for (const name of [...asked, ...references.map(({ field }) => field)]) {
    if (!fields[name]) throw new Error(`${path} has no field ${name}`);
  }
  const unfit = asked.find((name) => fields[name]?.computed || fields[name]?.shownTo);
  if (unfit !== undefined) throw new Error(`${path} cannot be searched, filtered or ordered by ${unfit}`);
}
