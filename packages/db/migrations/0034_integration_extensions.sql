-- What billing systems call our extensions and domains by, and what they have suspended (contract 40 B10.5, B10.6).

-- The services that an extension is billed by: one of them the primary one.
create table extension_refs (
  extension_uuid uuid not null references extensions on delete cascade,
  ref text not null check (length(ref) between 1 and 64),
  tenant_id integer not null references tenants on delete cascade,
  secondary boolean not null default false,
  primary key (extension_uuid, ref)
);
create unique index extension_refs_primary on extension_refs (extension_uuid) where not secondary;
create index extension_refs_tenant on extension_refs (tenant_id, ref);
select strowger_fence('extension_refs');

alter table domains
  add column ref text check (length(ref) between 1 and 64),
  add column client_ref text check (length(client_ref) between 1 and 64);
create unique index domains_ref on domains (ref) where ref is not null;

create table domain_suspensions (
  domain_uuid uuid not null references domains on delete cascade,
  mode text not null check (mode in ('domain', 'gateway', 'extension')),
  tenant_id integer not null references tenants on delete cascade,
  reason text not null default '',
  -- Ids of the objects that were on and were switched off by it: these are switched on again.
  disabled text[] not null default '{}',
  suspended_at timestamptz not null default now(),
  primary key (domain_uuid, mode)
);
create index domain_suspensions_tenant on domain_suspensions (tenant_id);
select strowger_fence('domain_suspensions');
