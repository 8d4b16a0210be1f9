import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { lendLogin } from '../../engine/lent-login.ts';
import type { Platform } from '../../platform.ts';
import { openPassword } from './sip-password.ts';
import { type ExtensionRow, linkedExtensions, readSealedPassword } from './store.ts';

/** The extensions a caller may register a phone of his own as. */
export async function ownPhones(
  trx: Trx,
  caller: Caller,
  platform: Pick<Platform, 'vault' | 'now'>,
): Promise<object[]> {
  const usable = (await linkedExtensions(trx, caller.userId)).filter(isForPhones);
  const shown: object[] = [];
  for (const row of usable) {
    const password = openPassword(platform.vault, await readSealedPassword(trx, row.extension_uuid));
    shown.push({ ...present(row), ...passwordFor(caller, password), login: loginFor(caller, row, password, platform) });
  }
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
function passwordFor(caller: Caller, password: string): object {
  return caller.kind === 'U' ? {} : { password };
}

/** Whoever acts in another's name does not take his calls. */
function loginFor(
  caller: Caller,
  { extension, extension_uuid: extensionUuid }: ExtensionRow,
  password: string,
  { vault, now }: Pick<Platform, 'vault' | 'now'>,
): object | null {
  if (caller.impersonatorId !== null) return null;
  const login = lendLogin(vault, { extension, extensionUuid, password }, now());
  return { user: login.user, password: login.password, expires_at: login.expiresAt.toISOString() };
}
