import type { Trx } from '@strowger/db';
import type { ExtensionRow } from './store.ts';

/** The account row that goes with every extension (contract 20 §1.6, 30 §8). */
export async function createAccountRow(trx: Trx, extension: ExtensionRow): Promise<void> {
  await trx
    .insertInto('accounts')
    .values({
      tenant_id: extension.tenant_id,
      type: 'extension',
      extension_uuid: extension.extension_uuid,
      ...mirrored(extension),
    })
    .execute();
}

export async function updateAccountRow(trx: Trx, extension: ExtensionRow, at: Date): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ ...mirrored(extension), last_updated: at })
    .where('extension_uuid', '=', extension.extension_uuid)
    .execute();
}

function mirrored(extension: ExtensionRow) {
  return {
    username: `${extension.extension}@${extension.domain_name}`,
    phone: extension.extension,
    first_name: extension.effective_caller_id_name,
    caller_id_name: extension.effective_caller_id_name,
    email: extension.fax_email ?? '',
    created_by: extension.user_id,
    active: extension.enabled,
  };
}
