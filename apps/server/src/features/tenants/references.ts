import { sql, type Trx } from '@strowger/db';

/** A foreign key by which rows of a table hang on a tenant or a user. */
export interface Reference {
  readonly table: string;
  readonly column: string;
  /** What becomes of the rows when what they name is deleted. */
  readonly fate: 'deleted' | 'unlinked' | 'in the way';
  /** The rows name their tenant too. */
  readonly namesTenant: boolean;
}

/** Every foreign key to a table, as the database knows them: tables of later features are among them. */
export async function referencesTo(trx: Trx, target: 'tenants' | 'users'): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select child.relname::text as "table", child_column.attname::text as "column",
      case confdeltype when 'c' then 'deleted' when 'n' then 'unlinked' else 'in the way' end as fate,
      exists (
        select from pg_attribute where attrelid = child.oid and attname = 'tenant_id' and not attisdropped
      ) as "namesTenant"
    from pg_constraint
      join pg_class child on child.oid = conrelid
      join pg_attribute child_column on child_column.attrelid = conrelid and child_column.attnum = conkey[1]
    where contype = 'f' and confrelid = ${target}::text::regclass
    order by 1, 2`.execute(trx);
  return rows;
}

/**
 * Tables that name the tenant of their rows and lose them with him. A row goes when its own tenant_id does, or when it
 * cannot be without a row that goes.
 */
export async function tablesThatGo(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with recursive gone as (
      select 'tenants'::regclass::oid as id
      union
      select conrelid from pg_constraint join gone on confrelid = gone.id
        where contype = 'f' and confdeltype = 'c' and exists (
          select from pg_attribute
          where attrelid = conrelid and attnum = conkey[1] and (attnotnull or attname = 'tenant_id'))
    )
    select relname::text as name from gone
      join pg_class on pg_class.oid = gone.id
      join pg_attribute on attrelid = gone.id and attname = 'tenant_id' and not attisdropped
      where relname <> 'tenants'
      order by relname`.execute(trx);
  return rows.map((row) => row.name);
}
