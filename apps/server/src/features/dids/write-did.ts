import { type Trx, violationOf } from '@strowger/db';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { findObject } from '../../http/resource/read-object.ts';
import type { Writer } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { requireKeptSlot } from '../tenants/kept-limits.ts';
import { addDidDestination, type Did, removeDidDestination } from './did-destination.ts';
import { didsOf } from './did-row.ts';
import { moveDid, unlinkAccounts } from './move-did.ts';
import { refuseRoutedDid } from './refuse-did-delete.ts';

/** What a DID is made of, or what of it changes. */
export interface DidFields {
  readonly label?: string;
  readonly domain?: string;
  readonly isActive?: boolean;
}

const TAKEN = 'This DID number is already registered in the system.';

/** @throws ApiError 404 unknown tenant, 409 the number is somebody's, or the tenant has as many as he may */
export async function createDid(
  writer: Writer,
  {
    phone,
    tenantId,
    label = '',
    domain = '',
    isActive = true,
  }: DidFields & { readonly phone: string; readonly tenantId: number },
  now: Date,
): Promise<number> {
  const { trx } = writer;
  await requireKeptSlot(trx, tenantId, 'destinations');
  await requireTenant(trx, tenantId);
  const row = { tenant_id: tenantId, type: 'did', phone, username: phone, first_name: label, domain, active: isActive };
  const accountId = await refusingTaken(() =>
    trx
      .insertInto('accounts')
      .values({ ...row, date_created: now, last_updated: now })
      .returning('account_id')
      .executeTakeFirstOrThrow(),
  );
  const did = { accountId: accountId.account_id, tenantId, phone };
  await addDidDestination(trx, did, label);
  record(writer, did, 'create', null, row);
  return did.accountId;
}

/** @throws ApiError 404 unknown DID or tenant */
export async function updateDid(
  writer: Writer,
  accountId: number,
  { label, domain, isActive }: DidFields,
  tenantId: number | undefined,
  now: Date,
): Promise<void> {
  const { trx } = writer;
  const { did, shown } = await lockDid(writer, accountId);
  const moved = tenantId === undefined ? did : await moveTo(writer, did, tenantId);
  const changes = {
    ...(label === undefined ? {} : { first_name: label }),
    ...(domain === undefined ? {} : { domain }),
    ...(isActive === undefined ? {} : { active: isActive }),
  };
  await trx
    .updateTable('accounts')
    .set({ ...changes, last_updated: now })
    .where('account_id', '=', accountId)
    .execute();
  record(writer, moved, 'update', shown, { ...shown, ...changes, tenant_id: moved.tenantId });
}

/** @throws ApiError 404, 409 while an inbound route leads from it */
export async function deleteDid(writer: Writer, accountId: number): Promise<void> {
  const { trx } = writer;
  const { did, shown } = await lockDid(writer, accountId);
  await refuseRoutedDid(trx, did.phone);
  await trx.deleteFrom('accounts').where('account_id', '=', accountId).execute();
  await removeDidDestination(trx, did.phone);
  record(writer, did, 'delete', shown, null);
}

/**
 * Links an account to the DID, or unlinks all (null), after it has gone to another tenant where one is named.
 * @throws ApiError 404 unknown DID, tenant or account
 */
export async function assignDid(
  writer: Writer,
  accountId: number,
  {
    tenantId,
    faxAccountId,
  }: { readonly tenantId: number | undefined; readonly faxAccountId: number | null | undefined },
): Promise<void> {
  const { trx } = writer;
  const { did, shown } = await lockDid(writer, accountId);
  const moved = tenantId === undefined ? did : await moveTo(writer, did, tenantId);
  if (faxAccountId === null) await unlinkAccounts(trx, accountId);
  else if (faxAccountId !== undefined) await linkAccount(trx, moved, faxAccountId);
  const after = { ...shown, tenant_id: moved.tenantId, fax_account_id: faxAccountId ?? null };
  record(writer, moved, 'update', shown, after);
}

async function linkAccount(trx: Trx, { accountId, tenantId }: Did, faxAccountId: number): Promise<void> {
  const linked = await trx
    .updateTable('accounts')
    .set({ linkdid_id: accountId })
    .where('account_id', '=', faxAccountId)
    .where('tenant_id', '=', tenantId)
    .where('type', 'not in', ['did', 'cid'])
    .returning('account_id')
    .executeTakeFirst();
  if (!linked) throw errors.notFound('Account');
}

async function moveTo(writer: Writer, did: Did, tenantId: number): Promise<Did> {
  if (tenantId === did.tenantId) return did;
  const { trx, caller, emit } = writer;
  await requireKeptSlot(trx, tenantId, 'destinations');
  await requireTenant(trx, tenantId);
  const by = caller.userId;
  const former = did.tenantId;
  await moveDid(writer, did, tenantId);
  emit(configChanged({ resource: 'dids', id: did.accountId, action: 'deleted', tenantId: former, by }));
  return { ...did, tenantId };
}

/** Held until the end of the transaction. @throws ApiError 404 */
async function lockDid(writer: Writer, accountId: number) {
  const resource = didsOf(writer.caller);
  const found = await findObject(writer.trx, resource, accountId, reachConditions(resource, writer, 'change'), 'lock');
  if (!found || found.tenantId === null) throw errors.notFound('DID');
  return { shown: found.shown, did: { accountId, tenantId: found.tenantId, phone: String(found.shown['phone']) } };
}

async function requireTenant(trx: Trx, tenantId: number): Promise<void> {
  const tenant = trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', tenantId).forKeyShare();
  if (!(await tenant.executeTakeFirst())) throw errors.notFound('Tenant');
}

function record(
  { caller, audit, emit }: Writer,
  { accountId, tenantId, phone }: Did,
  action: 'create' | 'update' | 'delete',
  before: object | null,
  after: object | null,
): void {
  const verb = action.charAt(0).toUpperCase() + action.slice(1);
  const activity = `${verb} dids ${phone} -ID:(${accountId})`;
  audit({ resource: 'dids', resourceId: accountId, action, tenantId, before, after, activity });
  emit(configChanged({ resource: 'dids', id: accountId, action: `${action}d`, tenantId, by: caller.userId }));
}

async function refusingTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw violationOf(error)?.kind === 'unique' ? errors.conflict(TAKEN) : error;
  }
}
