-- Call records by month of their start (UTC): old months go as a whole, and a query that names dates reads theirs alone.
alter table cdr rename to cdr_in_one;

create sequence cdr_id as bigint;
create table cdr (
  id bigint not null default nextval('cdr_id'),
  cdr_seq bigint not null,
  call_id text not null,
  leg text not null check (leg in ('a', 'b')),
  originating_leg_uuid text,
  bridge_uuid text,
  sip_call_id text,
  tenant_id integer,
  company text,
  domain_uuid uuid,
  domain text,
  extension_uuid uuid,
  extension text,
  user_id integer,
  context text,
  direction text check (direction in ('inbound', 'outbound', 'local')),
  call_type text not null check (call_type in ('voice', 'fax', 'conf', 'voicemail')),
  caller_id_name text,
  caller_number text,
  source_number text,
  caller_destination text,
  destination text,
  e164_destination text,
  country_code text,
  accountcode text,
  -- The trunk of a leg that the platform sent to a provider, and the number that outbound selection matched.
  gateway_uuid uuid,
  provider_id integer,
  route_id integer,
  destination_id text,
  rated_number text,
  emergency boolean not null default false,
  remote_ip text,
  remote_media_ip text,
  last_app text,
  last_arg text,
  read_codec text,
  write_codec text,
  pdd_ms integer,
  mos real,
  packets_lost integer,
  jitter_ms real,
  start_time timestamptz(3) not null,
  answer_time timestamptz(3),
  end_time timestamptz(3) not null,
  mduration integer not null,
  billmsec integer not null,
  duration integer not null,
  billsec integer not null,
  hold_sec integer not null default 0,
  wait_sec integer not null default 0,
  hangup_cause text not null,
  hangup_cause_q850 integer,
  sip_hangup_disposition text,
  status text not null check (status in ('answered', 'missed', 'voicemail', 'no_answer', 'busy', 'cancelled', 'failed')),
  missed_call boolean not null default false,
  voicemail_message boolean not null default false,
  block_reason text,
  ring_group_uuid uuid,
  ivr_menu_uuid uuid,
  call_center_queue_uuid uuid,
  cc_side text,
  cc_agent text,
  conference_name text,
  record_path text,
  record_name text,
  transmission_id integer,
  spool_id integer,
  campaign_id integer,
  raw jsonb,
  created_at timestamptz not null default now()
) partition by range (start_time);
alter sequence cdr_id owned by cdr.id;
select strowger_fence('cdr');

-- The months stand in a schema of their own: nobody but this table reads them.
create schema cdr_months;

-- Records whose month has no partition (yet): of times beyond all reason, and of months that were busy when one was wanted.
create table cdr_months.elsewhen partition of cdr default;
select strowger_fence('cdr_months.elsewhen');

-- Makes the partition of a month (its first day) and moves what waited for it. False when it cannot be made now, as others read
-- the table; records of the month then wait elsewhen.
create function strowger_cdr_month(month date) returns boolean
  language plpgsql security definer
  set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  name text := to_char(month, '"m"YYYY_MM');
  low timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  high timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
  -- A role that is no superuser may not bind this setting to the function, so its caller has to.
  if current_setting('strowger.fence', true) is distinct from 'all' then
    raise exception 'months are made and dropped under the fence of all' using errcode = 'insufficient_privilege';
  end if;
  if to_regclass(format('cdr_months.%I', name)) is not null then
    return true;
  end if;
  lock table cdr_months.elsewhen in access exclusive mode;
  if to_regclass(format('cdr_months.%I', name)) is not null then
    return true;
  end if;
  execute format('create table cdr_months.%I (like cdr including defaults including constraints)', name);
  perform strowger_fence(format('cdr_months.%I', name)::regclass);
  execute format('insert into cdr_months.%I select * from cdr_months.elsewhen where start_time >= %L and start_time < %L',
    name, low, high);
  delete from cdr_months.elsewhen where start_time >= low and start_time < high;
  execute format('alter table cdr attach partition cdr_months.%I for values from (%L) to (%L)', name, low, high);
  return true;
exception when lock_not_available or deadlock_detected then
  return false;
end
$$;
revoke execute on function strowger_cdr_month(date) from public;

-- The months of the records that wait elsewhen.
create function strowger_cdr_waiting_months() returns setof date
  language sql stable security definer
  set search_path = public, pg_temp
begin atomic
  select distinct date_trunc('month', start_time at time zone 'UTC')::date from cdr_months.elsewhen;
