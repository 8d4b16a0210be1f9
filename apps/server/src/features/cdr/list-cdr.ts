import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { readWindow } from '../../http/list-query.ts';
import { branchesOf, hasAlternatives } from './branches.ts';
import type { CdrWindow } from './cdr-window.ts';
import { countWithin, type Total } from './counts/bounded-count.ts';
import { countedBy } from './counts/counted-records.ts';
import { type Place, placeOf, readSlices, totalOf } from './counts/slices.ts';
import type { ListedCdr } from './presenter.ts';
import { readRows } from './read-rows.ts';
import { searchCdr } from './search-cdr.ts';
import { type CdrFilter, type CdrQuery, cdrQuery } from './store.ts';

interface Listed extends Total {
  readonly rows: ListedCdr[];
  /** Of a search that did not look through all records: it looked no further back than this. */
  readonly backTo?: Date | null;
}

/**
 * The rows of the window and the count of all that match. Where the kept counts answer the filter, they also say where
 * in time the rows are, however far the window reaches into the past; else the records are read and counted.
 */
export async function listCdr(trx: Trx, scope: Scope, filter: CdrFilter, window: CdrWindow): Promise<Listed> {
  if (filter.search && !window.countOnly) return searchCdr(trx, scope, filter, window);
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
      const counted = await countWithin(trx, cdrQuery(trx, scope, filter), {
        countOnly: window.countOnly,
        byIndex: await queriesByIndex(trx, scope, filter),
      });
      exact = counted.exact;
      return counted.total;
    },
  );
  return { ...found, exact };
}

async function queriesByIndex(trx: Trx, scope: Scope, filter: CdrFilter): Promise<CdrQuery[] | null> {
  if (!hasAlternatives(scope, filter)) return [cdrQuery(trx, scope, filter)];
  const branches = await branchesOf(trx, scope, filter, { sort: 'start_time', offset: 0, limit: 0 });
  return branches?.map((branch) => cdrQuery(trx, branch.scope, branch.filter)) ?? null;
}

/** Rows of slices: however long the list is, only their time is read. */
function readPlace(trx: Trx, scope: Scope, filter: CdrFilter, window: CdrWindow & Place): Promise<ListedCdr[]> {
  const times = window.slices.flatMap((slice) => [slice.from.getTime(), slice.until.getTime()]);
  const span = { from: new Date(Math.min(...times)), until: new Date(Math.max(...times)) };
  return readRows(trx, scope, { ...filter, ...span }, window);
}
