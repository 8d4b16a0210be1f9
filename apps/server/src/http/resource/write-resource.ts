import { sql, violationOf } from '@strowger/db';
import type { CallerKind } from '../../access/caller.ts';
import { tenantForWrite } from '../../features/domains/tenant-choice.ts';
import { errors } from '../errors.ts';
import { columnOf, type Resource, type Shown, type Writer, writableFields } from './resource.ts';
import { scopeConditions } from './resource-filters.ts';
import { deleteRow, type Found, findRow, insertRow, updateRow } from './resource-rows.ts';

type Sent = Readonly<Record<string, unknown>>;

/** @returns the new object's key @throws ApiError 400, 403, 409, 422 and what the hooks throw */
export async function createObject(
  writer: Writer,
  resource: Resource,
  sent: Sent,
  now: Date,
): Promise<string | number> {
  const { trx, caller } = writer;
  const { rows, times } = resource;
  const tenantId = rows.tenant === null ? null : tenantForWrite(caller, tenantIn(sent));
  requireAllowedFields(resource, sent, caller.kind);
  await requireTenant(writer, tenantId);
  await requireReferences(writer, resource, sent, null, tenantId);
  await resource.hooks?.before?.({ writer, tenantId, before: null, after: sent });
  const columns = {
    ...columnsOf(resource, 'create', sent),
    ...(rows.tenant === null ? {} : { [rows.tenant]: tenantId }),
    ...(rows.owner === undefined ? {} : { [rows.owner]: caller.userId }),
    ...(times?.created ? { [times.created]: now } : {}),
    ...(times?.updated ? { [times.updated]: now } : {}),
  };
  const id = await refusing(resource, () => insertRow(trx, resource, columns));
  await finish(writer, resource, id, null, await reread(writer, resource, id));
  return id;
}

/** Writes what was sent and differs. @returns the object after it @throws ApiError 403, 404 and as a create */
export async function updateObject(
  writer: Writer,
  resource: Resource,
  id: string | number,
  sent: Sent,
  now: Date,
): Promise<Shown> {
  const { trx, caller } = writer;
  const before = await lockObject(writer, resource, id);
  // An object stays with its tenant; naming another one is refused all the same.
  if (resource.rows.tenant !== null) tenantForWrite(caller, tenantIn(sent));
  requireAllowedFields(resource, sent, caller.kind);
  const changes = Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => !isSame(value, before.shown[name])),
  );
  await requireReferences(writer, resource, changes, before.shown, before.tenantId);
  await resource.hooks?.before?.({
    writer,
    tenantId: before.tenantId,
    before: before.shown,
    after: { ...before.shown, ...changes },
  });
  const columns = columnsOf(resource, 'update', changes);
  const { updated } = resource.times ?? {};
  if (Object.keys(columns).length > 0) {
    await refusing(resource, () => updateRow(trx, resource, id, updated ? { ...columns, [updated]: now } : columns));
  }
  const after = await reread(writer, resource, id);
  await finish(writer, resource, id, before, after);
  return after.shown;
}

/** @throws ApiError 403, 404, 409 while something points at it */
export async function deleteObject(writer: Writer, resource: Resource, id: string | number): Promise<void> {
  const before = await lockObject(writer, resource, id);
  await resource.hooks?.before?.({ writer, tenantId: before.tenantId, before: before.shown, after: null });
  await refusing(resource, () => deleteRow(writer.trx, resource, id));
  await finish(writer, resource, id, before, null);
}

/** What the caller may not see is not there; what he sees and may not change is refused (contract 10 §2.6). */
async function lockObject({ trx, scope }: Writer, resource: Resource, id: string | number): Promise<Found> {
  const seen = await findRow(trx, resource, id, scopeConditions(resource, scope, 'see'), 'look');
  if (!seen) throw errors.notFound(resource.what);
  const own = await findRow(trx, resource, id, scopeConditions(resource, scope, 'change'), 'lock');
  if (!own) throw errors.forbidden(`This ${resource.what.toLowerCase()} is not yours`);
  return own;
}

