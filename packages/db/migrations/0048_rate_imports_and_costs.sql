-- Files of rates that are checked and stored after the answer: each waits, in pieces, until it is done, whoever carries it out.
alter table rate_imports drop constraint rate_imports_state_check;
alter table rate_imports add constraint rate_imports_state_check
  check (state in ('reading', 'waiting', 'checking', 'storing', 'done', 'failed', 'cancelled'));
alter table rate_imports
  add column background boolean not null default false,
  add column name text not null default '',
  -- From when the deck counts; null: from when it is stored.
  add column valid_from timestamptz(3),
  add column delimiter text check (delimiter in (',', ';')),
  -- Octets of it that have been looked at.
  add column bytes_checked bigint not null default 0,
  add column attempts integer not null default 0;
create index rate_imports_open on rate_imports (date_created) where background and finished_at is null;

create table rate_import_pieces (
  import_id uuid not null references rate_imports on delete cascade,
  place integer not null,
  content bytea not null,
  primary key (import_id, place)
);

-- The newest charges of all tenants together, for what costs most.
create index charges_by_end on charges (ended_at);
