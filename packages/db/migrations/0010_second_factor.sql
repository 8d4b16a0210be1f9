-- The second factor of users (contract 10 §1.8). A user has a row once he has begun to enrol or has sent a code.
create table second_factors (
  user_id integer primary key references users on delete cascade,
  tenant_id integer not null,
  -- Sealed; null = no authenticator app is enrolled.
  app_secret text,
  -- Sealed; shown to the user, not proven yet.
  pending_secret text,
  -- Time steps whose code was taken: each is good for one code.
  used_steps integer[] not null default '{}',
  -- Null = no code sent by mail was ever proven.
  mail_proven_at timestamptz,
  -- When app or mail was last enrolled.
  enrolled_at timestamptz,
  -- Wrong codes since the last right one, over all sessions of the user.
  wrong_codes integer not null default 0,
  locked_until timestamptz
);
select strowger_fence('second_factors');

-- Codes sent by mail; the newest is the one that counts.
create table mailed_codes (
  mailed_code_id bigint generated always as identity primary key,
  user_id integer not null references users on delete cascade,
  tenant_id integer not null,
  -- Sealed digest; null once it is worthless.
  code text,
  sent_at timestamptz not null
);
create index mailed_codes_user on mailed_codes (user_id, sent_at);
select strowger_fence('mailed_codes');

create table recovery_codes (
  user_id integer not null references users on delete cascade,
  tenant_id integer not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
select strowger_fence('recovery_codes');

alter table sessions
  -- When the second factor was last proven in the session.
  add column second_factor_at timestamptz,
  add column wrong_codes integer not null default 0;
