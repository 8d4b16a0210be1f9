-- Ways to the outside (contract 30 §2), as far as calls come in by them. Of no tenant: shared by all of them.
create table providers (
  provider_id integer generated always as identity primary key,
  tenant_id integer references tenants on delete cascade,
  name text not null,
  type text not null default 'sip',
  service_flag integer not null default 3,
  host text not null,
  port integer not null default 5060,
  proxy text not null default '',
  register boolean not null default false,
  active boolean not null default true,
  description text not null default '',
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create unique index providers_name on providers (lower(name));
create index providers_tenant on providers (tenant_id);
select strowger_fence('providers');
