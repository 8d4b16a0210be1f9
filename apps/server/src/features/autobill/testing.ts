import { jsonbText, sql, type Trx } from '@strowger/db';
import { DEFAULT_TERMS, type StoredTerms } from './package-fields.ts';

export async function addTenant(trx: Trx): Promise<number> {
  const name = `tenant ${process.hrtime.bigint()}`;
  const { tenant_id: tenantId } = await trx
    .insertInto('tenants')
    .values({ company: name, email: 'billing@example.com' })
    .returning('tenant_id')
    .executeTakeFirstOrThrow();
  return tenantId;
}

/** A tariff of voice from 1970 on, by whole minutes; money in millionths. @returns its id */
export async function addTariff(
  trx: Trx,
  rates: readonly { readonly prefix: string; readonly perMinute: number }[],
): Promise<number> {
  const { plan_id: planId } = await trx
    .insertInto('plans')
    .values({ name: `tariff ${process.hrtime.bigint()}` })
    .returning('plan_id')
    .executeTakeFirstOrThrow();
  const { deck_id: deckId } = await trx
    .insertInto('rate_decks')
    .values({ plan_id: planId, service_flag: 1, valid_from: new Date(0) })
    .returning('deck_id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into rates (deck_id, prefix, name, unit_first_block, unit_increment, unit_billing_block, unit_block_rate)
    select ${deckId}::integer, prefix, prefix, 60, 60, 60, per_minute
    from jsonb_to_recordset(${jsonbText(rates.map(({ prefix, perMinute: per_minute }) => ({ prefix, per_minute })))}::jsonb)
      as rate(prefix text, per_minute bigint)`.execute(trx);
  return planId;
}

/** A service with a package of its own, of a PBX in North America. */
export async function addService(
  trx: Trx,
  of: {
    readonly tenantId: number;
    readonly serviceId: string;
    readonly planId: number;
    readonly nextDueDate: string;
    readonly extensions?: readonly string[];
    readonly realtime?: boolean;
    readonly terms?: Partial<StoredTerms>;
  },
): Promise<void> {
  const code = `package ${of.serviceId}`;
  const terms = { ...DEFAULT_TERMS, name: code, country_code: '1', exit_code: '011', ...of.terms };
  await trx.insertInto('autobill_packages').values({ package_code: code }).execute();
  await sql`
    insert into autobill_package_versions (package_code, valid_from, plan_id, realtime, inbound_billing, terms)
    values (${code}, ${new Date(0)}, ${of.planId}, ${of.realtime ?? false}, false, ${jsonbText(terms)}::jsonb)`.execute(
    trx,
  );
  await trx
    .insertInto('autobill_services')
    .values({
      service_id: of.serviceId,
      tenant_id: of.tenantId,
      package_code: code,
      extensions: [...(of.extensions ?? [])],
      cycle: 'monthly',
      next_due_date: of.nextDueDate,
      timezone: 'UTC',
    })
    .execute();
}

/** Trunk legs of a minute each, a second apart, every other one to the United Kingdom. */
export async function addCalls(
  trx: Trx,
  tenantId: number,
  count: number,
  from: string,
  extension: string,
): Promise<void> {
  await sql`
    insert into cdr (cdr_seq, call_id, leg, sip_call_id, tenant_id, extension, direction, call_type, caller_number, destination,
      rated_number, start_time, answer_time, end_time, mduration, billmsec, duration, billsec, hangup_cause, status)
    select nextval('cdr_seq'), gen_random_uuid()::text, 'b', n::text, ${tenantId}::integer, ${extension}::text, 'outbound',
      'voice', ${extension}::text, number, number, begun, begun, begun + interval '60 seconds', 60000, 60000, 60, 60,
      'NORMAL_CLEARING', 'answered'
    from generate_series(0, ${count}::integer - 1) as n,
      lateral (select case n % 2 when 0 then '13105550' else '4420794600' end || lpad((n % 1000)::text, 3, '0') as number,
        ${from}::timestamptz + make_interval(secs => n) as begun) as one`.execute(trx);
}
