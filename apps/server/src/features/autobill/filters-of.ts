import { sql, type Trx } from '@strowger/db';
import type { MoreFilters } from '@strowger/rating';

/** What tariffs and trunks leave out besides packages, by plan and by provider. */
export interface FilterBook {
  readonly ofPlan: ReadonlyMap<number, MoreFilters>;
  readonly ofProvider: ReadonlyMap<number, MoreFilters>;
}

interface FilterRow {
  readonly plan_id: number | null;
  readonly provider_id: number | null;
  readonly suppress: string[];
  readonly exclude_billing: string[];
}

export async function readFilters(trx: Trx): Promise<FilterBook> {
  const { rows } = await sql<FilterRow>`
    select plan_id, provider_id, suppress, exclude_billing from autobill_filters`.execute(trx);
  const by = (key: 'plan_id' | 'provider_id') =>
    new Map(rows.flatMap((row) => (row[key] === null ? [] : [[row[key], filtersOf(row)] as const])));
  return { ofPlan: by('plan_id'), ofProvider: by('provider_id') };
}

function filtersOf({ suppress, exclude_billing: excludeBilling }: FilterRow): MoreFilters {
  return { suppress, excludeBilling };
}
