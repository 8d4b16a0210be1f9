import type { Trx } from '@strowger/db';
import { digitsOf } from '../accounts/phone-number.ts';
import { type Did, rehomeDidDestination } from './did-destination.ts';

/**
 * Gives a DID to another tenant: the accounts of the former one are unlinked, his inbound routes for it go, and the
 * destination goes along (contract 30 §6).
 * @returns uuids of the inbound routes that went
 */
export async function moveDid(trx: Trx, did: Did, tenantId: number): Promise<string[]> {
  await unlinkAccounts(trx, did.accountId);
  const routes = await trx
    .deleteFrom('inbound_routes')
    .where('tenant_id', '=', did.tenantId)
    .where('number_digits', '=', digitsOf(did.phone))
    .returning('destination_uuid')
    .execute();
  await trx
    .updateTable('accounts')
    .set({ tenant_id: tenantId, created_by: null, domain: '' })
    .where('account_id', '=', did.accountId)
    .execute();
  await rehomeDidDestination(trx, { ...did, tenantId });
  return routes.map(({ destination_uuid }) => destination_uuid);
}

/** Nobody receives by it any more. */
export async function unlinkAccounts(trx: Trx, accountId: number): Promise<void> {
  await trx.updateTable('accounts').set({ linkdid_id: null }).where('linkdid_id', '=', accountId).execute();
}
