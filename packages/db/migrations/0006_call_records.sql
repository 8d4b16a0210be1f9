-- One raw record per finished leg, as the engine reported it (contract 40 A2).
create table cdr_journal (
  journal_id bigint generated always as identity primary key,
  call_id text not null,
  leg text not null,
  record jsonb not null,
  received_at timestamptz not null default now(),
  unique (call_id, leg)
);

create table cdr_quarantine (
  quarantine_id bigint generated always as identity primary key,
  source text not null,
  position bigint,
  reason text not null,
  line text not null,
  created_at timestamptz not null default now()
);

-- Journal files: how far each has been read, and the finished ones.
create table cdr_journal_files (
  path text not null,
  identity text not null,
  byte_offset bigint not null default 0,
  finished boolean not null default false,
  inserted bigint not null default 0,
  rejected bigint not null default 0,
  last_read_at timestamptz not null default now(),
  primary key (path, identity)
);

create table cdr_etl_runs (
  etl_run_id bigint generated always as identity primary key,
  status text not null check (status in ('running', 'ok', 'error')),
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  finished_at timestamptz,
  inserted bigint not null default 0,
  rejected bigint not null default 0,
  error text
);
create unique index cdr_etl_runs_one on cdr_etl_runs (status) where status = 'running';

create table cdr (
  id bigint generated always as identity primary key,
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
  gateway_uuid uuid,
  provider_id integer,
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
  created_at timestamptz not null default now(),
  unique (call_id, leg)
);
create sequence cdr_seq as bigint;
create index cdr_by_seq on cdr (cdr_seq);
create index cdr_by_tenant on cdr (tenant_id, start_time desc, id desc);
create index cdr_by_domain on cdr (domain, start_time);
create index cdr_by_start on cdr (start_time desc, id desc);
create index cdr_by_extension on cdr (extension_uuid, start_time desc);
create index cdr_by_spool on cdr (spool_id) where spool_id is not null;
select strowger_fence('cdr');
