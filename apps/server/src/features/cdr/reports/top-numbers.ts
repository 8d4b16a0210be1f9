import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../../../access/scope.ts';
import { NEWEST_FIRST, ordered } from '../cdr-window.ts';
import { type CdrFilter, cdrQuery } from '../store.ts';
import { readTopTenants } from './top-tenants.ts';

/** So many records are read for it; of a longer list the newest. */
export const MOST_READ = 30_000;

export const TOP_BY = ['destination', 'extension', 'caller', 'provider', 'tenant'] as const;
export type TopBy = (typeof TOP_BY)[number];

interface Grouping {
  /** What records are told apart by. */
  readonly column: 'destination' | 'extension' | 'caller_number' | 'provider_id' | 'tenant_id';
  /** What that is called, where it is an id. */
  readonly name: RawBuilder<string | null>;
}

const nameless = sql<null>`null::text`;
const GROUPINGS: Readonly<Record<TopBy, Grouping>> = {
  destination: { column: 'destination', name: nameless },
  extension: { column: 'extension', name: nameless },
  caller: { column: 'caller_number', name: nameless },
  provider: {
    column: 'provider_id',
    name: sql`(select name from providers where provider_id::text = busiest.number)`,
  },
  tenant: { column: 'tenant_id', name: sql`(select company from tenants where tenant_id::text = busiest.number)` },
};

export interface TopNumber {
  readonly number: string;
  readonly name: string | null;
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

/**
 * The numbers with the most calls among the newest 30,000 that match; of providers, every leg that one of them carried; of tenants,
 * all calls, where the kept counts tell them.
 */
export async function readTopNumbers(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  { by, limit }: { readonly by: TopBy; readonly limit: number },
): Promise<TopNumbers> {
  const told = by === 'tenant' ? await readTopTenants(trx, scope, filter, limit) : null;
  if (told !== null) return told;
  const { column, name } = GROUPINGS[by];
  const matching =
    by === 'provider'
      ? cdrQuery(trx, scope, { ...filter, leg: 'all' }).where('provider_id', 'is not', null)
      : cdrQuery(trx, scope, filter);
  const read = ordered(matching, NEWEST_FIRST)
    .select([sql<string>`coalesce(${sql.ref(column)}::text, '')`.as('number'), 'status', 'billsec'])
    .limit(MOST_READ + 1);
  const { rows } = await sql<TopNumber & { readonly counted: number }>`
    with busiest as (
      select number, count(*) as calls, count(*) filter (where status = 'answered') as answered, sum(billsec) as seconds,
        sum(count(*)) over () as counted
      from ${read} as read group by number order by calls desc, number limit ${limit + 1})
    select number, calls, answered, round(seconds / 60.0, 2)::float8 as minutes, counted::bigint as counted, ${name} as name
    from busiest order by calls desc, number`.execute(trx);
  const counted = rows[0]?.counted ?? 0;
  return {
    counted: Math.min(counted, MOST_READ),
    complete: counted <= MOST_READ,
    rows: rows
      .filter(({ number }) => number !== '')
      .slice(0, limit)
      .map(({ number, name: called, calls, answered, minutes }) => ({
        number,
        name: called,
        calls,
        answered,
        minutes,
      })),
  };
}
