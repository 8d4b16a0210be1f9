import { updateDid } from '../../../features/dids/write-did.ts';
import { inboundRoutes } from '../../../features/inbound-routes/resource.ts';
import { createIn, deleteObject, updateObject } from '../../../http/resource/write-resource.ts';
import type { IntegrationCall } from '../../application.ts';
import { conflict, missingParameters } from '../../errors.ts';
import { actionIn, type DestinationAction, targetFieldsOf } from './destination-action.ts';
import {
  type DestinationSettings,
  type NewDestination,
  routeFieldsOf,
  usesAfter,
  wholeNumber,
} from './destination-params.ts';
import { receiveFaxes, stopFaxes } from './fax-program.ts';
import { findNumber } from './find-destination.ts';
import { giveNumber, type OwnNumber, ownNumber } from './number-owner.ts';
import type { DestinationRow } from './select-destinations.ts';

/**
 * Makes a destination: the inbound route of its number, or its fax program; the number becomes the tenant's where it is
 * nobody's. @returns its digits @throws IntegrationError 400, 409, 422
 */
export async function makeDestination(call: IntegrationCall, sent: NewDestination): Promise<string> {
  const tenant = await call.scope.tenant(call.trx, sent.tenant_domain);
  const action = actionIn(sent);
  if (action === null) throw missingParameters(['destination_action']);
  const fields = routeFieldsOf(sent);
  const phone = wholeNumber(sent.destination_number, sent.destination_prefix);
  const found = await findNumber(call.trx, phone);
  if (found && (found.route_uuid !== null || found.destination_fax)) {
    throw conflict('There is an inbound destination with this number already');
  }
  const number = await ownNumber(call, tenant.tenantId, phone, found);
  await describeNumber(call, number, found, sent);
  await labelNumber(call, number, found, { destination_enabled: true, ...sent });
  await lead(call, number, null, action, fields);
  return number.phone;
}

/** Changes what is sent of a destination, and whose it is. @returns its digits @throws IntegrationError 403, 409, 422 */
export async function changeDestination(
  call: IntegrationCall,
  found: DestinationRow,
  sent: DestinationSettings,
  tenantId: number,
): Promise<string> {
  const fields = routeFieldsOf(sent);
  const asked = actionIn(sent);
  const kept = await ownNumber(call, found.tenant_id, found.phone ?? found.destination_number ?? '', found);
  const isMoved = kept.tenantId !== tenantId;
  const number = isMoved ? await giveNumber(call, kept, tenantId) : kept;
  await describeNumber(call, number, found, sent);
  await labelNumber(call, number, found, sent);
  const action = asked ?? (isMoved ? actionOf(found) : null);
  const former = isMoved ? settingsOf(found) : {};
  await lead(call, number, isMoved ? null : found, action, { ...former, ...fields });
  return number.phone;
}

/** The number leads nowhere any more and belongs to no service; it stays the tenant's. Calls that are up go on. */
export async function dropDestination(call: IntegrationCall, found: DestinationRow): Promise<void> {
  const { account_id: accountId, tenant_id: tenantId, phone } = found;
  if (found.route_uuid !== null) {
    await deleteObject(call.writerIn(tenantId), inboundRoutes(call.platform), found.route_uuid);
  }
  if (accountId === null) return;
  const number = { accountId, tenantId, phone: phone ?? '' };
  if (found.destination_fax === true) await stopFaxes(call, number);
  await setDetails(call, number, found, { ref: null, destination_fax: false });
}

/** Sets what the number is known by, beside where it leads. */
async function describeNumber(
  call: IntegrationCall,
  number: OwnNumber,
  found: DestinationRow | undefined,
  sent: DestinationSettings & { readonly destination_prefix?: string },
): Promise<void> {
  await setDetails(call, number, found, {
    ...(sent.ref === undefined ? {} : { ref: sent.ref || null }),
    ...(sent.destination_prefix === undefined ? {} : { destination_prefix: sent.destination_prefix || null }),
    destination_uses: usesAfter(found?.destination_uses ?? ['voice'], sent),
  });
}

interface Details {
  readonly ref?: string | null;
  readonly destination_prefix?: string | null;
  readonly destination_uses?: string[];
  readonly destination_fax?: boolean;
}

async function setDetails(
  { trx, writer }: IntegrationCall,
  { accountId, tenantId }: OwnNumber,
  found: DestinationRow | undefined,
  wanted: Details,
): Promise<void> {
  const before: Details = {
    ref: found?.ref ?? null,
    destination_prefix: found?.destination_prefix ?? null,
    destination_uses: found?.destination_uses ?? ['voice'],
    destination_fax: found?.destination_fax ?? false,
  };
  const after = { ...before, ...wanted };
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await trx.updateTable('accounts').set(after).where('account_id', '=', accountId).execute();
  writer.audit({ resource: 'dids', resourceId: accountId, action: 'update', tenantId, before, after });
}

/** A number that is switched off is unallocated, wherever it leads: what is switched on must work. */
async function labelNumber(
  call: IntegrationCall,
  { accountId }: OwnNumber,
  found: DestinationRow | undefined,
  { destination_enabled: enabled, destination_description: label }: DestinationSettings,
): Promise<void> {
  if (call.scope.only !== null) return;
  const isSwitched = enabled !== undefined && enabled !== (found?.active ?? true);
  const isLabelled = label !== undefined && label !== (found?.first_name ?? '');
  if (!isSwitched && !isLabelled) return;
  const fields = { ...(isSwitched ? { isActive: enabled } : {}), ...(isLabelled ? { label } : {}) };
  await updateDid(call.writer, accountId, fields, undefined, call.now);
}

/** Sets where the number leads; without an action, what its route says beside that. */
async function lead(
  call: IntegrationCall,
  number: OwnNumber,
  found: DestinationRow | null,
  action: DestinationAction | null,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const resource = inboundRoutes(call.platform);
  const writer = call.writerIn(number.tenantId);
  const routeUuid = found?.route_uuid ?? null;
  if (action?.kind === 'fax') {
    if (routeUuid !== null) await deleteObject(writer, resource, routeUuid);
    await receiveFaxes(call, number, action.target);
    await markFax(call, number, true);
    return;
  }
  const target = action === null ? {} : await targetFieldsOf(call.trx, number.tenantId, action);
  if (routeUuid !== null) {
    await updateObject(writer, resource, routeUuid, { ...fields, ...target }, call.now);
  } else if (action !== null) {
    if (found?.destination_fax === true) await stopFaxes(call, number);
    const row = { ...fields, ...target, destination_number: number.phone };
    await createIn(writer, resource, number.tenantId, row, call.now);
    await markFax(call, number, false);
  }
}

async function markFax({ trx }: IntegrationCall, { accountId }: OwnNumber, destination_fax: boolean): Promise<void> {
  await trx.updateTable('accounts').set({ destination_fax }).where('account_id', '=', accountId).execute();
}

/** Where it led, for its new tenant. */
function actionOf({ target_type, target, destination_fax, fax_account }: DestinationRow): DestinationAction | null {
  if (target_type === null) return destination_fax === true ? { kind: 'fax', target: '' } : null;
  return actionIn({ action_type: target_type, action_target: target ?? fax_account ?? '' });
}

function settingsOf(found: DestinationRow): Record<string, unknown> {
  if (found.route_uuid === null) return {};
  return {
    destination_cid_name_prefix: found.destination_cid_name_prefix,
    destination_record: found.destination_record,
    destination_accountcode: found.destination_accountcode,
    destination_order: found.destination_order,
    destination_enabled: found.destination_enabled,
    destination_description: found.destination_description,
  };
}