async function reread({ trx }: Writer, resource: Resource, id: string | number): Promise<Found> {
  const row = await findRow(trx, resource, id, [], 'look');
  if (!row) throw new Error(`a row of ${resource.table} just written is not there`);
  return row;
}

function columnsOf(resource: Resource, verb: 'create' | 'update', sent: Sent): Record<string, unknown> {
  const written = writableFields(resource, verb).filter(([name]) => sent[name] !== undefined);
  return Object.fromEntries(
    written.map(([name, { store }]) => [columnOf(resource, name), store ? store(sent[name]) : sent[name]]),
  );
}

/** @throws ApiError 403 for a field that is for others to set */
function requireAllowedFields({ fields }: Resource, sent: Sent, kind: CallerKind): void {
  const closed = Object.keys(sent).filter((name) => fields[name]?.shownTo?.includes(kind) === false);
  if (closed.length > 0) throw errors.forbidden(`You may not set ${closed.join(', ')}`);
}

/** `0` means none (contract 10 §2.6). */
function tenantIn(sent: Sent): number | undefined {
  const named = sent['tenant_id'];
  return typeof named === 'number' ? named : undefined;
}

async function requireTenant({ trx, caller }: Writer, tenantId: number | null): Promise<void> {
  if (tenantId === null || tenantId === caller.tenantId) return;
  const tenant = await trx
    .selectFrom('tenants')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!tenant) throw errors.badField('tenant_id', 'names no tenant');
}

/** Another tenant's row is answered as one that does not exist (contract 10 §2.3). Checked where the value changes. */
async function requireReferences(
  { trx }: Writer,
  resource: Resource,
  sent: Sent,
  before: Shown | null,
  tenantId: number | null,
): Promise<void> {
  for (const { field, table, column, ofPlatform, status } of resource.references ?? []) {
    const value = sent[field];
    if (value === undefined || value === null || value === before?.[field]) continue;
    const ofTenant = tenantId === null || ofPlatform ? sql`` : sql`and tenant_id = ${tenantId}`;
    const { rows } = await sql`
      select from ${sql.table(table)} where ${sql.ref(column)} = ${value} ${ofTenant} for key share`.execute(trx);
    if (rows.length > 0) continue;
    const words = 'names nothing that can be used here';
    throw status === 400 ? errors.badField(field, words) : errors.unknownReference(field, words);
  }
}

/** The database's own objections, in the words of the API. */
async function refusing<T>({ what, taken }: Resource, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const kind = violationOf(error)?.kind;
    if (kind === 'unique') throw errors.conflict(taken ?? `A ${what.toLowerCase()} like this already exists`);
    if (kind === 'foreign_key') throw errors.conflict(`This ${what.toLowerCase()} is in use`);
    throw error;
  }
}

/** Audit row, hooks and event of a write. An update that changed nothing is audited and told to nobody. */
async function finish(
  writer: Writer,
  resource: Resource,
  id: string | number,
  before: Found | null,
  after: Found | null,
): Promise<void> {
  const tenantId = (after ?? before)?.tenantId ?? null;
  const action = before === null ? 'create' : after === null ? 'delete' : 'update';
  const shown = { before: before?.shown ?? null, after: after?.shown ?? null };
  const name = resource.path.slice(1);
  await writer.audit({ resource: name, resourceId: id, action, tenantId, ...shown });
  await resource.hooks?.after?.({ writer, tenantId, ...shown });
  const changed = Object.keys(resource.fields).filter(
    (field) => !isSame(shown.before?.[field], shown.after?.[field]) && field !== resource.key.field,
  );
  if (action === 'update' && changed.length === 0) return;
  await writer.emit({
    type: 'config.changed',
    tenantId,
    data: {
      resource: name,
      id,
      action: `${action}d`,
      changed: action === 'delete' ? [] : changed,
      user_id: writer.caller.userId,
    },
  });
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
