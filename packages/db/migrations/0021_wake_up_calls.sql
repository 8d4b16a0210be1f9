-- Wake-up calls (contract 20 §12.3 *925): one of an extension at a time; a row is gone once the call was answered, given
-- up or cancelled.
create table wake_up_calls (
  wake_up_call_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  extension_uuid uuid not null references extensions on delete cascade
    constraint wake_up_calls_extension unique,
  wake_at timestamptz not null,
  -- How often its phones were rung so far, and when they are rung next.
  tries smallint not null default 0,
  ring_at timestamptz not null,
  date_created timestamptz not null default now()
);
create index wake_up_calls_tenant on wake_up_calls (tenant_id);
create index wake_up_calls_due on wake_up_calls (ring_at);
select strowger_fence('wake_up_calls');
