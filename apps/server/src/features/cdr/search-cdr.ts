import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { type CdrWindow, LISTED, NEWEST_FIRST, ordered } from './cdr-window.ts';
import type { Total } from './counts/bounded-count.ts';
import { byOrderedIndexes } from './ordered-indexes.ts';
import type { ListedCdr } from './presenter.ts';
import { readRows } from './read-rows.ts';
import { type CdrFilter, cdrQuery } from './store.ts';

/** Records that a search looks through, the newest that the other filters leave: no index finds a part of a number. */
const MOST_SEARCHED = 20_000;

interface Found extends Total {
  readonly rows: ListedCdr[];
  /** There are older records that were not looked through, before this time; null: all were. */
  readonly backTo: Date | null;
}

interface Facts {
  readonly total: number;
  readonly searched: number;
  readonly oldest: Date | null;
}

/**
 * Records of which a number, the name or the call id contains a text, among the newest. Of older ones those whose number is
 * exactly that: an index leads to them.
 * @param most how many are looked through
 */
export async function searchCdr(
  trx: Trx,
  scope: Scope,
  { search = '', ...filter }: CdrFilter,
  window: CdrWindow,
  most = MOST_SEARCHED,
): Promise<Found> {
  const { facts, rows } = await byOrderedIndexes(trx, () => searchNewest(trx, scope, { filter, search, most }, window));
  if (facts.searched <= most || facts.oldest === null) {
    return { rows, total: facts.total, exact: true, backTo: null };
  }
  const older = await exactOlder(trx, scope, { ...filter, until: facts.oldest, extension: search }, window);
  const isNewestFirst = window.sort === NEWEST_FIRST.sort && window.order === NEWEST_FIRST.order;
  const room = Math.max(0, window.limit - rows.length);
  const skipped = Math.max(0, window.offset - facts.total);
  return {
    rows: isNewestFirst ? [...rows, ...older.slice(skipped, skipped + room)] : rows,
    total: facts.total + older.length,
    exact: false,
    backTo: facts.oldest,
  };
}

async function searchNewest(
  trx: Trx,
  scope: Scope,
  { filter, search, most }: { readonly filter: CdrFilter; readonly search: string; readonly most: number },
  { sort, order, offset, limit }: CdrWindow,
): Promise<{ facts: Facts; rows: ListedCdr[] }> {
  const newest = ordered(cdrQuery(trx, scope, filter), NEWEST_FIRST)
    .select([...LISTED])
    .limit(most + 1);
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const by = sql`${sql.ref(sort)} ${sql.raw(order)}, id ${sql.raw(order)}`;
  const { rows } = await sql<Facts & { readonly found: boolean } & ListedCdr>`
    with newest as materialized (${newest}), matching as materialized (
      select * from newest where caller_number ilike ${pattern} or destination ilike ${pattern}
        or caller_id_name ilike ${pattern} or call_id ilike ${pattern}
    ), facts as (
      select (select count(*) from matching) as total, (select count(*) from newest) as searched,
        (select min(start_time) from newest) as oldest
    ), page as (select true as found, * from matching order by ${by} offset ${offset} limit ${limit})
    select facts.*, page.* from facts left join page on true order by ${by}`.execute(trx);
  const [first] = rows;
  const facts = first ?? { total: 0, searched: 0, oldest: null };
  return { facts, rows: rows.filter(({ found }) => found) };
}

/** Beyond the newest so many are looked for. */
const MOST_OLDER = 500;

async function exactOlder(trx: Trx, scope: Scope, filter: CdrFilter, { offset, limit }: CdrWindow) {
  return readRows(trx, scope, filter, { ...NEWEST_FIRST, offset: 0, limit: Math.min(offset + limit, MOST_OLDER) });
}
