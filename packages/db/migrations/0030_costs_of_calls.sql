-- The emergency calls of a tenant, newest first, among all others.
create index cdr_emergency on cdr (tenant_id, start_time) where emergency;

-- Whoever writes call records does so alone to the end of his transaction. So a sequence number becomes visible only when every lower
-- one that is ever to be seen is: nobody who reads on from the last one he saw misses a record.
create function strowger_lock_cdr_seq() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('cdr-seq', 0));
  return null;
end
$$;
create trigger cdr_in_order before insert on cdr for each statement execute function strowger_lock_cdr_seq();

-- The A-leg of the call that a charged leg was made for; null where the leg itself is it.
alter table charges add column originating_leg_uuid text;
update charges set originating_leg_uuid = cdr.originating_leg_uuid
  from cdr_keys, cdr
  where cdr_keys.call_id = charges.call_id and cdr_keys.leg = charges.leg
    and cdr.start_time = cdr_keys.start_time and cdr.call_id = charges.call_id and cdr.leg = charges.leg
    and cdr.originating_leg_uuid is not null;
create index charges_of_call on charges using hash (originating_leg_uuid);

-- What waits to be rated stands in a table of its own, so that rating changes no indexed column of a charge and leaves its indexes
-- alone.
create table unrated_charges (
  tenant_id integer not null,
  ended_at timestamptz(3) not null,
  call_id text not null,
  leg text not null,
  primary key (tenant_id, ended_at, call_id, leg)
);
select strowger_fence('unrated_charges');
insert into unrated_charges (tenant_id, ended_at, call_id, leg)
  select tenant_id, ended_at, call_id, leg from charges where state = 'unrated';
drop index charges_unrated;
-- A rated charge is twice as long as one that waits, and finds its place beside it.
alter table charges set (fillfactor = 30);

-- Events of one statement carry the provisional id of the first of them, and get their final ids together: one step at the commit for all.
alter table events add column batch bigint;
create or replace function strowger_number_event() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1937010290, 1);
  if new.batch is null then
    update events set event_id = nextval('event_ids') where event_id = new.event_id;
  else
    update events set event_id = final.id, batch = null
      from (
        select event_id, nextval('event_ids') as id
        from (select event_id from events where event_id >= new.batch and batch = new.batch order by event_id) as told
      ) as final
      where events.event_id = final.event_id;
  end if;
  perform pg_notify('strowger_events', '');
  return null;
end
$$;
drop trigger events_numbered on events;
create constraint trigger events_numbered after insert on events
  deferrable initially deferred for each row when (new.batch is null or new.event_id = new.batch)
  execute function strowger_number_event();
