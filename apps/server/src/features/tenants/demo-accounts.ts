import type { Trx } from '@strowger/db';
import { ROLE } from '../../access/effective-roles.ts';
import type { Platform } from '../../platform.ts';
import { createTenant } from './create-tenant.ts';
import { PLATFORM_TENANT } from './platform-tenant.ts';
import { seedUser } from './seed-user.ts';

/** The super admin's password where a demo is asked for and none was given. */
export const DEMO_ADMIN_PASSWORD = 'helloAdmin';

const TENANT_ADMIN = { username: 'tenant@ictcore.org', password: 'helloTenant', roleId: ROLE.tenant } as const;
const END_USER = {
  username: 'user@ictcore.org',
  password: 'helloUser',
  roleId: ROLE.endUser,
  featureKeys: ['voicemails', 'follow_me', 'fpbx_extension'],
} as const;

/** The known accounts of a demo (contract 10 §11): their passwords are public. */
export async function seedDemoAccounts(trx: Trx, platform: Platform): Promise<void> {
  if (platform.environment.edition === 'community') {
    await seedUser(trx, platform, { ...END_USER, tenantId: PLATFORM_TENANT });
    return;
  }
  const by = { actorUserId: null };
  const tenantId = await createTenant(trx, platform, { company: 'Demo', email: TENANT_ADMIN.username }, by);
  await seedUser(trx, platform, { ...TENANT_ADMIN, tenantId });
  await seedUser(trx, platform, { ...END_USER, tenantId });
}
