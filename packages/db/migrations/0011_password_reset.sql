-- The one live reset code of a user (contract 10 §1.7).
create table password_resets (
  user_id integer primary key references users on delete cascade,
  tenant_id integer not null,
  -- The address the code was mailed to, in lower case: the code is good while the user still has it.
  email text not null,
  -- SHA-256 of the code, in hex; null once it is used.
  code_hash text unique,
  expires_at timestamptz not null
);
select strowger_fence('password_resets');

-- Mails with such codes of the last hour, which are counted for each address.
create table password_reset_mails (
  password_reset_mail_id bigint generated always as identity primary key,
  user_id integer not null references users on delete cascade,
  tenant_id integer not null,
  email text not null,
  mailed_at timestamptz not null
);
create index password_reset_mails_email on password_reset_mails (email, mailed_at);
create index password_reset_mails_user on password_reset_mails (user_id);
select strowger_fence('password_reset_mails');

-- A session of somebody who acts for the user ends with the session it was opened from; null: he came without one.
alter table sessions add column parent_jti uuid;
create index sessions_parent on sessions (parent_jti) where parent_jti is not null and revoked_at is null;
create index sessions_impersonator on sessions (impersonator_id) where impersonator_id is not null and revoked_at is null;

-- Pictures of users, made anew from what was sent.
create table user_images (
  user_id integer primary key references users on delete cascade,
  tenant_id integer not null,
  file_name text not null,
  content_type text not null,
  content bytea not null,
  updated_at timestamptz not null default now()
);
select strowger_fence('user_images');
