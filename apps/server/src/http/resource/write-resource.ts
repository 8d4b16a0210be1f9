import { sql, violationOf } from '@strowger/db';
import { tenantForWrite } from '../../features/domains/tenant-choice.ts';
import { errors } from '../errors.ts';
import { writeChildren } from './child-rows.ts';
import { columnsOf, type Shown, writableFields } from './field.ts';
import { findObject } from './read-object.ts';
import { changedFields, requireAllowedFields } from './read-sent.ts';
import { recordWrite } from './record-write.ts';
import { requireReferences, unknownName } from './references.ts';
import type { Change, Resource, Verb, Writer } from './resource.ts';
import { reachConditions } from './resource-filters.ts';
import { deleteRow, type Found, findRow, insertRow, updateRow } from './resource-rows.ts';

type Id = string | number;

/** @returns the new object's key @throws ApiError 400, 403, 409, 422 and what the hooks throw */
export async function createObject(writer: Writer, resource: Resource, sent: Shown, now: Date): Promise<Id> {
  const { trx, caller } = writer;
  if (resource.rows.tenant === null) return createIn(writer, resource, null, sent, now);
  const tenantId = tenantForWrite(caller, tenantIn(sent));
  if (tenantId !== caller.tenantId) {
    const tenant = trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', tenantId);
    const status = resource.unknownIs ?? 400;
    if (!(await tenant.executeTakeFirst())) throw unknownName('tenant_id', status, 'names no tenant');
  }
  return createIn(writer, resource, tenantId, sent, now);
}

/** The same in a tenant that is decided already; null: a row of no tenant. */
export async function createIn(
  writer: Writer,
  resource: Resource,
  tenantId: number | null,
  sent: Shown,
  now: Date,
): Promise<Id> {
  const { trx, caller } = writer;
  const { rows, times } = resource;
  requireAllowedFields(resource, sent, sent, caller.kind);
  const place = await placeOf(writer, resource, tenantId, 'create');
  const values = await judge(resource, { writer, tenantId, before: null, after: sent }, sent);
  const columns = {
    ...place,
    ...(typeof rows.owner === 'string' ? { [rows.owner]: caller.userId } : {}),
    ...columnsOf(resource, values, fieldsToWrite(resource, 'create', values, sent)),
    ...(rows.tenant === null ? {} : { [rows.tenant]: tenantId }),
    ...(times?.created ? { [times.created]: now } : {}),
    ...(times?.updated ? { [times.updated]: now } : {}),
  };
  const id = await refusing(resource, values, async () => {
    const made = await insertRow(trx, resource, columns);
    await writeChildren(trx, resource, { id: made, tenantId, before: null }, values);
    return made;
  });
  await recordWrite(writer, resource, id, null, await reread(writer, resource, id));
  return id;
}

/** Writes what was sent and differs. @returns the object after it @throws ApiError 403, 404 and as a create */
export async function updateObject(writer: Writer, resource: Resource, id: Id, sent: Shown, now: Date): Promise<Shown> {
  const { trx, caller } = writer;
  const before = await lockObject(writer, resource, id, 'update');
  // An object stays with its tenant; naming another one is refused all the same.
  if (resource.rows.tenant !== null) tenantForWrite(caller, tenantIn(sent));
  const changes = changedFields(resource, sent, before.shown);
  requireAllowedFields(resource, sent, changes, caller.kind);
  const after = { ...before.shown, ...changes };
  const { tenantId } = before;
  const judged = await judge(resource, { writer, tenantId, before: before.shown, after }, changes);
  const values = { ...changedFields(resource, judged, before.shown), ...followedFields(resource, judged, changes) };
  const columns = columnsOf(resource, values, fieldsToWrite(resource, 'update', values, changes));
  const { updated } = resource.times ?? {};
  const isChanged = Object.keys(columns).length > 0;
  await refusing(resource, { ...after, ...values }, async () => {
    await updateRow(trx, resource, id, isChanged && updated ? { ...columns, [updated]: now } : columns);
    await writeChildren(trx, resource, { id, tenantId, before: before.shown }, values);
  });
  const written = await reread(writer, resource, id);
  await recordWrite(writer, resource, id, before, written);
  return written.shown;
}

