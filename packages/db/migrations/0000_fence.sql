-- The fence: which tenants' rows the running transaction may touch.
--
-- The transaction says so in its local setting strowger.fence: 'all', or the id of one tenant. Absent or empty means nothing at all.
-- The bounds are functions, so that a policy reads `tenant_id between low and high`: an index that begins with tenant_id serves it,
-- and PostgreSQL folds both into the query. A null bound compares to null: no row passes.

create function strowger_fence_low() returns integer
  language sql stable parallel safe
  return case current_setting('strowger.fence', true)
    when 'all' then -2147483648
    when '' then null
    else current_setting('strowger.fence', true)::integer
  end;

create function strowger_fence_high() returns integer
  language sql stable parallel safe
  return case current_setting('strowger.fence', true)
    when 'all' then 2147483647
    when '' then null
    else current_setting('strowger.fence', true)::integer
  end;

-- True where the fence lets the tenant's row through. A row of no tenant (null) is seen by 'all' only.
create function strowger_sees(tenant_id integer) returns boolean
  language sql stable parallel safe
  return tenant_id between strowger_fence_low() and strowger_fence_high()
    or (tenant_id is null and current_setting('strowger.fence', true) = 'all');

-- Puts a table behind the fence, its owner included. Call it after the column has got its NOT NULL:
-- then the policy is a plain range on the column; else it is two conditions, which an index serves less well.
create function strowger_fence(table_name regclass, column_name text default 'tenant_id') returns void
  language plpgsql as $$
declare
  required boolean;
  rule text;
begin
  select attnotnull into required
    from pg_attribute
    where attrelid = table_name and attname = column_name and attnum > 0 and not attisdropped;
  if required is null then
    raise exception 'table % has no column %', table_name, column_name;
  end if;

  if required then
    rule := format('%I between strowger_fence_low() and strowger_fence_high()', column_name);
  else
    rule := format('strowger_sees(%I)', column_name);
  end if;

  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('drop policy if exists strowger_fence on %s', table_name);
  execute format('create policy strowger_fence on %s using (%s) with check (%s)', table_name, rule, rule);

  if exists (select from pg_roles where rolname = 'strowger_app') then
    execute format('grant select, insert, update, delete on %s to strowger_app', table_name);
  end if;
end
$$;
