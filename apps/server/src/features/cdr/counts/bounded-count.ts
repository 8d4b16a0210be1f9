import { savepoint, sql, type Trx } from '@strowger/db';
import { byOrderedIndexes } from '../ordered-indexes.ts';
import { type CdrQuery, countCdr } from '../store.ts';

/** How many records match; `exact` is false where counting them all would take too long, and the planner guessed. */
export interface Total {
  readonly total: number;
  readonly exact: boolean;
}

/** Beside rows a count is worth so much; asked for by itself it is worth more. */
const BESIDE_ROWS = { most: 2_000, ms: 1_000 };
const BY_ITSELF = { most: Number.MAX_SAFE_INTEGER, ms: 15_000 };

interface Counting {
  /** The count is all that is asked for. */
  readonly countOnly: boolean;
  /**
   * The same records by queries to each of which one index leads, as to those of a domain: a bounded count need not read
   * it to its end. Null: there are no such indexes.
   */
  readonly byIndex: readonly CdrQuery[] | null;
}

/** Counts records one by one, within bounds of number and time; beyond them the answer is an estimate. */
export async function countWithin(trx: Trx, query: CdrQuery, { countOnly, byIndex }: Counting): Promise<Total> {
  const { most, ms } = countOnly ? BY_ITSELF : BESIDE_ROWS;
  const total = await withinTime(trx, ms, () => {
    if (countOnly) return countCdr(trx, query);
    if (byIndex === null) return countCdr(trx, query.limit(most + 1));
    return byOrderedIndexes(trx, () => countTogether(trx, byIndex, most + 1));
  });
  if (total !== null && total <= most) return { total, exact: true };
  return { total: Math.max(await estimate(trx, query), total ?? 0), exact: false };
}

/** Records that any of the queries finds, no more than so many. */
async function countTogether(trx: Trx, queries: readonly CdrQuery[], most: number): Promise<number> {
  const [only] = queries;
  if (only === undefined) return 0;
  if (queries.length === 1) return countCdr(trx, only.limit(most));
  const parts = queries.map((query) => sql`(${query.select('id').limit(most)})`);
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (select 1 from (${sql.join(parts, sql` union `)}) as found limit ${most}) as bounded`.execute(
    trx,
  );
  return rows[0]?.total ?? 0;
}

const QUERY_CANCELED = '57014';

/** @returns null when the work takes longer */
async function withinTime<T>(trx: Trx, ms: number, work: () => Promise<T>): Promise<T | null> {
  try {
    return await savepoint(trx, async () => {
      await sql.raw(`set local statement_timeout = ${ms}`).execute(trx);
      const result = await work();
      await sql`set local statement_timeout to default`.execute(trx);
      return result;
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === QUERY_CANCELED) return null;
    throw error;
  }
}

async function estimate(trx: Trx, query: CdrQuery): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>`
    explain (format json) ${query.select('id')}`.execute(trx);
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}
