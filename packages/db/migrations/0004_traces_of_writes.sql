-- Who did what: every write. Kept when user or tenant goes.
create table audit (
  audit_id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  tenant_id integer,
  user_id integer,
  username text not null default '',
  impersonator_id integer,
  ip_address text not null default '',
  method text not null default '',
  path text not null default '',
  resource text not null,
  resource_id text not null default '',
  action text not null,
  before jsonb,
  after jsonb
);
create index audit_tenant on audit (tenant_id, audit_id desc);
create index audit_resource on audit (resource, resource_id, audit_id desc);
create index audit_user on audit (user_id, audit_id desc);
create index audit_at on audit (at);
select strowger_fence('audit');

-- The same in words, for people (contract 10 §8).
create table activities (
  id bigint generated always as identity primary key,
  user_id integer,
  tenant_id integer,
  username text not null default '',
  activities text not null,
  ip_address text not null default '',
  date timestamptz not null default now()
);
create index activities_tenant on activities (tenant_id, id desc);
create index activities_user on activities (user_id, id desc);
create index activities_date on activities (date);
select strowger_fence('activities');

-- Kept events: written with what causes them, replayed for 24 h.
create table events (
  event_id bigint primary key,
  type text not null,
  time timestamptz not null default clock_timestamp(),
  tenant_id integer,
  -- Users and extensions it concerns: what an end user may see of it.
  user_ids integer[] not null default '{}',
  extension_uuids uuid[] not null default '{}',
  data jsonb not null
);
create index events_time on events (time);
select strowger_fence('events');
-- One sequence for kept and live events of all processes, so that ids grow together.
create sequence event_ids as bigint;

-- A kept event gets its final id when its transaction commits, one such transaction after the other: ids grow in the order in which
-- events become visible, so that whoever has read up to an id has missed none below it. The lock is the last thing a transaction
-- takes, so it cannot take part in a deadlock, and it is held for the commit alone.
create function strowger_number_event() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1937010290, 1);
  update events set event_id = nextval('event_ids') where event_id = new.event_id;
  perform pg_notify('strowger_events', '');
  return null;
end
$$;
create constraint trigger events_numbered after insert on events
  deferrable initially deferred for each row execute function strowger_number_event();

-- Keyed by the caller, so they need no fence of their own.
create table idempotency_keys (
  caller text not null,
  path text not null,
  key text not null,
  body_hash text not null,
  -- Null while the first request still runs.
  status integer,
  content_type text,
  body text,
  created_at timestamptz not null default now(),
  primary key (caller, path, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
