-- Settings, keys and what every process shares. No tenant owns these rows.

create table settings (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);

-- RSA keys that sign tokens; the private half is encrypted under the master key.
create table signing_keys (
  kid text primary key,
  public_jwk jsonb not null,
  private_key text not null,
  created_at timestamptz not null default now()
);

create table password_policy (
  password_policy_id integer primary key default 1 check (password_policy_id = 1),
  min_length integer not null default 12,
  min_uppercase integer not null default 1,
  min_lowercase integer not null default 1,
  min_numbers integer not null default 1,
  special_character integer not null default 1,
  passwd_exp_limit integer not null default 90,
  passwd_email_notify integer not null default 7,
  failed_attempts integer not null default 5,
  passwd_history integer not null default 5,
  sessiontime integer not null default 30
);
insert into password_policy default values;

-- Failed logins of the last minutes: throttling counts them for all processes together.
create unlogged table failed_logins (
  failed_login_id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  ip_address text not null,
  name text not null
);
create index failed_logins_ip on failed_logins (ip_address, at);
create index failed_logins_name on failed_logins (name, at);