end;
revoke execute on function strowger_cdr_waiting_months() from public;

select strowger_cdr_month(month::date)
  from generate_series(date_trunc('month', now() at time zone 'UTC'),
    date_trunc('month', now() at time zone 'UTC') + interval '3 months', interval '1 month') as month;
select strowger_cdr_month(month)
  from (select distinct date_trunc('month', start_time at time zone 'UTC')::date as month from cdr_in_one) as old
  where month between (now() - interval '20 years')::date and now()::date;

insert into cdr (
  id, cdr_seq, call_id, leg, originating_leg_uuid, bridge_uuid, sip_call_id, tenant_id, company, domain_uuid, domain,
  extension_uuid, extension, user_id, context, direction, call_type, caller_id_name, caller_number, source_number,
  caller_destination, destination, e164_destination, country_code, accountcode, gateway_uuid, provider_id, remote_ip,
  remote_media_ip, last_app, last_arg, read_codec, write_codec, pdd_ms, mos, packets_lost, jitter_ms, start_time, answer_time,
  end_time, mduration, billmsec, duration, billsec, hold_sec, wait_sec, hangup_cause, hangup_cause_q850,
  sip_hangup_disposition, status, missed_call, voicemail_message, block_reason, ring_group_uuid, ivr_menu_uuid,
  call_center_queue_uuid, cc_side, cc_agent, conference_name, record_path, record_name, transmission_id, spool_id, campaign_id,
  raw, created_at)
select
  id, cdr_seq, call_id, leg, originating_leg_uuid, bridge_uuid, sip_call_id, tenant_id, company, domain_uuid, domain,
  extension_uuid, extension, user_id, context, direction, call_type, caller_id_name, caller_number, source_number,
  caller_destination, destination, e164_destination, country_code, accountcode, gateway_uuid, provider_id, remote_ip,
  remote_media_ip, last_app, last_arg, read_codec, write_codec, pdd_ms, mos, packets_lost, jitter_ms, start_time, answer_time,
  end_time, mduration, billmsec, duration, billsec, hold_sec, wait_sec, hangup_cause, hangup_cause_q850,
  sip_hangup_disposition, status, missed_call, voicemail_message, block_reason, ring_group_uuid, ivr_menu_uuid,
  call_center_queue_uuid, cc_side, cc_agent, conference_name, record_path, record_name, transmission_id, spool_id, campaign_id,
  raw, created_at
from cdr_in_one;
select setval('cdr_id', greatest(1, (select max(id) from cdr_in_one)));
drop table cdr_in_one;

-- Read backwards it is the order of every list.
alter table cdr add primary key (start_time, id);
create index cdr_by_seq on cdr (cdr_seq);
create index cdr_by_tenant on cdr (tenant_id, start_time, id);
create index cdr_by_domain on cdr (domain, start_time, id);
create index cdr_by_extension on cdr (extension_uuid, start_time);
create index cdr_by_caller on cdr (tenant_id, caller_number, start_time);
create index cdr_by_destination on cdr (tenant_id, destination, start_time);
create index cdr_by_spool on cdr (spool_id) where spool_id is not null;
-- What is rare among many is found by itself.
create index cdr_by_rare_type on cdr (call_type, start_time, id) where call_type not in ('voice', 'voicemail');
create index cdr_by_rare_cause on cdr (hangup_cause, start_time, id)
  where hangup_cause not in ('NORMAL_CLEARING', 'NO_ANSWER', 'USER_BUSY', 'ORIGINATOR_CANCEL');
create index cdr_by_failure on cdr (start_time, id) where status = 'failed';
create index cdr_by_campaign on cdr (campaign_id, start_time) where campaign_id is not null;

-- What makes a record one of its kind over all months, and the way to it by its call.
create table cdr_keys (
  call_id text not null,
  leg text not null,
  start_time timestamptz(3) not null,
  primary key (call_id, leg)
);
create index cdr_keys_by_start on cdr_keys using brin (start_time);
insert into cdr_keys (call_id, leg, start_time) select call_id, leg, start_time from cdr;

