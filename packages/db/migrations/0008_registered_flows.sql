-- A restart must still know over which proxies a phone is called (RFC 3327), and the flows of a device (RFC 5626), which
-- may share a contact. Instance '' and reg-id 0 stand for a contact that names none: RFC 5626 counts flows from 1.
alter table registrations
  add column path text[] not null default '{}',
  add column reg_id integer not null default 0;
update registrations set instance = '' where instance is null;
alter table registrations
  alter column instance set default '',
  alter column instance set not null,
  drop constraint registrations_pkey,
  add primary key (extension_uuid, contact, instance, reg_id);
