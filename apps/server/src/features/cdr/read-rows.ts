import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { branchesOf, hasAlternatives, MOST_ROWS } from './branches.ts';
import { type CdrWindow, LISTED, ordered } from './cdr-window.ts';
import { byOrderedIndexes } from './ordered-indexes.ts';
import type { ListedCdr } from './presenter.ts';
import { spansOf } from './spans.ts';
import { type CdrFilter, cdrQuery } from './store.ts';

type RowsAsked = Omit<CdrWindow, 'countOnly'>;

/** The rows of a window, in its order. */
export async function readRows(trx: Trx, scope: Scope, filter: CdrFilter, window: RowsAsked): Promise<ListedCdr[]> {
  const branches = await branchesOf(trx, scope, filter, window);
  if (branches !== null) return byOrderedIndexes(trx, () => readBranches(trx, branches, window));
  if (hasAlternatives(scope, filter) && window.sort === 'start_time' && window.offset + window.limit <= MOST_ROWS) {
    return readSpans(trx, scope, filter, window);
  }
  return readOrdered(trx, scope, filter, window);
}

function readOrdered(trx: Trx, scope: Scope, filter: CdrFilter, window: RowsAsked): Promise<ListedCdr[]> {
  return ordered(cdrQuery(trx, scope, filter), window)
    .select([...LISTED])
    .offset(window.offset)
    .limit(window.limit)
    .execute();
}

/**
 * The rows of a window in order of time, one part of the time after the other, until the window is full.
 * @param most records that are looked through first, as of `cutSpans`
 */
export async function readSpans(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  window: RowsAsked,
  most?: number,
): Promise<ListedCdr[]> {
  const wanted = window.offset + window.limit;
  const rows: ListedCdr[] = [];
  for (const span of await spansOf(trx, scope, filter, window.order, most)) {
    const limit = wanted - rows.length;
    rows.push(...(await readOrdered(trx, scope, { ...filter, ...span }, { ...window, offset: 0, limit })));
    if (rows.length >= wanted) break;
  }
  return rows.slice(window.offset);
}

/** Each alternative has an index that gives its records in their order, of which no more than a window is read. */
async function readBranches(
  trx: Trx,
  branches: readonly { readonly scope: Scope; readonly filter: CdrFilter }[],
  { sort, order, offset, limit }: RowsAsked,
): Promise<ListedCdr[]> {
  if (branches.length === 0) return [];
  const parts = branches.map(({ scope, filter }) => {
    const part = ordered(cdrQuery(trx, scope, filter), { sort, order }).select([...LISTED]);
    return sql`(${part.limit(offset + limit)})`;
  });
  const by = sql`${sql.ref(sort)} ${sql.raw(order)}, id ${sql.raw(order)}`;
  const { rows } = await sql<ListedCdr>`
    select * from (${sql.join(parts, sql` union `)}) as found order by ${by} offset ${offset} limit ${limit}`.execute(
    trx,
  );
  return rows;
}
