-- Phones that fetch their configuration (contract 20 §2).

create table device_profiles (
  device_profile_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  device_profile_name text not null,
  device_profile_description text,
  device_profile_enabled boolean not null default true,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index device_profiles_tenant on device_profiles (tenant_id, device_profile_name);
select strowger_fence('device_profiles');

create table devices (
  device_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  -- Twelve lower-case hexadecimal digits, of one device on the whole platform.
  device_address text not null constraint devices_address unique check (device_address ~ '^[0-9a-f]{12}$'),
  device_label text,
  device_vendor text,
  device_model text,
  device_template text,
  device_profile_uuid uuid references device_profiles,
  device_username text,
  -- Encrypted under the master key.
  device_password text,
  device_firmware_version text,
  device_location text,
  device_serial_number text,
  device_description text,
  device_enabled boolean not null default true,
  device_provisioned_date timestamptz,
  device_provisioned_method text,
  device_provisioned_ip text,
  device_provisioned_agent text,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index devices_tenant on devices (tenant_id, device_label);
create index devices_profile on devices (device_profile_uuid);
select strowger_fence('devices');

-- What a line leaves open (null) follows from its extension, or from the tenant's defaults.
create table device_lines (
  device_line_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  device_uuid uuid not null references devices on delete cascade,
  extension_uuid uuid references extensions on delete set null,
  line_number text not null default '1',
  server_address text,
  server_address_primary text,
  server_address_secondary text,
  outbound_proxy_primary text,
  outbound_proxy_secondary text,
  sip_user text,
  sip_auth text,
  -- Encrypted under the master key.
  password text,
  display_name text,
  label text,
  shared_line text,
  sip_port text,
  sip_transport text not null default 'udp' check (sip_transport in ('udp', 'tcp', 'tls', 'dns srv')),
  register_expires text not null default '3600',
  enabled boolean not null default true,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now(),
  -- Checked at the end of a write, in which lines may change places.
  constraint device_lines_number unique (device_uuid, line_number) deferrable
);
create index device_lines_tenant on device_lines (tenant_id);
create index device_lines_extension on device_lines (extension_uuid);
select strowger_fence('device_lines');

-- Variables of templates; values are encrypted, for some are passwords.
create table device_settings (
  device_setting_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  device_uuid uuid not null references devices on delete cascade,
  setting_order integer not null default 0,
  name text not null,
  value text,
  enabled boolean not null default true,
  description text
);
create index device_settings_device on device_settings (device_uuid);
create index device_settings_tenant on device_settings (tenant_id);
select strowger_fence('device_settings');

create table device_profile_settings (
  device_setting_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  device_profile_uuid uuid not null references device_profiles on delete cascade,
  setting_order integer not null default 0,
  name text not null,
  value text,
  enabled boolean not null default true,
  description text
);
create index device_profile_settings_profile on device_profile_settings (device_profile_uuid);
create index device_profile_settings_tenant on device_profile_settings (tenant_id);
select strowger_fence('device_profile_settings');

create table device_keys (
  device_key_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  device_uuid uuid not null references devices on delete cascade,
  category text not null default 'line',
  key_id integer not null,
  type text not null default 'none',
  line integer not null default 1,
  value text,
  pickup text,
  label text,
  icon text,
  protected boolean not null default false,
  constraint device_keys_place unique (device_uuid, category, key_id) deferrable
);
create index device_keys_tenant on device_keys (tenant_id);
select strowger_fence('device_keys');

create table device_profile_keys (
  device_key_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  device_profile_uuid uuid not null references device_profiles on delete cascade,
  category text not null default 'line',
  key_id integer not null,
  type text not null default 'none',
  line integer not null default 1,
  value text,
  pickup text,
  label text,
  icon text,
  protected boolean not null default false,
  constraint device_profile_keys_place unique (device_profile_uuid, category, key_id) deferrable
);
create index device_profile_keys_tenant on device_profile_keys (tenant_id);
select strowger_fence('device_profile_keys');

-- What a tenant's phones are told unless somebody says otherwise; made when first needed.
create table device_defaults (
  tenant_id integer primary key references tenants on delete cascade,
  -- Where they register: the SIP domain where its name leads here, else the platform's address.
  server_address text not null,
  -- Their own logins; encrypted under the master key.
  admin_password text not null,
  user_password text not null
);
select strowger_fence('device_defaults');
