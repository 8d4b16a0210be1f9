-- Tenants who are gone: records of their last calls arrive after them and keep their name (contract 10 §4.3).
create table deleted_tenants (
  tenant_id integer primary key,
  company text not null,
  timezone text not null,
  deleted_at timestamptz not null
);
select strowger_fence('deleted_tenants');

-- Whether the next fall of the balance below the alert threshold is told (contract 10 §9.9).
alter table tenants add column credit_alert_armed boolean not null default true;

-- `Admin` beside `admin` would mislead whoever gives roles.
create unique index roles_name on roles (lower(name));
