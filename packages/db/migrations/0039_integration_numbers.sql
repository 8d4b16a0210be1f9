-- What billing systems know our numbers by, and which domains go for good later (contract 40 B10.2, B10.5).

alter table accounts
  -- Of a DID: what it is called by as long as it lives; an inbound route made for it has the same.
  add column destination_uuid uuid not null default gen_random_uuid(),
  add column ref text check (length(ref) between 1 and 64),
  -- Of a DID: its country code, where the number is told without it.
  add column destination_prefix text check (destination_prefix ~ '^[0-9]{1,7}$'),
  -- Of a DID: what it is sold for.
  add column destination_uses text[] not null default '{voice}'
    check (destination_uses <@ '{voice,fax,text,emergency}'::text[]),
  -- Of a DID: its program takes faxes because that was ordered, and no inbound route leads from it.
  add column destination_fax boolean not null default false;
create index accounts_ref on accounts (ref) where ref is not null;

-- Routes that are there keep their ids, and their numbers take them over.
update accounts set destination_uuid = inbound_routes.destination_uuid
  from inbound_routes
  where accounts.type = 'did' and inbound_routes.tenant_id = accounts.tenant_id
    and inbound_routes.number_digits = replace(accounts.phone, '+', '')
    and inbound_routes.destination_enabled and inbound_routes.destination_number_regex is null;
create unique index accounts_destination on accounts (destination_uuid);

-- A domain that was deleted with its data kept: when they go.
alter table domains add column delete_at timestamptz;
create index domains_delete_at on domains (delete_at) where delete_at is not null;

-- A key that belongs to a portal user goes with him.
alter table integration_identity add column owner_user_id integer references users on delete cascade;
create index integration_identity_owner on integration_identity (owner_user_id) where owner_user_id is not null;