/** @throws ApiError 403, 404, 409 while something points at it */
export async function deleteObject(writer: Writer, resource: Resource, id: Id): Promise<void> {
  const before = await lockObject(writer, resource, id, 'delete');
  await resource.hooks?.before?.({ writer, tenantId: before.tenantId, before: before.shown, after: null });
  const { deleted } = resource.rows;
  await refusing(resource, before.shown, () =>
    deleted === undefined
      ? deleteRow(writer.trx, resource, id)
      : updateRow(writer.trx, resource, id, { [deleted]: sql`now()` }),
  );
  await recordWrite(writer, resource, id, before, null);
}

/** What the caller may not see is not there; what he sees and may not change is refused (contract 10 §2.6). */
async function lockObject(writer: Writer, resource: Resource, id: Id, verb: Verb): Promise<Found> {
  const { trx } = writer;
  const seen = await findRow(trx, resource, id, reachConditions(resource, writer, 'see'), 'look');
  if (!seen) throw errors.notFound(resource.what);
  await placeOf(writer, resource, seen.tenantId, verb);
  const own = await findObject(trx, resource, id, reachConditions(resource, writer, 'change'), 'lock');
  if (own) return own;
  const isThere = await findRow(trx, resource, id, reachConditions(resource, writer, 'see'), 'look');
  throw isThere ? errors.forbidden(`This ${resource.what.toLowerCase()} is not yours`) : errors.notFound(resource.what);
}

async function placeOf(writer: Writer, { rows }: Resource, tenantId: number | null, verb: Verb): Promise<Shown> {
  return tenantId === null || !rows.within ? {} : rows.within(writer, tenantId, verb);
}

/** Completes what was sent and lets the references and the hook refuse it. @returns all there is to write */
async function judge(resource: Resource, change: Change, sent: Shown): Promise<Shown> {
  const { hooks, references, unknownIs } = resource;
  const { writer, tenantId, before, after } = change;
  await requireReferences(writer.trx, references, sent, before, { tenantId, status: unknownIs ?? 400 });
  const completed = (await hooks?.complete?.(change)) ?? {};
  await hooks?.before?.({ ...change, after: { ...after, ...completed } });
  return { ...sent, ...completed };
}

/** What a hook set of fields that show more than their column: it may read the same and stand for something else. */
function followedFields({ fields }: Resource, judged: Shown, sent: Shown): Shown {
  return Object.fromEntries(
    Object.entries(judged).filter(([name, value]) => fields[name]?.followed && value !== sent[name]),
  );
}

/** What clients may set, and what a hook set in their stead. */
function fieldsToWrite(resource: Resource, verb: 'create' | 'update', values: Shown, sent: Shown): string[] {
  const open = new Set(writableFields(resource, verb).map(([name]) => name));
  return Object.keys(values).filter((name) => open.has(name) || values[name] !== sent[name]);
}

async function reread({ trx }: Writer, resource: Resource, id: Id): Promise<Found> {
  const object = await findObject(trx, resource, id, []);
  if (!object) throw new Error(`a row of ${resource.table} just written is not there`);
  return object;
}

/** `0` means none (contract 10 §2.6). */
function tenantIn(sent: Shown): number | undefined {
  const named = sent['tenant_id'];
  return typeof named === 'number' ? named : undefined;
}

/** The database's own objections, in the words of the API. */
async function refusing<T>({ what, taken }: Resource, object: Shown, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const violation = violationOf(error);
    if (violation?.kind === 'unique') {
      const words = typeof taken === 'function' ? taken(violation.constraint ?? '', object) : taken;
      throw errors.conflict(words ?? `A ${what.toLowerCase()} like this already exists`);
    }
    if (violation?.kind === 'foreign_key') throw errors.conflict(`This ${what.toLowerCase()} is in use`);
    throw error;
  }
}
