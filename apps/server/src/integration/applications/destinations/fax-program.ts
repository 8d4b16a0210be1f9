import type { Trx } from '@strowger/db';
import { assignDid } from '../../../features/dids/write-did.ts';
import { installAccountProgram, removeAccountPrograms } from '../../../features/programs/account-programs.ts';
import type { IntegrationCall } from '../../application.ts';
import { invalidRequest } from '../../errors.ts';
import type { OwnNumber } from './number-owner.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The number takes faxes and mails them: to an address, or to the account of an extension, as the target says.
 * @throws IntegrationError 422 for a target that is neither
 */
export async function receiveFaxes(call: IntegrationCall, number: OwnNumber, target: string): Promise<void> {
  const writer = call.writerIn(number.tenantId);
  const isMail = target.includes('@');
  await removeAccountPrograms(writer, number, null);
  if (isMail) {
    const { accountId } = number;
    await call.trx.updateTable('accounts').set({ email: target }).where('account_id', '=', accountId).execute();
  } else if (target !== '') {
    const faxAccountId = await accountOf(call.trx, number.tenantId, target);
    await assignDid(writer, number.accountId, { tenantId: undefined, faxAccountId });
  }
  await installAccountProgram(writer, number, 'faxtoemail', isMail ? { email: target } : {});
}

/** Faxes are taken no more. */
export async function stopFaxes(call: IntegrationCall, number: OwnNumber): Promise<void> {
  await removeAccountPrograms(call.writerIn(number.tenantId), number, 'faxtoemail');
}

/** The account of an extension, by its number or uuid. */
async function accountOf(trx: Trx, tenantId: number, target: string): Promise<number> {
  const found = await trx
    .selectFrom('accounts')
    .innerJoin('extensions', 'extensions.extension_uuid', 'accounts.extension_uuid')
    .select('accounts.account_id')
    .where('extensions.tenant_id', '=', tenantId)
    .$if(UUID.test(target), (query) => query.where('extensions.extension_uuid', '=', target))
    .$if(!UUID.test(target), (query) => query.where('extensions.extension', '=', target))
    .executeTakeFirst();
  if (!found) throw invalidRequest('destination_action.target', 'must be an e-mail address or an extension');
  return found.account_id;
}
