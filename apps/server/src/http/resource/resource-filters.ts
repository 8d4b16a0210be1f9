import { sql } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import { epochFilter, flagFilter, idFilter, tenantFilter } from '../list-filters.ts';
import { containsPattern, prefixPattern, readFieldSearch } from '../portal-search.ts';
import { columnOf } from './field.ts';
import { filteredField } from './require-sound.ts';
import type { FilterKind, Reader, Resource, RowReach } from './resource.ts';

export type Condition = RawBuilder<unknown>;
type Query = Readonly<Record<string, string>>;

const column = (resource: Resource, field: string) => sql.ref(`r.${columnOf(resource, field)}`);
const lower = (value: RawBuilder<unknown>) => sql`lower(${value}::text)`;

/** The rows a caller reaches at all (contract 10 §2.6); the fence stands behind it. */
export function reachConditions(
  { rows }: Resource,
  { caller, scope }: Pick<Reader, 'caller' | 'scope'>,
  verb: 'see' | 'change',
): Condition[] {
  const conditions: Condition[] = rows.seen ? [rows.seen(caller)] : [];
  if (rows.deleted !== undefined) conditions.push(sql`${sql.ref(`r.${rows.deleted}`)} is null`);
  if (scope.kind === 'platform') return conditions;
  if (rows.tenant !== null) conditions.push(ofTenant(rows, scope.tenantId, verb));
  const isOwnOnly = verb === 'change' || rows.ownerSees !== 'tenant';
  if (scope.kind === 'own' && rows.owner !== undefined && isOwnOnly) {
    const { owner } = rows;
    conditions.push(
      typeof owner === 'string' ? sql`${sql.ref(`r.${owner}`)} = ${scope.userId}` : sql`(${owner(scope.userId)})`,
    );
  }
  return conditions;
}

function ofTenant({ tenant, common }: RowReach, tenantId: number, verb: 'see' | 'change'): Condition {
  const ref = sql.ref(`r.${tenant}`);
  return common && verb === 'see' ? sql`(${ref} = ${tenantId} or ${ref} is null)` : sql`${ref} = ${tenantId}`;
}

/** What the query of a list asks for (contract 10 §2.5). */
export function queryConditions(resource: Resource, query: Query, search: string): Condition[] {
  const { filters = {}, related = {}, relatedTexts = {}, rows, times } = resource;
  const conditions: Condition[] = [];
  const tenantId = rows.tenant === null ? undefined : tenantFilter(query['tenant_id']);
  if (rows.tenant !== null && tenantId !== undefined) {
    conditions.push(sql`${sql.ref(`r.${rows.tenant}`)} = ${tenantId}`);
  }
  for (const [key, filter] of Object.entries(filters)) {
    const kind = typeof filter === 'string' ? filter : filter.by;
    const condition = filterCondition(column(resource, filteredField([key, filter])), kind, query[key]);
    if (condition) conditions.push(condition);
  }
  for (const [key, condition] of Object.entries(related)) {
    const text = query[key]?.trim() ?? '';
    if (text !== '') conditions.push(condition(idFilter(text) ?? -1));
  }
  for (const [key, condition] of Object.entries(relatedTexts)) {
    const text = query[key]?.trim() ?? '';
    if (text !== '') conditions.push(condition(text));
  }
  if (times?.created) conditions.push(...timeConditions(sql.ref(`r.${times.created}`), query));
  return [...conditions, ...searchConditions(resource, query, search)];
}

function filterCondition(ref: RawBuilder<unknown>, kind: FilterKind, sent: string | undefined): Condition | null {
  const text = sent?.trim() ?? '';
  if (text === '') return null;
  switch (kind) {
    case 'id':
      return sql`${ref} = ${idFilter(text) ?? -1}`;
    case 'digits_end': {
      const digits = text.replace(/[^0-9]/g, '');
      const own = sql`regexp_replace(${ref}::text, '[^0-9]', '', 'g')`;
      return digits === '' ? sql`false` : sql`${own} like ${`%${digits}`}`;
    }
    case 'flag': {
      const flag = flagFilter(text);
      return flag === undefined ? sql`false` : sql`${ref} = ${flag}`;
    }
    case 'mask': {
      const bits = idFilter(text) ?? -1;
      return bits < 0 ? sql`false` : sql`(${ref} & ${bits}::integer) = ${bits}`;
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

/** A key that is a filter narrows as that, and is none of the portal's search keys. */
export function searchKeys({ searched = [], filters = {} }: Resource): string[] {
  return searched.filter((field) => !Object.hasOwn(filters, field));
}

function searchConditions(resource: Resource, query: Query, search: string): Condition[] {
  const { searched = [] } = resource;
  const { anyContains, equal } = readFieldSearch(query, searchKeys(resource), search);
  const conditions: Condition[] = equal.map(
    ({ field, value }) => sql`${lower(column(resource, field))} = ${value.toLowerCase()}`,
  );
  if (anyContains === '' || searched.length === 0) return conditions;
  const pattern = containsPattern(anyContains.toLowerCase());
  const any = searched.map((field) => sql`${lower(column(resource, field))} like ${pattern}`);
  return [...conditions, sql`(${sql.join(any, sql` or `)})`];
}
