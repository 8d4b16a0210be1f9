import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import { type ListQuery, readWindow } from '../list-query.ts';
import { columnOf, type FieldTable, type Shown } from './field.ts';
import type { Order, Resource } from './resource.ts';
import type { Condition } from './resource-filters.ts';
import { isText } from './resource-schemas.ts';

type Stored = Record<string, unknown>;

/** A row read: what is shown of it, and the tenant it belongs to. */
export interface Found {
  readonly shown: Shown;
  readonly tenantId: number | null;
}

const ref = (column: string) => sql.ref(`r.${column}`);
const where = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;

/** These fields of the row as stored, under their names. */
function selection({ fields }: FieldTable, names: readonly string[]): RawBuilder<unknown>[] {
  return names.flatMap((name) => {
    const field = fields[name];
    if (!field) return [];
    const read = field.computed ?? field.followed;
    const value = read ? sql`(${read})` : ref(field.column ?? name);
    return [sql`${value} as ${sql.id(name)}`];
  });
}

function shownOf({ fields }: FieldTable, names: readonly string[], stored: Stored): Shown {
  return Object.fromEntries(
    names.map((name) => {
      const show = fields[name]?.show;
      return [name, show ? show(stored[name]) : stored[name]];
    }),
  );
}

/** A window of the rows, with these fields, and the count of all. */
export function listRows(
  trx: Trx,
  resource: Resource,
  names: readonly string[],
  conditions: readonly Condition[],
  list: ListQuery,
): Promise<{ rows: Shown[]; total: number }> {
  const from = sql`from ${sql.table(resource.table)} as r ${where(conditions)}`;
  return readWindow(
    list,
    async (limit) => {
      const { rows } = await sql<Stored>`
        select ${sql.join(selection(resource, names))} ${from}
        order by ${orderOf(resource, list)} limit ${limit} offset ${list.offset}`.execute(trx);
      return rows.map((row) => shownOf(resource, names, row));
    },
    async () => (await sql<{ total: number }>`select count(*) as total ${from}`.execute(trx)).rows[0]?.total ?? 0,
  );
}

/** The key makes every order one that pages can be cut from. */
function orderOf(resource: Resource, { sort, descending }: ListQuery): RawBuilder<unknown> {
  const { key, order } = resource;
  const byKey: Order = sort === null && order === undefined ? { field: key.field, descending: true } : key;
  const numeric = order?.find(({ field }) => field === sort)?.numeric;
  const parts: readonly Order[] = sort === null ? (order ?? []) : [{ field: sort, ...(numeric ? { numeric } : {}) }];
  return sql.join([...parts, byKey].map((part) => orderPart(resource, part, descending ?? part.descending === true)));
}

/** Text is ordered without regard to case, digits in text by length first. */
function orderPart(resource: Resource, { field, numeric }: Order, isDescending: boolean): RawBuilder<unknown> {
  const value = ref(columnOf(resource, field));
  const direction = isDescending ? sql`desc nulls last` : sql`asc nulls last`;
  if (numeric) return sql`length(${value}) ${direction}, ${value} ${direction}`;
  const schema = resource.fields[field]?.schema;
  return schema && isText(schema) && field !== resource.key.field
    ? sql`lower(${value}::text) ${direction}`
    : sql`${value} ${direction}`;
}

/** Names `sort` may carry: of the shown ones, those that are columns. */
export function sortable({ fields }: Resource, shown: readonly string[]): string[] {
  return shown.filter((name) => fields[name]?.computed === undefined);
}

/** Beside the fields, for audit and events; no field may be called so. */
const TENANT = ' tenant';

/** @param lock holds the row until the end of the transaction: writes of it come one after the other */
export async function findRow(
  trx: Trx,
  resource: Resource,
  id: unknown,
  conditions: readonly Condition[],
  lock: 'lock' | 'look',
): Promise<Found | undefined> {
  const names = Object.keys(resource.fields);
  const { tenant } = resource.rows;
  const tenantId = tenant === null ? [] : [sql`${ref(tenant)} as ${sql.id(TENANT)}`];
  const isKey = sql`${ref(columnOf(resource, resource.key.field))} = ${id}`;
  const { rows } = await sql<Stored>`
    select ${sql.join([...selection(resource, names), ...tenantId])}
    from ${sql.table(resource.table)} as r ${where([isKey, ...conditions])}
    ${lock === 'lock' ? sql`for no key update of r` : sql``}`.execute(trx);
  const [row] = rows;
  if (!row) return undefined;
  const owner = row[TENANT];
  return { shown: shownOf(resource, names, row), tenantId: typeof owner === 'number' ? owner : null };
}

/** Every row whose column has that value, in order. */
export async function rowsOf(
  trx: Trx,
  table: FieldTable,
  column: string,
  value: unknown,
  position: string,
): Promise<Shown[]> {
  const names = Object.keys(table.fields);
  const order = sql.join([ref(columnOf(table, position)), ref(columnOf(table, table.key.field))]);
  const { rows } = await sql<Stored>`
    select ${sql.join(selection(table, names))} from ${sql.table(table.table)} as r
    where ${ref(column)} = ${value} order by ${order}`.execute(trx);
  return rows.map((row) => shownOf(table, names, row));
}

/** @returns the new row's key */
export async function insertRow(trx: Trx, table: FieldTable, columns: Stored): Promise<string | number> {
  const entries = Object.entries(columns);
  const names = sql.join(entries.map(([name]) => sql.ref(name)));
  const values = sql.join(entries.map(([, value]) => value));
  const { rows } = await sql<{ key: string | number }>`
    insert into ${sql.table(table.table)} (${names}) values (${values})
    returning ${sql.ref(columnOf(table, table.key.field))} as key`.execute(trx);
  const [made] = rows;
  if (!made) throw new Error(`no row was made in ${table.table}`);
  return made.key;
}

/** Writes these columns and no others. */
export async function updateRow(trx: Trx, table: FieldTable, id: unknown, columns: Stored): Promise<void> {
  const assignments = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  if (assignments.length === 0) return;
  await sql`
    update ${sql.table(table.table)} set ${sql.join(assignments)}
    where ${sql.ref(columnOf(table, table.key.field))} = ${id}`.execute(trx);
}

export async function deleteRow(trx: Trx, table: FieldTable, id: unknown): Promise<void> {
  await sql`
    delete from ${sql.table(table.table)} where ${sql.ref(columnOf(table, table.key.field))} = ${id}`.execute(trx);
}
