import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../../access/scope.ts';
import { NEWEST_FIRST, ordered } from '../list-cdr.ts';
import { type CdrFilter, cdrQuery } from '../store.ts';

/** So many records are read for it; of a longer list the newest. */
const MOST_READ = 50_000;

const COLUMNS = { destination: 'destination', extension: 'extension', caller: 'caller_number' } as const;
export type TopBy = keyof typeof COLUMNS;

export interface TopNumber {
  readonly number: string;
  readonly calls: number;
  readonly answered: number;
  readonly minutes: number;
}

export interface TopNumbers {
  /** Records that were counted. */
  readonly counted: number;
  /** All that match were; else the newest. */
  readonly complete: boolean;
  readonly rows: readonly TopNumber[];
}

/** The numbers with the most calls among the newest 50,000 that match. */
export async function readTopNumbers(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  { by, limit }: { readonly by: TopBy; readonly limit: number },
): Promise<TopNumbers> {
  const read = ordered(cdrQuery(trx, scope, filter), NEWEST_FIRST)
    .select([sql<string>`coalesce(${sql.ref(COLUMNS[by])}, '')`.as('number'), 'status', 'billsec'])
    .limit(MOST_READ + 1);
  const { rows } = await sql<TopNumber & { readonly counted: number }>`
    with read as ${read}
    select number, count(*) as calls, count(*) filter (where status = 'answered') as answered,
      round(sum(billsec) / 60.0, 2)::float8 as minutes, (select count(*) from read) as counted
    from read group by number order by calls desc, number limit ${limit + 1}`.execute(trx);
  const counted = rows[0]?.counted ?? 0;
  return {
    counted: Math.min(counted, MOST_READ),
    complete: counted <= MOST_READ,
    rows: rows
      .filter(({ number }) => number !== '')
      .slice(0, limit)
      .map(({ number, calls, answered, minutes }) => ({ number, calls, answered, minutes })),
  };
}
