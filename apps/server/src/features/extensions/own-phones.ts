import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import type { Vault } from '../../secrets/vault.ts';
import { openPassword } from './sip-password.ts';
import { type ExtensionRow, linkedExtensions, readSealedPassword } from './store.ts';

/** The extensions a caller may register a phone of his own as. */
export async function ownPhones(trx: Trx, caller: Caller, vault: Vault): Promise<object[]> {
  const usable = (await linkedExtensions(trx, caller.userId)).filter(isForPhones);
  const shown: object[] = [];
  for (const row of usable) shown.push({ ...present(row), ...(await passwordFor(trx, caller, row, vault)) });
  return shown;
}

/** A fax extension has no phone (contract 20 §1.2). */
function isForPhones({ enabled, extension_type }: ExtensionRow): boolean {
  return enabled && extension_type === 'voice';
}

function present({ extension_uuid, extension, effective_caller_id_name, domain_name }: ExtensionRow): object {
  return {
    extension_uuid,
    extension,
    display_name: effective_caller_id_name ?? extension,
    sip_uri: `sip:${extension}@${domain_name}`,
  };
}

/** End users never read SIP passwords, not even their own (contract 20 §0.5, §1.7). */
async function passwordFor(trx: Trx, caller: Caller, row: ExtensionRow, vault: Vault): Promise<object> {
  if (caller.kind === 'U') return {};
  return { password: openPassword(vault, await readSealedPassword(trx, row.extension_uuid)) };
}
