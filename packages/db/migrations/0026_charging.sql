-- What a finished leg costs (contract 10 §9.8): one row for each leg that is charged, and it alone decides that nothing is
-- charged twice. Kept when the tenant goes, like the records themselves.
create table charges (
  call_id text not null,
  leg text not null check (leg in ('a', 'b')),
  tenant_id integer not null,
  extension_uuid uuid,
  -- 1 voice, 2 fax, 4 SMS.
  service_flag smallint not null check (service_flag in (1, 2, 4)),
  -- Digits that outbound selection matched; what an engine reports, so it may be anything.
  number text not null,
  -- Seconds, pages or segments.
  amount bigint not null check (amount >= 0),
  answered_at timestamptz(3) not null,
  ended_at timestamptz(3) not null,
  state text not null default 'unrated' check (state in ('unrated', 'rated', 'included', 'unratable')),
  -- Why it could not be rated, or why it costs nothing.
  reason text,
  plan_id integer,
  rate_id bigint,
  -- The rate as it was applied.
  rate jsonb,
  net bigint,
  included bigint,
  chargeable bigint,
  -- Millionths of the currency unit.
  cost bigint not null default 0 check (cost >= 0),
  -- `ref` of the movement in the ledger: one for what was charged together. Looked up within the tenant's days.
  ledger_ref text,
  rated_at timestamptz,
  primary key (call_id, leg),
  check ((state in ('rated', 'included')) = (net is not null))
);
create index charges_unrated on charges (tenant_id, ended_at, call_id, leg) where state = 'unrated';
create index charges_tenant on charges (tenant_id, ended_at);
select strowger_fence('charges');

-- Paid legs that have begun and are not charged yet: what they may cost is kept back from the next call of the tenant.
create table call_reservations (
  call_id text not null,
  leg text not null check (leg in ('a', 'b')),
  tenant_id integer not null references tenants on delete cascade,
  extension_uuid uuid,
  number text not null,
  -- The plan by which the leg was let through is the one it is charged by, whatever becomes of the subscription meanwhile.
  plan_id integer not null,
  -- The process that carries the leg. Its word that it lives is younger than a reservation counts.
  process text not null,
  begun_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  ended_at timestamptz,
  heartbeat_at timestamptz not null default clock_timestamp(),
  primary key (call_id, leg)
);
create index call_reservations_tenant on call_reservations (tenant_id);
create index call_reservations_process on call_reservations (process);
select strowger_fence('call_reservations');

-- What was spent in an hour, by the whole tenant (the nil uuid) and by each extension: for limits of a day and the alarm.
create table spending (
  tenant_id integer not null references tenants on delete cascade,
  extension_uuid uuid not null,
  hour timestamptz not null,
  cost bigint not null,
  calls integer not null,
  primary key (tenant_id, extension_uuid, hour)
);
create index spending_hour on spending (hour);
select strowger_fence('spending');

create table fraud_alarms (
  tenant_id integer primary key references tenants on delete cascade,
  raised_at timestamptz not null,
  -- Paid calls are refused until then; null: it was told, and nothing else.
  blocked_until timestamptz
);
select strowger_fence('fraud_alarms');
