import { sql } from '@strowger/db';
import type { SqlBool } from 'kysely';
import { Type } from 'typebox';
import { epochFilter, flagFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';
import { type ListQuery, listQueryKeys } from '../../http/list-query.ts';
import { containsPattern, type FieldSearch, readFieldSearch } from '../../http/portal-search.ts';

/** A table of tenants or users: what their lists have in common (contract 10 §2.5, §4.2, §5.2). */
export interface PartyTable {
  readonly name: 'tenants' | 'users';
  /** Its primary key, by which it is ordered unless the request sorts. */
  readonly key: string;
  /** Who made the row. */
  readonly creator: string;
  /** Fields of the search, each with a query key of its own. */
  readonly searched: readonly string[];
  readonly sortable: readonly string[];
}

export interface PartyFilter {
  readonly search: FieldSearch;
  readonly tenantId?: number | undefined;
  readonly active?: boolean | undefined;
  readonly createdBy?: number | undefined;
  readonly before?: Date | undefined;
  readonly after?: Date | undefined;
}

type Query = Readonly<Record<string, string>>;

/** Query keys of the list, for the document. */
export function partyQueryKeys({ searched }: PartyTable) {
  return {
    ...listQueryKeys,
    ...Object.fromEntries(searched.map((field) => [field, Type.Optional(Type.String())])),
    tenant_id: Type.Optional(Type.Integer()),
    active: Type.Optional(Type.Enum(['0', '1'])),
    created_by: Type.Optional(Type.Integer()),
    before: Type.Optional(Type.Integer()),
    after: Type.Optional(Type.Integer()),
  };
}

export function readPartyFilter({ searched }: PartyTable, query: Query, search: string): PartyFilter {
  return {
    search: readFieldSearch(query, searched, search),
    tenantId: tenantFilter(query['tenant_id']),
    active: flagFilter(query['active']),
    createdBy: idFilter(query['created_by']),
    before: epochFilter(query['before']),
    after: epochFilter(query['after']),
  };
}

/** What the filter demands of a row. */
export function partyCondition(table: PartyTable, filter: PartyFilter) {
  const { search, tenantId, active, createdBy, before, after } = filter;
  const column = (name: string) => sql.ref(`${table.name}.${name}`);
  const lower = (name: string) => sql`lower(${column(name)})`;
  const contains = containsPattern(search.anyContains.toLowerCase());
  const conditions = [
    sql`true`,
    ...(tenantId === undefined ? [] : [sql`${column('tenant_id')} = ${tenantId}`]),
    ...(active === undefined ? [] : [sql`${column('active')} = ${active}`]),
    ...(createdBy === undefined ? [] : [sql`${column(table.creator)} = ${createdBy}`]),
    ...(before === undefined ? [] : [sql`${column('date_created')} <= ${before}`]),
    ...(after === undefined ? [] : [sql`${column('date_created')} >= ${after}`]),
    ...search.equal.map(({ field, value }) => sql`${lower(field)} = ${value.toLowerCase()}`),
  ];
  const anyField = sql.join(
    table.searched.map((field) => sql`${lower(field)} like ${contains}`),
    sql` or `,
  );
  const all = search.anyContains === '' ? conditions : [...conditions, sql`(${anyField})`];
  return sql<SqlBool>`(${sql.join(all, sql` and `)})`;
}

/** Newest first unless the request sorts; text without regard to case. */
export function partyOrder({ name, key, searched }: PartyTable, list: ListQuery) {
  const column = sql.ref(`${name}.${list.sort ?? key}`);
  const sorted = list.sort !== null && searched.includes(list.sort) ? sql`lower(${column})` : column;
  const descending = list.descending ?? list.sort === null;
  return sql`${sorted} ${descending ? sql`desc` : sql`asc`}, ${sql.ref(`${name}.${key}`)} desc`;
}
