import type { OrderByModifiers } from 'kysely';
import { parseListQuery } from '../../http/list-query.ts';
import { clampLimit, clampOffset } from './filters.ts';
import { CDR_COLUMNS } from './presenter.ts';
import type { CdrQuery } from './store.ts';

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

/** What rows of a list are made of. */
export const LISTED = [...CDR_COLUMNS, 'caller_id_name', 'missed_call', 'leg', 'emergency', 'block_reason'] as const;

/** Newest first, unless asked otherwise; the id decides between equals. */
export function ordered(
  query: CdrQuery,
  window: { readonly sort: Sortable; readonly order: 'asc' | 'desc' },
): CdrQuery {
  const order: OrderByModifiers = window.order;
  // Ids and sequence numbers are given out together, and only these have an index.
  if (window.sort === 'id') return query.orderBy('cdr_seq', order);
  return query.orderBy(window.sort, order).orderBy('id', order);
}

export const NEWEST_FIRST = { sort: 'start_time', order: 'desc' } as const;