-- Counts of the records there are, by quarter of an hour (every time zone's days are whole quarters) and, told more finely, by UTC
-- day. Tenant -1 is all tenants together, 0 records of no known tenant; a direction that is not known is ''.
create table cdr_quarters (
  tenant_id integer not null,
  leg text not null,
  at timestamptz not null,
  direction text not null,
  status text not null,
  calls bigint not null,
  duration bigint not null,
  billsec bigint not null,
  primary key (tenant_id, leg, at, direction, status)
) with (fillfactor = 70);
select strowger_fence('cdr_quarters');

create table cdr_days (
  tenant_id integer not null,
  leg text not null,
  at timestamptz not null,
  direction text not null,
  status text not null,
  call_type text not null,
  hangup_cause text not null,
  calls bigint not null,
  duration bigint not null,
  billsec bigint not null,
  primary key (tenant_id, leg, at, direction, status, call_type, hangup_cause)
) with (fillfactor = 70);
select strowger_fence('cdr_days');

-- Follows every statement that adds or removes records, so that the counts are those of the records whoever wrote them. What is
-- removed loses its key.
create function strowger_count_cdr() returns trigger
  language plpgsql as $$
declare
  sign integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  with more as materialized (
    select coalesce(tenant_id, 0) as tenant, leg, date_bin('15 minutes', start_time, '2000-01-01 00:00+00') as quarter,
      coalesce(direction, '') as way, status, call_type, hangup_cause, sign * count(*) as calls,
      sign * sum(duration) as duration, sign * sum(billsec) as billsec
    from changed
    group by 1, 2, 3, 4, 5, 6, 7
  ), quarters as (
    insert into cdr_quarters as known (tenant_id, leg, at, direction, status, calls, duration, billsec)
    select case when grouping(tenant) = 1 then -1 else tenant end, leg, quarter, way, status, sum(calls), sum(duration),
      sum(billsec)
    from more
    group by grouping sets ((tenant, leg, quarter, way, status), (leg, quarter, way, status))
    order by 1, 2, 3, 4, 5
    on conflict (tenant_id, leg, at, direction, status) do update set
      calls = known.calls + excluded.calls, duration = known.duration + excluded.duration,
      billsec = known.billsec + excluded.billsec
  ), days as (
    select tenant, leg, date_bin('1 day', quarter, '2000-01-01 00:00+00') as day, way, status, call_type, hangup_cause, calls,
      duration, billsec
    from more
  )
  insert into cdr_days as known (tenant_id, leg, at, direction, status, call_type, hangup_cause, calls, duration, billsec)
  select case when grouping(tenant) = 1 then -1 else tenant end, leg, day, way, status, call_type, hangup_cause, sum(calls),
    sum(duration), sum(billsec)
  from days
  group by grouping sets (
    (tenant, leg, day, way, status, call_type, hangup_cause), (leg, day, way, status, call_type, hangup_cause))
  order by 1, 2, 3, 4, 5, 6, 7
  on conflict (tenant_id, leg, at, direction, status, call_type, hangup_cause) do update set
    calls = known.calls + excluded.calls, duration = known.duration + excluded.duration,
    billsec = known.billsec + excluded.billsec;

  if tg_op = 'DELETE' then
    delete from cdr_keys using changed where cdr_keys.call_id = changed.call_id and cdr_keys.leg = changed.leg;
  end if;
  return null;
end
$$;

create trigger cdr_added after insert on cdr referencing new table as changed
  for each statement execute function strowger_count_cdr();
create trigger cdr_removed after delete on cdr referencing old table as changed
  for each statement execute function strowger_count_cdr();

insert into cdr_quarters
  select case when grouping(tenant) = 1 then -1 else tenant end, leg, quarter, way, status, count(*), sum(duration), sum(billsec)
  from (
    select coalesce(tenant_id, 0) as tenant, leg, date_bin('15 minutes', start_time, '2000-01-01 00:00+00') as quarter,
      coalesce(direction, '') as way, status, duration, billsec
    from cdr
  ) as one
  group by grouping sets ((tenant, leg, quarter, way, status), (leg, quarter, way, status));
insert into cdr_days
  select case when grouping(tenant) = 1 then -1 else tenant end, leg, day, way, status, call_type, hangup_cause, count(*),
    sum(duration), sum(billsec)
  from (
    select coalesce(tenant_id, 0) as tenant, leg, date_bin('1 day', start_time, '2000-01-01 00:00+00') as day,
      coalesce(direction, '') as way, status, call_type, hangup_cause, duration, billsec
    from cdr
  ) as one
  group by grouping sets (
    (tenant, leg, day, way, status, call_type, hangup_cause), (leg, day, way, status, call_type, hangup_cause));

-- Drops a month as a whole, with its counts and keys. False when there is none, when others use the table now, or when it holds a
-- record from a sequence number on that somebody has still to read.
create function strowger_drop_cdr_month(month date, unread_from bigint) returns boolean
  language plpgsql security definer
  set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  name text := to_char(month, '"m"YYYY_MM');
  low timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  high timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
  unread boolean;
begin
  if current_setting('strowger.fence', true) is distinct from 'all' then
    raise exception 'months are made and dropped under the fence of all' using errcode = 'insufficient_privilege';
  end if;
  if to_regclass(format('cdr_months.%I', name)) is null then
    return false;
  end if;
  execute format('lock table cdr_months.%I in share row exclusive mode', name);
  execute format('select exists (select from cdr_months.%I where cdr_seq >= $1)', name) into unread using unread_from;
  if unread then
    return false;
  end if;
  delete from cdr_keys where start_time >= low and start_time < high;
  delete from cdr_quarters where at >= low and at < high;
  delete from cdr_days where at >= low and at < high;
  execute format('drop table cdr_months.%I', name);
  return true;
exception when lock_not_available or deadlock_detected then
  return false;
end
$$;
revoke execute on function strowger_drop_cdr_month(date, bigint) from public;

-- Faxes, messages and voice programs on their way (contract 30 §18), and the attempts to deliver them (contract 40 A9).
create table transmissions (
  transmission_id integer generated by default as identity primary key,
  tenant_id integer not null references tenants on delete cascade,
  user_id integer references users on delete set null,
  title text not null default '',
  program_id integer,
  contact_id integer references contacts on delete set null,
  account_id integer references accounts on delete set null,
  campaign_id integer,
  service_flag integer not null check (service_flag between 1 and 31),
  origin text not null default '',
  direction text not null default 'outbound' check (direction in ('inbound', 'outbound', 'internal')),
  status text not null default 'pending' check (status in (
    'pending', 'pending_retry', 'initializing', 'processing', 'done', 'completed', 'failed', 'failed(dnc)', 'no_provider',
    'invalid')),
  response text not null default '',
  try_allowed integer not null default 1 check (try_allowed between 1 and 10),
  try_done integer not null default 0,
  last_run timestamptz,
  sendcover boolean not null default false,
  -- Name of the cover page that was sent before it.
  coverpage text not null default '',
  personalize_fax boolean not null default false,
  tags text not null default '',
  pages integer not null default 0,
  is_read boolean not null default true,
  is_print boolean not null default false,
  is_downloaded boolean not null default false,
  is_deleted boolean not null default false,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index transmissions_tenant on transmissions (tenant_id, transmission_id);
create index transmissions_user on transmissions (user_id, transmission_id);
create index transmissions_campaign on transmissions (campaign_id) where campaign_id is not null;
create index transmissions_contact on transmissions (contact_id);
create index transmissions_account on transmissions (account_id);
create index transmissions_created on transmissions (date_created);
select strowger_fence('transmissions');

create table spools (
  spool_id integer generated by default as identity primary key,
  transmission_id integer not null references transmissions on delete cascade,
  tenant_id integer not null references tenants on delete cascade,
  status text not null default 'queued' check (status in (
    'queued', 'started', 'connected', 'completed', 'failed', 'invalid')),
  response text not null default '',
  call_id text,
  time_spool timestamptz not null default now(),
  time_start timestamptz,
  time_connect timestamptz,
  time_end timestamptz,
  -- Connected seconds, unless the program says otherwise; amount_net in the service's unit.
  amount integer not null default 0,
  amount_net integer not null default 0,
  -- Millionths of the currency unit.
  rate bigint not null default 0,
  cost bigint not null default 0,
  service_flag integer not null,
  account_id integer,
  destination_id text,
  provider_id integer,
  rate_id integer,
  quota_id integer,
  node_id integer
);
create index spools_transmission on spools (transmission_id, spool_id);
create index spools_tenant on spools (tenant_id, spool_id);
create index spools_connected on spools (time_connect);
create index spools_waiting on spools (spool_id) where status in ('queued', 'started', 'connected');
select strowger_fence('spools');

create table spool_results (
  spool_result_id integer generated by default as identity primary key,
  spool_id integer not null references spools on delete cascade,
  tenant_id integer not null references tenants on delete cascade,
  application_id integer,
  type text not null check (type in ('application', 'contact', 'message', 'info', 'error')),
  name text not null,
  data text not null default '',
  date_created timestamptz not null default now()
);
create index spool_results_spool on spool_results (spool_id);
create index spool_results_tenant on spool_results (tenant_id);
select strowger_fence('spool_results');
