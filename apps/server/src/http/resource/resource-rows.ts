import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { ListQuery } from '../list-query.ts';
import { columnOf, type Resource, type Shown } from './resource.ts';
import type { Condition } from './resource-filters.ts';
import { isText } from './resource-schemas.ts';

type Stored = Record<string, unknown>;

const ref = (column: string) => sql.ref(`r.${column}`);
const where = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;

/** Every field of the row as stored, under its field name. */
function selection({ fields, rows }: Resource): RawBuilder<unknown> {
  const parts = Object.entries(fields).map(([name, { column = name, computed }]) =>
    computed ? sql`(${computed}) as ${sql.id(name)}` : sql`${ref(column)} as ${sql.id(name)}`,
  );
  const tenant = rows.tenant === null ? [] : [sql`${ref(rows.tenant)} as ${sql.id(TENANT)}`];
  return sql.join([...parts, ...tenant]);
}

/** Beside the fields, for audit and events; no field may be called so. */
const TENANT = ' tenant';

/** A row read: what is shown of it, and the tenant it belongs to. */
export interface Found {
  readonly shown: Shown;
  readonly tenantId: number | null;
}

function foundOf({ fields }: Resource, stored: Stored): Found {
  const shown = Object.entries(fields).map(([name, { show }]) => [name, show ? show(stored[name]) : stored[name]]);
  const tenantId = stored[TENANT];
  return { shown: Object.fromEntries(shown), tenantId: typeof tenantId === 'number' ? tenantId : null };
}

/** A window of the rows and the count of all. */
export async function listRows(
  trx: Trx,
  resource: Resource,
  conditions: readonly Condition[],
  list: ListQuery,
): Promise<{ rows: Found[]; total: number }> {
  const from = sql`from ${sql.table(resource.table)} as r ${where(conditions)}`;
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(trx);
  const total = counted.rows[0]?.total ?? 0;
  if (list.countOnly) return { rows: [], total };
  const { rows } = await sql<Stored>`
    select ${selection(resource)} ${from}
    order by ${orderOf(resource, list)} limit ${list.limit} offset ${list.offset}`.execute(trx);
  return { rows: rows.map((row) => foundOf(resource, row)), total };
}

/** Text is ordered without regard to case; the key makes every order one that pages can be cut from. */
function orderOf(resource: Resource, { sort, descending }: ListQuery): RawBuilder<unknown> {
  const { order, key, fields } = resource;
  const field = sort ?? order?.field ?? key.field;
  const isDescending = descending ?? (sort === null && (order === undefined || order.descending === true));
  const direction = isDescending ? sql`desc` : sql`asc`;
  const value = ref(columnOf(resource, field));
  const schema = fields[field]?.schema;
  const sorted = schema && isText(schema) ? sql`lower(${value}::text)` : value;
  return sql`${sorted} ${direction} nulls last, ${ref(columnOf(resource, key.field))} ${direction}`;
}

/** Names `sort` may carry: of the shown ones, those that are columns. */
export function sortable({ fields }: Resource, shown: readonly string[]): string[] {
  return shown.filter((name) => fields[name]?.computed === undefined);
}

/** @param lock holds the row until the end of the transaction: writes of it come one after the other */
export async function findRow(
  trx: Trx,
  resource: Resource,
  id: unknown,
  conditions: readonly Condition[],
  lock: 'lock' | 'look',
): Promise<Found | undefined> {
  const isKey = sql`${ref(columnOf(resource, resource.key.field))} = ${id}`;
  const { rows } = await sql<Stored>`
    select ${selection(resource)} from ${sql.table(resource.table)} as r ${where([isKey, ...conditions])}
    ${lock === 'lock' ? sql`for no key update of r` : sql``}`.execute(trx);
  return rows[0] && foundOf(resource, rows[0]);
}

/** @returns the new row's key */
export async function insertRow(trx: Trx, resource: Resource, columns: Stored): Promise<string | number> {
  const entries = Object.entries(columns);
  const key = columnOf(resource, resource.key.field);
  const names = sql.join(entries.map(([name]) => sql.ref(name)));
  const values = sql.join(entries.map(([, value]) => value));
  const { rows } = await sql<{ key: string | number }>`
    insert into ${sql.table(resource.table)} (${names}) values (${values}) returning ${sql.ref(key)} as key`.execute(
    trx,
  );
  const [made] = rows;
  if (!made) throw new Error(`no row was made in ${resource.table}`);
  return made.key;
}

/** Writes these columns and no others. */
export async function updateRow(trx: Trx, resource: Resource, id: unknown, columns: Stored): Promise<void> {
  const assignments = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  if (assignments.length === 0) return;
  await sql`
    update ${sql.table(resource.table)} set ${sql.join(assignments)}
    where ${sql.ref(columnOf(resource, resource.key.field))} = ${id}`.execute(trx);
}

export async function deleteRow(trx: Trx, resource: Resource, id: unknown): Promise<void> {
  await sql`
    delete from ${sql.table(resource.table)}
    where ${sql.ref(columnOf(resource, resource.key.field))} = ${id}`.execute(trx);
}
