-- Mails that became faxes or templates: the same mail, delivered again, does nothing (contract 30 §22). Kept for a week.
create table received_mails (
  received_mail_id bigint generated always as identity primary key,
  tenant_id integer not null references tenants on delete cascade,
  -- Hash of Message-ID, sender and recipients here.
  mail_hash text not null,
  received_at timestamptz not null default now(),
  unique (tenant_id, mail_hash)
);
create index received_mails_age on received_mails (received_at);
select strowger_fence('received_mails');
create index accounts_email on accounts (lower(email)) where email <> '';

-- What a provider calls a text message that came: delivered again, it makes no second one (contract 30 §23).
alter table transmissions add column provider_message text;
create unique index transmissions_provider_message on transmissions (tenant_id, provider_message)
  where provider_message is not null;
-- The conversation that a text message belongs to: the other number, digits and + alone.
alter table transmissions add column thread_key text;
create index transmissions_threads on transmissions (tenant_id, thread_key, transmission_id) where thread_key is not null;
