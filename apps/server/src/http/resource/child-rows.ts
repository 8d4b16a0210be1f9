import { sql, type Trx } from '@strowger/db';
import type { Children } from './children.ts';
import { columnOf, columnsOf, type Shown, writableFields } from './field.ts';
import { type ReferenceContext, requireReferences } from './references.ts';
import type { Resource } from './resource.ts';
import { insertRow, rowsOf, updateRow } from './resource-rows.ts';

/** The object's arrays, each in its order. */
export async function readChildren(trx: Trx, { children = [] }: Resource, id: unknown): Promise<Shown> {
  const arrays: Record<string, Shown[]> = {};
  for (const child of children) arrays[child.field] = await rowsOf(trx, child, child.parent, id, child.position);
  return arrays;
}

/** The object child rows belong to. */
export interface Parent {
  readonly id: string | number;
  readonly tenantId: number | null;
  /** As it was; null: it is new. */
  readonly before: Shown | null;
}

/** Writes the arrays that were sent; the others stay. @throws ApiError 400, 422 */
export async function writeChildren(trx: Trx, resource: Resource, parent: Parent, sent: Shown): Promise<void> {
  for (const child of resource.children ?? []) {
    const rows = shownRows(sent[child.field]);
    if (rows) await replaceRows(trx, resource, child, parent, rows);
  }
}

async function replaceRows(
  trx: Trx,
  { unknownIs }: Resource,
  child: Children,
  parent: Parent,
  rows: readonly Shown[],
): Promise<void> {
  const key = child.key.field;
  const gone = new Map((shownRows(parent.before?.[child.field]) ?? []).map((row) => [row[key], row]));
  const names = writableFields(child, 'create').map(([name]) => name);
  const fixed = { [child.parent]: parent.id, [child.tenant]: parent.tenantId };
  const written: { readonly id: unknown; readonly columns: Record<string, unknown> }[] = [];
  for (const [index, row] of rows.entries()) {
    const known = gone.get(row[key]);
    const context: ReferenceContext = {
      tenantId: parent.tenantId,
      status: unknownIs ?? 400,
      prefix: `${child.field}[${index}].`,
    };
    await requireReferences(trx, child.references, row, known ?? null, context);
    const columns = columnsOf(child, { [child.position]: index, ...row }, names);
    written.push({ id: known?.[key], columns });
    gone.delete(row[key]);
  }
  // First what makes room, for rows that are unique in a number or a name.
  await deleteRows(trx, child, [...gone.keys()]);
  for (const { id, columns } of written) {
    if (id === undefined) await insertRow(trx, child, { ...columns, ...fixed });
    else await updateRow(trx, child, id, columns);
  }
}

async function deleteRows(trx: Trx, child: Children, keys: readonly unknown[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    delete from ${sql.table(child.table)}
    where ${sql.ref(columnOf(child, child.key.field))} in (${sql.join(keys)})`.execute(trx);
}

function shownRows(value: unknown): Shown[] | null {
  if (!Array.isArray(value)) return null;
  return value.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}));
}
