import type { Trx } from '@strowger/db';
import type { PasswordPolicy, PolicyUpdate } from './schema.ts';

/** The one policy of the installation. */
export function readPolicy(trx: Trx): Promise<PasswordPolicy> {
  return trx.selectFrom('password_policy').selectAll().executeTakeFirstOrThrow();
}

export async function updatePolicy(trx: Trx, change: PolicyUpdate): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await trx.updateTable('password_policy').set(change).execute();
}
