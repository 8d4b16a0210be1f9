-- Whether somebody is logged in follows from his live sessions.
alter table users drop column status;

-- Faxes of the user, counted with each transmission.
alter table users
  add column total_send integer not null default 0,
  add column total_inbound integer not null default 0,
  add column email_send integer not null default 0;

-- Old rows are cleared away by age.
create index failed_logins_at on failed_logins (at);

-- Free values that clients keep with a user (contract 10 §5.6).
create table user_config (
  user_id integer not null references users on delete cascade,
  tenant_id integer not null,
  name text not null,
  value jsonb not null,
  primary key (user_id, name)
);
select strowger_fence('user_config');

-- Default grants a role has been given once: a later start adds those of a new version and leaves what an admin has taken away.
create table seeded_grants (
  role_id integer not null references roles on delete cascade,
  permission_id integer not null references permissions on delete cascade,
  primary key (role_id, permission_id)
);

-- What a user logs in with, in lower case: his name and his e-mail address, unique together over the installation.
create table login_names (
  name text primary key,
  user_id integer not null references users on delete cascade
);
create index login_names_user on login_names (user_id);
