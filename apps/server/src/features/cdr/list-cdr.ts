import type { Trx } from '@strowger/db';
import type { OrderByModifiers } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { parseListQuery, readWindow } from '../../http/list-query.ts';
import { countWithin, type Total } from './counts/bounded-count.ts';
import { countedBy } from './counts/counted-records.ts';
import { type Place, placeOf, readSlices, totalOf } from './counts/slices.ts';
import { clampLimit, clampOffset } from './filters.ts';
import { CDR_COLUMNS, type PbxCdrRow } from './presenter.ts';
import { type CdrFilter, type CdrQuery, cdrQuery } from './store.ts';

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

const LISTED = [...CDR_COLUMNS, 'caller_id_name', 'missed_call'] as const;

/**
 * The rows of the window and the count of all that match. Where the kept counts answer the filter, they also say where
 * in time the rows are, however far the window reaches into the past; else the records are read and counted.
 */
export async function listCdr(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  window: CdrWindow,
): Promise<Total & { readonly rows: PbxCdrRow[] }> {
  const counted = countedBy(scope, filter);
  if (counted === 'none') return { rows: [], total: 0, exact: true };
  if (counted === null) return readAndCount(trx, scope, filter, window);
  const slices = await readSlices(trx, scope, counted);
  const total = totalOf(slices);
  if (window.countOnly || window.offset >= total) return { rows: [], total, exact: true };
  if (window.sort !== 'start_time') {
    return { rows: await readRows(trx, scope, filter, window), total, exact: true };
  }
  const place = placeOf(window.order === 'asc' ? slices.reverse() : slices, window.offset, window.limit);
  return { rows: await readPlace(trx, scope, filter, { ...window, ...place }), total, exact: true };
}

async function readAndCount(trx: Trx, scope: Scope, filter: CdrFilter, window: CdrWindow) {
  let exact = true;
  const found = await readWindow(
    window,
    (limit) => readRows(trx, scope, filter, { ...window, limit }),
    async () => {
      const counted = await countWithin(trx, cdrQuery(trx, scope, filter), window.countOnly);
      exact = counted.exact;
      return counted.total;
    },
  );
  return { ...found, exact };
}

function readRows(trx: Trx, scope: Scope, filter: CdrFilter, window: CdrWindow): Promise<PbxCdrRow[]> {
  return ordered(cdrQuery(trx, scope, filter), window)
    .select([...LISTED])
    .offset(window.offset)
    .limit(window.limit)
    .execute();
}

/** Rows of slices: however long the list is, only their time is read. */
function readPlace(trx: Trx, scope: Scope, filter: CdrFilter, window: CdrWindow & Place): Promise<PbxCdrRow[]> {
  const times = window.slices.flatMap((slice) => [slice.from.getTime(), slice.until.getTime()]);
  const span = { from: new Date(Math.min(...times)), until: new Date(Math.max(...times)) };
  return readRows(trx, scope, { ...filter, ...span }, window);
}

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
