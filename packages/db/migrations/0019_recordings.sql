-- What a tenant has recorded or uploaded to be heard in calls (contract 30 §14).
create table recordings (
  recording_id integer generated always as identity primary key,
  tenant_id integer not null references tenants on delete cascade,
  created_by integer references users on delete set null,
  name text not null,
  description text,
  -- Path within the media store; null: nothing has been recorded yet.
  stored_file text,
  duration_ms integer not null default 0,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now(),
  check (stored_file is not null or duration_ms = 0)
);
-- Calls find a recording by its name.
create unique index recordings_name on recordings (tenant_id, lower(name));
create index recordings_created_by on recordings (created_by);
select strowger_fence('recordings');
