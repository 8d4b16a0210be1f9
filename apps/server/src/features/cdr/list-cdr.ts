import type { Tables, Trx } from '@strowger/db';
import type { OrderByModifiers, SelectQueryBuilder } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { parseListQuery, readWindow } from '../../http/list-query.ts';
import { clampLimit, clampOffset } from './filters.ts';
import { CDR_COLUMNS } from './presenter.ts';
import { type CdrFilter, cdrQuery, countCdr } from './store.ts';

type Query = Readonly<Record<string, string>>;

const SORTABLE = [
  'start_time',
  'end_time',
  'duration',
  'billsec',
  'caller_number',
  'destination',
  'hangup_cause',
  'direction',
  'call_type',
  'id',
] as const;
type Sortable = (typeof SORTABLE)[number];

export interface CdrWindow {
  readonly limit: number;
  readonly offset: number;
  readonly sort: Sortable;
  readonly order: 'asc' | 'desc';
  readonly countOnly: boolean;
}

/**
 * Window and order of a record list: the section's own `limit` and `offset` (contract 40), or the general paging keys.
 * @param defaults page size when none or a bad one is sent, and the largest one
 */
export function cdrWindow(query: Query, defaults: { limit: number; max: number }): CdrWindow {
  const list = parseListQuery(query, SORTABLE);
  const general = query.page ?? query.per_page ?? query.pageSize ?? query.pagesize;
  const own = {
    limit: clampLimit(query.limit, defaults.limit, defaults.max),
    offset: clampOffset(query.offset),
  };
  const { limit, offset } =
    general === undefined ? own : { limit: Math.min(list.limit, defaults.max), offset: list.offset };
  const sort = SORTABLE.find((name) => name === list.sort) ?? 'start_time';
  return { limit, offset, sort, order: list.descending === false ? 'asc' : 'desc', countOnly: list.countOnly };
}

/** The rows of the window and the count of all that match. */
export async function listCdr(trx: Trx, scope: Scope, filter: CdrFilter, window: CdrWindow) {
  const rows = ordered(cdrQuery(trx, scope, filter), window)
    .select([...CDR_COLUMNS, 'caller_id_name', 'missed_call'])
    .offset(window.offset);
  return readWindow(
    window,
    (limit) => rows.limit(limit).execute(),
    () => countCdr(cdrQuery(trx, scope, filter)),
  );
}

/** Newest first, unless asked otherwise; the id decides between equals. */
export function ordered(
  query: SelectQueryBuilder<Tables, 'cdr', object>,
  window: { readonly sort: Sortable; readonly order: 'asc' | 'desc' },
): SelectQueryBuilder<Tables, 'cdr', object> {
  const order: OrderByModifiers = window.order;
  const sorted = query.orderBy(window.sort, order);
  return window.sort === 'id' ? sorted : sorted.orderBy('id', order);
}

export const NEWEST_FIRST = { sort: 'start_time', order: 'desc' } as const;
