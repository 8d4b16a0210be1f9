import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../../access/scope.ts';
import { countedBy, legsOf, quartersTell } from '../counts/counted-records.ts';
import { DAY_MS, QUARTER_MS, splitSpan } from '../counts/slices.ts';
import type { CdrFilter } from '../store.ts';
import type { TopNumber, TopNumbers } from './top-numbers.ts';

/** The tenants with the most calls, from the kept counts. @returns null when these do not tell them */
export async function readTopTenants(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  limit: number,
): Promise<TopNumbers | null> {
  const counted = countedBy(scope, filter);
  if (counted === null || counted === 'none' || !quartersTell(counted)) return null;
  const { from, until, direction, status } = counted.filter;
  const bounds = [from?.getTime() ?? 0, until?.getTime() ?? LAST] as const;
  if (bounds.some((at) => at % QUARTER_MS !== 0)) return null;
  const { whole, rest } = splitSpan(...bounds, DAY_MS);
  const parts = [['cdr_days', whole] as const, ...rest.map((part) => ['cdr_quarters', part] as const)].map(
    ([table, [low, high]]) => sql`
      select tenant_id, calls, billsec, status from ${sql.table(table)}
      where tenant_id ${counted.tenantId > 0 ? sql`= ${counted.tenantId}::integer` : sql`> 0`}
        and leg = any(${legsOf(counted.filter)}::text[]) and at >= ${new Date(low)} and at < ${new Date(high)}
        and direction = coalesce(${direction ?? null}::text, direction) and status = coalesce(${status ?? null}::text, status)`,
  );
  const { rows } = await sql<TopNumber & { readonly counted: number }>`
    select busiest.*, company as name from (
      select tenant_id::text as number, sum(calls)::bigint as calls,
        coalesce(sum(calls) filter (where status = 'answered'), 0)::bigint as answered,
        round(sum(billsec) / 60.0, 2)::float8 as minutes, sum(sum(calls)) over ()::bigint as counted
      from (${sql.join(parts, sql` union all `)}) as counts
      group by tenant_id having sum(calls) > 0 order by calls desc, number limit ${limit}
    ) as busiest left join tenants on tenants.tenant_id::text = number order by calls desc, number`.execute(trx);
  return {
    counted: rows[0]?.counted ?? 0,
    complete: true,
    rows: rows.map(({ counted: _, ...row }) => row),
  };
}

/** No call begins later: the year 9999, which PostgreSQL still writes as others do. */
const LAST = Date.UTC(9999, 0);
