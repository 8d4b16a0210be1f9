import { randomBytes, randomInt } from 'node:crypto';
import type { Trx } from '@strowger/db';
import type { Vault } from '../../secrets/vault.ts';

const PIN_DIGITS = 4;
const PASSWORD_BYTES = 12;

/** What a user's fax account takes over from him (contract 10 §5.4). */
export interface MirroredUser {
  readonly userId: number;
  readonly tenantId: number;
  readonly username: string;
  readonly email: string;
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
}

export async function createMirror(trx: Trx, vault: Vault, user: MirroredUser, now: Date): Promise<void> {
  const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
  await trx
    .insertInto('accounts')
    .values({
      ...columnsOf(user),
      type: 'account',
      created_by: user.userId,
      mirrors_user_id: user.userId,
      passwd: vault.seal(randomBytes(PASSWORD_BYTES).toString('base64url'), 'accounts.passwd'),
      passwd_pin: vault.seal(pin, 'accounts.passwd_pin'),
      date_created: now,
      last_updated: now,
    })
    .execute();
}

export async function updateMirror(trx: Trx, user: MirroredUser, now: Date): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ ...columnsOf(user), last_updated: now })
    .where('mirrors_user_id', '=', user.userId)
    .execute();
}

function columnsOf(user: MirroredUser) {
  return {
    tenant_id: user.tenantId,
    username: user.username,
    email: user.email,
    phone: user.phone,
    first_name: user.firstName,
    last_name: user.lastName,
  };
}
