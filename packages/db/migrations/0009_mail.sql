-- Mails to be sent, written with what causes them. A row is a mail; a job only wakes whoever delivers.
create table mails (
  mail_id bigint generated always as identity primary key,
  -- Names the occasion: the same occasion never makes a second mail.
  mail_key text not null unique,
  tenant_id integer references tenants on delete cascade,
  template text not null,
  -- Recipient and message, sealed; gone once the mail is sent or given up.
  content text,
  created_at timestamptz not null,
  give_up_at timestamptz not null,
  -- Null once the mail is sent or given up. While a delivery runs: when another one may take over.
  next_attempt_at timestamptz,
  attempts integer not null default 0,
  sent_at timestamptz,
  error text
);
create index mails_due on mails (next_attempt_at) where next_attempt_at is not null;
create index mails_done on mails (created_at) where next_attempt_at is null;
create index mails_tenant on mails (tenant_id);
select strowger_fence('mails');
