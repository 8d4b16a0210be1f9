-- What billing systems call our objects by (contract 40 B10: `ref`).
alter table providers add column ref text check (length(ref) between 1 and 64);
create index providers_ref on providers (ref) where ref is not null;
