import { alterSchema } from '@strowger/db/testing';

export interface Generated {
  readonly records: number;
  /** Months back from now in which the calls began. */
  readonly months: number;
  /** The first has the most calls; the others follow with fewer and fewer. */
  readonly firstTenant: { readonly tenantId: number; readonly domain: string };
  readonly tenants: number;
}

const EXTENSIONS = 50;
/** Of tenants that have no row of their own. */
const OTHER_TENANTS = 100_000;

/**
 * Fills a migrated database with call records as an office makes them: 100 tenants of 50 extensions, three kinds of calls,
 * a few causes that are common and some that are rare. Without indexes and triggers, which are made up for at the end.
 */
export async function generateCallRecords(url: string, wanted: Generated): Promise<void> {
  const run = (statements: string) => alterSchema(url, `set strowger.fence = 'all'; ${statements}`);
  await run('alter table cdr disable trigger user');
  await run(SAVE_INDEXES);
  const perMonth = Math.ceil(wanted.records / wanted.months);
  for (let back = wanted.months - 1; back >= 0; back -= 1) await run(monthStatement(wanted, perMonth, back));
  await run(RESTORE_INDEXES);
  await run(COUNTS);
  await run('alter table cdr enable trigger user');
  await run('analyze cdr, cdr_keys, cdr_days, cdr_hours, cdr_quarters');
}

const SAVE_INDEXES = `
  create table bench_indexes as
    select indexdef from pg_indexes where tablename = 'cdr' and schemaname = 'public' and indexname <> 'cdr_pkey';
  do $$ declare name text; begin
    for name in select indexname from pg_indexes where tablename = 'cdr' and schemaname = 'public' and indexname <> 'cdr_pkey'
    loop execute format('drop index %I', name); end loop;
  end $$;
  alter table cdr drop constraint cdr_pkey;
  alter table cdr_keys drop constraint cdr_keys_pkey`;

const RESTORE_INDEXES = `
  set maintenance_work_mem = '512MB';
  alter table cdr add primary key (start_time, id);
  do $$ declare definition text; begin
    for definition in select indexdef from bench_indexes
    loop execute replace(definition, ' ON ONLY ', ' ON '); end loop;
  end $$;
  drop table bench_indexes;
  insert into cdr_keys (call_id, leg, start_time) select call_id, leg, start_time from cdr;
  alter table cdr_keys add primary key (call_id, leg)`;

const COUNTS = `
  insert into cdr_quarters
    select case when grouping(tenant_id) = 1 then -1 else tenant_id end, leg, quarter, direction, status, count(*),
      sum(duration), sum(billsec)
    from (select *, date_bin('15 minutes', start_time, '2000-01-01 00:00+00') as quarter from cdr) as one
    group by grouping sets ((tenant_id, leg, quarter, direction, status), (leg, quarter, direction, status));
  insert into cdr_hours
    select tenant_id, leg, date_bin('1 hour', at, '2000-01-01 00:00+00'), direction, status, sum(calls), sum(duration), sum(billsec)
    from cdr_quarters group by 1, 2, 3, 4, 5;
  insert into cdr_days
    select case when grouping(tenant_id) = 1 then -1 else tenant_id end, leg, day, direction, status, call_type, hangup_cause,
      count(*), sum(duration), sum(billsec)
    from (select *, date_bin('1 day', start_time, '2000-01-01 00:00+00') as day from cdr) as one
    group by grouping sets (
      (tenant_id, leg, day, direction, status, call_type, hangup_cause),
      (leg, day, direction, status, call_type, hangup_cause))`;

/** The calls of a month, in the order of their beginning; most of them begin by day. */
function monthStatement({ firstTenant, tenants }: Generated, records: number, back: number): string {
  return `
  select strowger_cdr_month((date_trunc('month', now()) - interval '${back} months')::date);
  insert into cdr (
    cdr_seq, call_id, leg, tenant_id, domain_uuid, domain, extension_uuid, extension, user_id, context, direction, call_type,
    caller_id_name, caller_number, source_number, caller_destination, destination, accountcode, remote_ip, remote_media_ip,
    last_app, read_codec, write_codec, pdd_ms, mos, start_time, answer_time, end_time, mduration, billmsec, duration, billsec,
    hangup_cause, hangup_cause_q850, sip_hangup_disposition, status)
  select nextval('cdr_seq'), gen_random_uuid()::text, case when r5 < 0.6 then 'a' else 'b' end, tenant, null,
    case when tenant = ${firstTenant.tenantId} then '${firstTenant.domain}' else 't' || tenant || '.example.com' end,
    md5(tenant || ' ' || extension)::uuid, extension, null, 'default', direction, call_type, 'Name of ' || extension,
    case when direction = 'inbound' then outside else extension end, extension,
    case when direction = 'inbound' then extension else outside end,
    case when direction = 'inbound' then extension else outside end, extension, '203.0.113.9', '203.0.113.9', 'bridge', 'PCMA',
    'PCMA', 800, 4.3, began, case when answered then began + interval '8 seconds' end,
    began + interval '8 seconds' + case when answered then talked else interval '0' end,
    8000 + case when answered then 1000 * seconds else 0 end, case when answered then 1000 * seconds else 0 end,
    8 + case when answered then seconds else 0 end, case when answered then seconds else 0 end,
    case when answered then 'NORMAL_CLEARING' when r3 < 0.0001 then 'NETWORK_OUT_OF_ORDER' when r3 < 0.4 then 'USER_BUSY'
      else 'NO_ANSWER' end,
    16, 'recv_bye', case when answered then 'answered' when r3 < 0.0001 then 'failed' when r3 < 0.4 then 'busy' else 'no_answer' end
  from (
    select r3, r5, r4 < 0.7 as answered, seconds, make_interval(secs => seconds) as talked,
      case when power(r1, 3) * ${tenants} < 1 then ${firstTenant.tenantId}
        else ${OTHER_TENANTS} + floor(power(r1, 3) * ${tenants})::integer end as tenant,
      (1000 + floor(r2 * ${EXTENSIONS}))::integer::text as extension,
      (array['inbound', 'outbound', 'outbound', 'local'])[1 + floor(r3 * 4)::integer] as direction,
      case when r6 < 0.97 then 'voice' when r6 < 0.9999 then 'voicemail' else 'fax' end as call_type,
      '1555' || (1000000 + floor(r4 * 8000000))::integer as outside,
      date_trunc('month', now(), 'UTC') - interval '${back} months' + i * interval '${(28 * 86_400_000) / records} milliseconds'
        as began
    from (
      select i, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5, random() as r6,
        floor(3 + 300 * power(random(), 3))::integer as seconds
      from generate_series(0, ${records - 1}) as i
    ) as dice
  ) as calls`;
}
