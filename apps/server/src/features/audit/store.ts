import type { Tables, Trx } from '@strowger/db';
import type { Selectable } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { type ListQuery, readWindow } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import type { AuditFilter } from './filter.ts';

export const SORTABLE = ['audit_id', 'at', 'username', 'resource', 'action'] as const;
const SEARCHED = ['username', 'path', 'resource_id'] as const;

/** Rows of the window and their number, within the scope. */
export function findAuditRows(trx: Trx, scope: Scope, filter: AuditFilter, list: ListQuery) {
  const direction = (list.descending ?? list.sort === null) ? 'desc' : 'asc';
  const column = SORTABLE.find((name) => name === list.sort) ?? 'audit_id';
  const found = matching(trx, scope, filter, list.search);
  const sorted = found.selectAll().orderBy(column, direction).orderBy('audit_id', direction).offset(list.offset);
  const counted = found.select((eb) => eb.fn.countAll<number>().as('total'));
  return readWindow(
    list,
    (limit) => sorted.limit(limit).execute(),
    async () => (await counted.executeTakeFirstOrThrow()).total,
  );
}

export type AuditEntry = Selectable<Tables['audit']>;

/** All rows within the scope, newest first, as they are read. */
export function streamAuditRows(
  trx: Trx,
  scope: Scope,
  filter: AuditFilter,
  search: string,
): AsyncIterable<AuditEntry> {
  return matching(trx, scope, filter, search).selectAll().orderBy('audit_id', 'desc').stream(500);
}

function matching(trx: Trx, scope: Scope, filter: AuditFilter, search: string) {
  const { tenantId, userId, resource, resourceId, action, from, before } = filter;
  return trx
    .selectFrom('audit')
    .where((eb) =>
      eb.and([
        ...(scope.kind === 'platform' ? [] : [eb('tenant_id', '=', scope.tenantId)]),
        ...(tenantId === undefined ? [] : [eb('tenant_id', '=', tenantId)]),
        ...(userId === undefined ? [] : [eb('user_id', '=', userId)]),
        ...(resource === undefined ? [] : [eb('resource', '=', resource)]),
        ...(resourceId === undefined ? [] : [eb('resource_id', '=', resourceId)]),
        ...(action === undefined ? [] : [eb('action', '=', action)]),
        ...(from === undefined ? [] : [eb('at', '>=', from)]),
        ...(before === undefined ? [] : [eb('at', '<', before)]),
        ...(search === '' ? [] : [eb.or(SEARCHED.map((field) => eb(field, 'ilike', containsPattern(search))))]),
      ]),
    );
}
