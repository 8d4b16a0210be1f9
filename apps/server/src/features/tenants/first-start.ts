import { randomBytes } from 'node:crypto';
import { lockInTransaction, sql, type Trx } from '@strowger/db';
import { ROLE } from '../../access/effective-roles.ts';
import type { Platform } from '../../platform.ts';
import { seedRoles } from '../roles/seed-roles.ts';
import { createTenant } from './create-tenant.ts';
import { DEMO_ADMIN_PASSWORD, seedDemoAccounts } from './demo-accounts.ts';
import { PLATFORM_TENANT } from './platform-tenant.ts';
import { SLOT_RESOURCES, UNLIMITED } from './quota-resources.ts';
import { seedUser } from './seed-user.ts';

const RANDOM_PASSWORD_BYTES = 18;

/**
 * Makes what every installation has: roles and permissions, the platform's own tenant, the first super admin. At every
 * start; what is there already stays as it is. Processes that start together wait for each other.
 * @returns the password that was made for the first super admin, null when none had to be made
 */
export function seedFirstStart(platform: Platform): Promise<{ adminPassword: string | null }> {
  return platform.db.transaction({ kind: 'all' }, async (trx) => {
    await lockInTransaction(trx, 'first_start');
    await seedRoles(trx);
    await seedTenant(trx, platform);
    if (platform.environment.edition === 'community') await liftSuspensions(trx);
    return { adminPassword: await seedAdmin(trx, platform) };
  });
}

async function seedTenant(trx: Trx, platform: Platform): Promise<void> {
  const known = await trx
    .selectFrom('tenants')
    .select('tenant_id')
    .where('tenant_id', '=', PLATFORM_TENANT)
    .executeTakeFirst();
  if (known) return;
  const unlimited = Object.fromEntries(SLOT_RESOURCES.map((slot) => [slot.tenantField, UNLIMITED]));
  await createTenant(
    trx,
    platform,
    { company: 'Super Admin', email: platform.environment.adminUsername, ...unlimited },
    { actorUserId: null, tenantId: PLATFORM_TENANT },
  );
  // The id was given, not drawn from the sequence: the next tenant must not draw it.
  await sql`select nextval(pg_get_serial_sequence('tenants', 'tenant_id'))`.execute(trx);
}

/** Nobody could do it in an edition without billing: it was Enterprise before (contract 10 §11). */
async function liftSuspensions(trx: Trx): Promise<void> {
  await trx.updateTable('subscriptions').set({ active: true }).where('active', '=', false).execute();
}

async function seedAdmin(trx: Trx, platform: Platform): Promise<string | null> {
  const known = await trx
    .selectFrom('user_roles')
    .select('user_id')
    .where('role_id', '=', ROLE.admin)
    .executeTakeFirst();
  if (known) return null;
  const { adminPassword, adminUsername: username, demo } = platform.environment;
  const given = adminPassword ?? (demo ? DEMO_ADMIN_PASSWORD : null);
  const made = given === null ? randomBytes(RANDOM_PASSWORD_BYTES).toString('base64url') : null;
  const password = given ?? made ?? '';
  await seedUser(trx, platform, { tenantId: PLATFORM_TENANT, username, password, roleId: ROLE.admin });
  if (demo) await seedDemoAccounts(trx, platform);
  return made;
}
