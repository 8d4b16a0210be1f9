import type { Trx } from '@strowger/db';
import { configChanged } from '../../events/config-changed.ts';
import type { Writer } from '../../http/resource/resource.ts';
import { digitsOf } from '../accounts/phone-number.ts';
import { leaveAccountPrograms } from '../programs/account-programs.ts';
import { type Did, rehomeDidDestination } from './did-destination.ts';

/** Of its account, what the former tenant has told of himself. */
const LEFT = {
  created_by: null,
  domain: '',
  email: '',
  last_name: '',
  address: '',
  caller_id_name: '',
  settings: '{}',
};

/**
 * Gives a DID to another tenant: the accounts of the former one are unlinked, his programs and inbound routes for it go, and the
 * destination goes along (contract 30 §6).
 * @throws ApiError 409 while a running campaign of the former one uses a program that answers at it
 */
export async function moveDid(
  writer: Pick<Writer, 'trx' | 'caller' | 'scope' | 'audit' | 'emit'>,
  did: Did,
  tenantId: number,
): Promise<void> {
  const { trx, caller, emit } = writer;
  await unlinkAccounts(trx, did.accountId);
  await leaveAccountPrograms(writer, did);
  const routes = await trx
    .deleteFrom('inbound_routes')
    .where('tenant_id', '=', did.tenantId)
    .where('number_digits', '=', digitsOf(did.phone))
    .returning('destination_uuid')
    .execute();
  await trx
    .updateTable('accounts')
    .set({ ...LEFT, tenant_id: tenantId })
    .where('account_id', '=', did.accountId)
    .execute();
  await rehomeDidDestination(trx, { ...did, tenantId });
  for (const { destination_uuid: id } of routes) {
    const by = caller.userId;
    emit(configChanged({ resource: 'inbound_routes', id, action: 'deleted', tenantId: did.tenantId, by }));
  }
}

/** Nobody receives by it any more. */
export async function unlinkAccounts(trx: Trx, accountId: number): Promise<void> {
  await trx.updateTable('accounts').set({ linkdid_id: null }).where('linkdid_id', '=', accountId).execute();
}
