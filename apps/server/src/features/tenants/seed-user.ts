import type { Trx } from '@strowger/db';
import { accessControl } from '../../access/access-control.ts';
import type { Platform } from '../../platform.ts';
import { storePassword } from '../password-policy/set-password.ts';
import { createMirror } from '../users/mirror-account.ts';
import { claimNames } from '../users/user-names.ts';

export interface SeededUser {
  readonly tenantId: number;
  /** Also the e-mail address. */
  readonly username: string;
  readonly password: string;
  readonly roleId: number;
  readonly featureKeys?: readonly string[];
}

/** Makes a user of a first start, whose password no policy is asked about (contract 10 §6). @returns his id */
export async function seedUser(trx: Trx, platform: Platform, user: SeededUser): Promise<number> {
  const { tenantId, username, password, roleId, featureKeys = [] } = user;
  const now = platform.now();
  const { user_id: userId } = await trx
    .insertInto('users')
    .values({
      tenant_id: tenantId,
      username,
      email: username,
      feature_keys: [...featureKeys],
      date_created: now,
      last_updated: now,
    })
    .returning('user_id')
    .executeTakeFirstOrThrow();
  await claimNames(trx, userId, { username, email: username });
  await trx.insertInto('user_roles').values({ user_id: userId, tenant_id: tenantId, role_id: roleId }).execute();
  const mirrored = { userId, tenantId, username, email: username, phone: '', firstName: '', lastName: '' };
  await createMirror(trx, platform.vault, mirrored, now);
  await storePassword(trx, accessControl(platform).passwords, { userId, tenantId, password, now });
  return userId;
}
