import { sql } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { epochFilter, flagFilter, idFilter, tenantFilter } from '../list-filters.ts';
import { containsPattern, prefixPattern, readFieldSearch } from '../portal-search.ts';
import { columnOf, type Filter, type Resource } from './resource.ts';

export type Condition = RawBuilder<unknown>;
type Query = Readonly<Record<string, string>>;

const column = (resource: Resource, field: string) => sql.ref(`r.${columnOf(resource, field)}`);
const lower = (value: RawBuilder<unknown>) => sql`lower(${value}::text)`;

/** The rows a caller reaches at all (contract 10 §2.6); the fence stands behind it. */
export function scopeConditions({ rows }: Resource, scope: Scope, verb: 'see' | 'change'): Condition[] {
  if (scope.kind === 'platform') return [];
  const conditions: Condition[] = [];
  if (rows.tenant !== null) conditions.push(sql`${sql.ref(`r.${rows.tenant}`)} = ${scope.tenantId}`);
  const isOwnOnly = verb === 'change' || rows.ownerSees !== 'tenant';
  if (scope.kind === 'own' && rows.owner !== undefined && isOwnOnly) {
    conditions.push(sql`${sql.ref(`r.${rows.owner}`)} = ${scope.userId}`);
  }
  return conditions;
}

/** What the query of a list asks for (contract 10 §2.5). */
export function queryConditions(resource: Resource, query: Query, search: string): Condition[] {
  const { filters = {}, searched = [], rows, times } = resource;
  const conditions: Condition[] = [];
  const tenantId = rows.tenant === null ? undefined : tenantFilter(query['tenant_id']);
  if (rows.tenant !== null && tenantId !== undefined) {
    conditions.push(sql`${sql.ref(`r.${rows.tenant}`)} = ${tenantId}`);
  }
  for (const [field, kind] of Object.entries(filters)) {
    const condition = filterCondition(column(resource, field), kind, query[field]);
    if (condition) conditions.push(condition);
  }
  if (times?.created) conditions.push(...timeConditions(sql.ref(`r.${times.created}`), query));
  return [...conditions, ...searchConditions(resource, searched, query, search)];
}

function filterCondition(ref: RawBuilder<unknown>, kind: Filter, sent: string | undefined): Condition | null {
  const text = sent?.trim() ?? '';
  if (text === '') return null;
  switch (kind) {
    case 'id':
      return sql`${ref} = ${idFilter(text) ?? -1}`;
    case 'flag': {
      const flag = flagFilter(text);
      return flag === undefined ? sql`false` : sql`${ref} = ${flag}`;
    }
    case 'text':
      return sql`${lower(ref)} = ${text.toLowerCase()}`;
    case 'contains':
      return sql`${lower(ref)} like ${containsPattern(text.toLowerCase())}`;
    case 'prefix':
      return sql`${lower(ref)} like ${prefixPattern(text.toLowerCase())}`;
  }
}

function timeConditions(ref: RawBuilder<unknown>, query: Query): Condition[] {
  const [before, after] = [epochFilter(query['before']), epochFilter(query['after'])];
  return [...(before ? [sql`${ref} <= ${before}`] : []), ...(after ? [sql`${ref} >= ${after}`] : [])];
}

function searchConditions(resource: Resource, searched: readonly string[], query: Query, search: string): Condition[] {
  const { anyContains, equal } = readFieldSearch(query, searched, search);
  const conditions: Condition[] = equal.map(
    ({ field, value }) => sql`${lower(column(resource, field))} = ${value.toLowerCase()}`,
  );
  if (anyContains === '' || searched.length === 0) return conditions;
  const pattern = containsPattern(anyContains.toLowerCase());
  const any = searched.map((field) => sql`${lower(column(resource, field))} like ${pattern}`);
  return [...conditions, sql`(${sql.join(any, sql` or `)})`];
}
