import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../../../access/scope.ts';
import { fromMicros } from '../../../http/money.ts';
import type { CdrFilter } from '../store.ts';
import { MOST_READ, type TopBy, type TopNumber } from './top-numbers.ts';

/** A call is paid for as voice; pages and messages are not calls. */
const VOICE = 1;

/** One with what its calls cost, in currency units. */
export interface DearNumber extends TopNumber {
  readonly cost: number;
}

interface Grouping {
  /** What charges are told apart by, as text; null: not known. */
  readonly key: RawBuilder<string | null>;
  /** Brings the records that tell it. */
  readonly records?: RawBuilder<unknown>;
  /** What it is called to people, of a key. */
  readonly number?: RawBuilder<string | null>;
  readonly name?: RawBuilder<string | null>;
}

/** Records are found by the time at which their keys say that they began. */
const recordOf = (callId: RawBuilder<unknown>, leg: RawBuilder<unknown>) => sql`
  left join cdr_keys on cdr_keys.call_id = ${callId} and cdr_keys.leg = ${leg}
  left join cdr on cdr.start_time = cdr_keys.start_time and cdr.call_id = cdr_keys.call_id and cdr.leg = cdr_keys.leg`;

const GROUPINGS: Readonly<Record<TopBy, Grouping>> = {
  destination: { key: sql`charge.number` },
  extension: {
    key: sql`charge.extension_uuid::text`,
    // One that is deleted is known by its records.
    number: sql`coalesce(
      (select extension from extensions where extension_uuid = dearest.key::uuid),
      (select extension from cdr where extension_uuid = dearest.key::uuid order by start_time desc limit 1))`,
  },
  caller: {
    key: sql`cdr.caller_number`,
    records: recordOf(
      sql`coalesce(charge.originating_leg_uuid, charge.call_id)`,
      sql`case when charge.originating_leg_uuid is null then charge.leg else 'a' end`,
    ),
  },
  provider: {
    key: sql`cdr.provider_id::text`,
    records: recordOf(sql`charge.call_id`, sql`charge.leg`),
    name: sql`(select name from providers where provider_id = dearest.key::integer)`,
  },
  tenant: {
    key: sql`charge.tenant_id::text`,
    name: sql`(select company from tenants where tenant_id = dearest.key::integer)`,
  },
};

/**
 * Whose calls cost most, among the newest 30,000 charges of calls that ended in the time asked for.
 * @param filter its times, direction and tenant alone: charges know nothing else
 */
export async function readTopCosts(
  trx: Trx,
  scope: Scope,
  { from, until, direction, tenantId }: Pick<CdrFilter, 'from' | 'until' | 'direction' | 'tenantId'>,
  { by, limit }: { readonly by: TopBy; readonly limit: number },
): Promise<{ readonly counted: number; readonly complete: boolean; readonly rows: readonly DearNumber[] }> {
  const { key, records = sql``, number = sql`dearest.key`, name = sql`null::text` } = GROUPINGS[by];
  const conditions = [
    sql`service_flag = ${VOICE}`,
    ...(scope.kind === 'platform' ? [] : [sql`tenant_id = ${scope.tenantId}`]),
    ...(tenantId == null ? [] : [sql`tenant_id = ${tenantId}`]),
    ...(from ? [sql`ended_at >= ${from}`] : []),
    ...(until ? [sql`ended_at < ${until}`] : []),
    ...(direction ? [sql`direction = ${direction}`] : []),
  ];
  const { rows } = await sql<{ readonly counted: number; readonly rows: readonly DearNumber[] }>`
    with read as materialized (
      select call_id, leg, originating_leg_uuid, extension_uuid, tenant_id, number, amount, cost from charges
      where ${sql.join(conditions, sql` and `)}
      order by ended_at desc limit ${MOST_READ + 1}
    ), dearest as (
      select ${key} as key, count(*) as calls, sum(amount) as seconds, sum(charge.cost)::bigint as cost
      from read as charge ${records} group by 1 having sum(charge.cost) > 0
    ), named as (
      select coalesce(${number}, '') as number, ${name} as name, calls, calls as answered,
        round(seconds / 60.0, 2)::float8 as minutes, cost
      from dearest where key <> '' order by cost desc, key limit ${limit}
    )
    select (select count(*) from read) as counted,
      coalesce((select jsonb_agg(named order by cost desc, number) from named), '[]') as rows`.execute(trx);
  const { counted = 0, rows: dearest = [] } = rows[0] ?? {};
  return {
    counted: Math.min(counted, MOST_READ),
    complete: counted <= MOST_READ,
    rows: dearest.map((row) => ({ ...row, cost: fromMicros(row.cost) })),
  };
}
