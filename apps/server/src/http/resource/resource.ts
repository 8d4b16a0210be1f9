import type { Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { TSchema } from 'typebox';
import type { Caller, CallerKind } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import type { RouteContext } from '../route.ts';
import type { Children } from './children.ts';
import type { FieldTable, Shown } from './field.ts';
import type { Reference } from './references.ts';

/** What a write of a resource needs of its request. */
export type Writer = Pick<
  RouteContext<unknown, Record<string, never>>,
  'trx' | 'caller' | 'scope' | 'query' | 'audit' | 'emit' | 'header'
>;

/** What reading needs of it. */
export type Reader = Pick<Writer, 'trx' | 'caller' | 'scope'>;

/**
 * How a query key narrows the list: `id` a number, `text` equality in any case, `contains` and `prefix` in any case,
 * `digits_end` the end of what digits there are, `flag` a truth value, `mask` bits that all must be set. Empty values are
 * ignored (contract 10 §2.5). The object form is for a key that is not called as its field.
 */
export type Filter = FilterKind | { readonly field: string; readonly by: FilterKind };
export type FilterKind = 'id' | 'text' | 'contains' | 'prefix' | 'digits_end' | 'flag' | 'mask';

/** `numeric`: digits in text are ordered by their value. */
export interface Order {
  readonly field: string;
  readonly descending?: true;
  readonly numeric?: true;
}

export type Verb = 'create' | 'update' | 'delete';

/**
 * A write under way: the object before (null: a create) and after it (null: a delete), child arrays included. Before a
 * create, `after` holds what was sent; before an update, the object with what was sent.
 */
export interface Change {
  readonly writer: Writer;
  readonly tenantId: number | null;
  readonly before: Shown | null;
  readonly after: Shown | null;
}

/** Whose rows there are, and who reaches which (contract 10 §2.6). */
export interface RowReach {
  /** Column of the tenant, behind the fence; null: rows belong to the platform. */
  readonly tenant: string | null;
  /**
   * End users reach their own rows only: those whose column holds their id, which a create fills unless a field of that
   * column is sent, or those for which an expression over the row `r` is true. Absent: all of the tenant's.
   */
  readonly owner?: string | ((userId: number) => RawBuilder<unknown>);
  /** End users see the tenant's rows, and change their own. */
  readonly ownerSees?: 'tenant';
  /** Column of the time: a row that is deleted stays in its table, and nobody reaches it any more. */
  readonly deleted?: string;
  /** Rows of no tenant are seen by everybody; super admins write them. */
  readonly common?: 'seen';
  /** What else must be true of a row `r` for a caller to reach it. */
  readonly seen?: (caller: Caller) => RawBuilder<unknown>;
  /**
   * Runs first in every write of a tenant's row, before the row is locked: takes the locks that come before it, such as
   * that of the number plan, and refuses. What it returns are columns for a new row.
   */
  readonly within?: (writer: Writer, tenantId: number, verb: Verb) => Promise<Shown>;
}

/**
 * A resource that is one table, and its child rows, with the five verbs of contract 10 §2.2. What is special goes into
 * the hooks; a resource that is mostly special is better written by hand. README.md shows a whole one.
 */
export interface Resource extends FieldTable {
  /** Also its name in audit and events: `/contact_dncs`. */
  readonly path: string;
  readonly tag: string;
  /** One object, as people read it: `Contact`. */
  readonly what: string;
  /** Many of them: `Contacts`. */
  readonly plural: string;
  readonly rows: RowReach;
  /** Who may what; a verb that is absent is 405. */
  readonly access: { readonly [verb in 'list' | 'read' | Verb]?: Access };
  /** Fields of the list's rows, in order. Absent: all but secrets. */
  readonly listed?: readonly string[];
  /** Field by which activities call an object. Absent: what the audit log knows as names. */
  readonly named?: string;
  /** Fields of `search`; those without a filter are the portal's search keys too, of which one alone is equality. */
  readonly searched?: readonly string[];
  /** By query key; beside them `tenant_id`, and `before` and `after` where rows have a time. */
  readonly filters?: Readonly<Record<string, Filter>>;
  /** Filters by the id of a row elsewhere, by query key: an expression over the row `r`. */
  readonly related?: Readonly<Record<string, (id: number) => RawBuilder<unknown>>>;
  /** The same by a text, never empty. */
  readonly relatedTexts?: Readonly<Record<string, (text: string) => RawBuilder<unknown>>>;
  /** Order of the list unless the request sorts. Default: the key, newest first. */
  readonly order?: readonly Order[];
  /** Columns the mechanism keeps. */
  readonly times?: { readonly created?: string; readonly updated?: string };
  /** Fields of clients' forms that are dropped, beside everything that is shown (contract 10 §2.1 b). */
  readonly ignored?: readonly string[];
  readonly references?: readonly Reference[];
  /** Status where a body names what is not there: 400 in file 10, 422 where a file says so (contract 10 §2.3). */
  readonly unknownIs?: 422;
  /** Message of the 409 where a unique index objects; the constraint's name tells which. */
  readonly taken?: string | ((constraint: string, object: Shown) => string);
  readonly children?: readonly Children[];
  /** What one object shows beyond its row, read apart; dropped from bodies, but for what `written` names. */
  readonly extras?: {
    readonly fields: Readonly<Record<string, TSchema>>;
    readonly read: (trx: Trx, object: Shown, caller: CallerKind) => Promise<Shown>;
    /** Fields of bodies that the hooks write: they find them in `after`. */
    readonly written?: Readonly<Record<string, TSchema>>;
  };
  readonly hooks?: {
    /** Fields that follow from what was sent; they are written beside it, in its stead where both have them. */
    readonly complete?: (change: Change) => Promise<Shown>;
    /** Before the write, the row locked: refuses by throwing. */
    readonly before?: (change: Change) => Promise<void>;
    /** After the write, in its transaction. */
    readonly after?: (change: Change) => Promise<void>;
  };
}

/** Names of the fields that a caller is shown, in the list or of one object. */
export function shownFields(resource: Resource, where: 'list' | 'object', caller: CallerKind): string[] {
  const { fields } = resource;
  const names = where === 'list' ? listedFields(resource) : Object.keys(fields);
  return names.filter((name) => fields[name]?.shownTo?.includes(caller) !== false);
}

export function listedFields({ fields, listed }: Resource): readonly string[] {
  return (listed ?? Object.keys(fields)).filter((name) => !fields[name]?.secret);
}
