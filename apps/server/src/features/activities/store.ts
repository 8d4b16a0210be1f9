import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { type ListQuery, readWindow } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import { type ActivityFilter, TEXT_FIELDS } from './filter.ts';

export const SORTABLE = ['id', 'date', 'username', 'activities', 'ip_address'] as const;

/** The activities that a scope shows and a filter asks for (contract 10 §2.6, §8). */
function matching(trx: Trx, scope: Scope, filter: ActivityFilter) {
  const { tenantId, userId, ofUser, from, before, search } = filter;
  return trx.selectFrom('activities').where((eb) =>
    eb.and([
      ...(scope.kind === 'platform' ? [] : [eb('tenant_id', '=', scope.tenantId)]),
      ...(scope.kind === 'own' ? [eb('user_id', '=', scope.userId)] : []),
      ...(tenantId === undefined ? [] : [eb('tenant_id', '=', tenantId)]),
      ...(userId === undefined ? [] : [eb('user_id', '=', userId)]),
      ...(ofUser === undefined ? [] : [eb('user_id', '=', ofUser)]),
      ...(from === undefined ? [] : [eb('date', '>=', from)]),
      ...(before === undefined ? [] : [eb('date', '<', before)]),
      ...(search.anyContains === ''
        ? []
        : [eb.or(TEXT_FIELDS.map((field) => eb(field, 'ilike', containsPattern(search.anyContains))))]),
      ...search.equal.flatMap(({ field, value }) => {
        const known = TEXT_FIELDS.find((name) => name === field);
        return known ? [eb(known, 'ilike', containsPattern(value))] : [];
      }),
    ]),
  );
}

export type ActivityRow = Awaited<ReturnType<typeof findActivities>>['rows'][number];

/** Rows of the window and the number of all, newest first unless sorted otherwise. */
export function findActivities(trx: Trx, scope: Scope, filter: ActivityFilter, list: ListQuery) {
  const sort = SORTABLE.find((field) => field === list.sort) ?? 'id';
  const direction = (list.descending ?? list.sort === null) ? 'desc' : 'asc';
  const sorted = matching(trx, scope, filter)
    .selectAll()
    .orderBy(sort, direction)
    .orderBy('id', direction)
    .offset(list.offset);
  const counted = matching(trx, scope, filter).select((eb) => eb.fn.countAll<number>().as('total'));
  return readWindow(
    list,
    (limit) => sorted.limit(limit).execute(),
    async () => (await counted.executeTakeFirstOrThrow()).total,
  );
}

/** Every matching row, newest first, a few at a time. */
export function streamActivities(trx: Trx, scope: Scope, filter: ActivityFilter): AsyncIterable<ActivityRow> {
  return matching(trx, scope, filter).selectAll().orderBy('id', 'desc').stream(500);
}
