-- Counts by hour, for days that are not UTC's: a year of them is read from a quarter of the rows that quarters of an hour take.
create table cdr_hours (
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
select strowger_fence('cdr_hours');
insert into cdr_hours
  select tenant_id, leg, date_bin('1 hour', at, '2000-01-01 00:00+00'), direction, status, sum(calls), sum(duration), sum(billsec)
  from cdr_quarters
  group by 1, 2, 3, 4, 5;

create or replace function strowger_count_cdr() returns trigger
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
  ), hours as (
    insert into cdr_hours as known (tenant_id, leg, at, direction, status, calls, duration, billsec)
    select case when grouping(tenant) = 1 then -1 else tenant end, leg, hour, way, status, sum(calls), sum(duration), sum(billsec)
    from (select *, date_bin('1 hour', quarter, '2000-01-01 00:00+00') as hour from more) as by_hour
    group by grouping sets ((tenant, leg, hour, way, status), (leg, hour, way, status))
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

create or replace function strowger_drop_cdr_month(month date, unread_from bigint) returns boolean
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
  delete from cdr_hours where at >= low and at < high;
  delete from cdr_days where at >= low and at < high;
  execute format('drop table cdr_months.%I', name);
  return true;
exception when lock_not_available or deadlock_detected then
  return false;
end
$$;

-- When it was last told that a tenant's phones try to call premium numbers: at most once an hour.
create table premium_alarms (
  tenant_id integer primary key references tenants on delete cascade,
  raised_at timestamptz not null
);
select strowger_fence('premium_alarms');

-- What a leg had talked when its process last said that it lives, by a clock that nobody sets.
alter table call_reservations add column talked_ms bigint not null default 0;

-- As it was written, and read as a whole: to take it apart for storing costs more than all else of an event.
alter table events alter column data type json using data::json;
