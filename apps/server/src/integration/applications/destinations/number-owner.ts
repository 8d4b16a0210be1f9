import { createDid, updateDid } from '../../../features/dids/write-did.ts';
import { removeAccountPrograms } from '../../../features/programs/account-programs.ts';
import { PLATFORM_TENANT } from '../../../features/tenants/platform-tenant.ts';
import type { IntegrationCall } from '../../application.ts';
import { accessDenied, conflict } from '../../errors.ts';
import type { DestinationRow } from './select-destinations.ts';

/** A DID and whose it is. */
export interface OwnNumber {
  readonly accountId: number;
  readonly tenantId: number;
  readonly phone: string;
}

/**
 * The number as a DID of the tenant: made where nobody has it, given to him where it waits in the platform's own tenant.
 * @param found who has it now
 * @throws IntegrationError 409 when somebody else has it, or the tenant has as many as he may; ApiError 409
 */
export async function ownNumber(
  call: IntegrationCall,
  tenantId: number,
  phone: string,
  found: DestinationRow | undefined,
): Promise<OwnNumber> {
  if (found && found.tenant_id !== tenantId) {
    const waits = found.tenant_id === PLATFORM_TENANT && found.route_uuid === null && found.ref === null;
    if (!waits) throw conflict('This number is in use');
  }
  const present = found?.account_id ?? null;
  if (!found || present === null) {
    requireOperator(call);
    const accountId = await createDid(call.writer, { phone, tenantId }, call.now);
    return { accountId, tenantId, phone };
  }
  const number = { accountId: present, tenantId: found.tenant_id, phone: found.phone ?? phone };
  return number.tenantId === tenantId ? number : giveNumber(call, number, tenantId);
}

/** Gives a DID to another tenant: what led from it in the former one goes. @throws IntegrationError 403 */
export async function giveNumber(call: IntegrationCall, number: OwnNumber, tenantId: number): Promise<OwnNumber> {
  requireOperator(call);
  await removeAccountPrograms(call.writerIn(number.tenantId), number, null);
  await updateDid(call.writer, number.accountId, {}, tenantId, call.now);
  return { ...number, tenantId };
}

/** Numbers are the operator's to give. */
function requireOperator({ scope }: IntegrationCall): void {
  if (scope.only !== null) throw accessDenied('The number is not assigned to this tenant');
}
