import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { seedFirstStart } from './first-start.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });

async function everything() {
  return server.db.transaction({ kind: 'all' }, async (trx) => ({
    tenants: await trx.selectFrom('tenants').selectAll().execute(),
    users: await trx.selectFrom('users').selectAll().execute(),
    grants: await trx.selectFrom('role_permissions').selectAll().orderBy('role_id').orderBy('permission_id').execute(),
  }));
}

describe('first start (contract 10 §4.3, 00 "Settings")', () => {
  it('makes the platform’s tenant with a domain and unlimited slots, and the first super admin', async () => {
    const tenant = (await asAdmin('GET', '/tenants/1')).body;
    expect(tenant).toMatchObject({ company: 'Super Admin', domain_name: 'super-admin-1', quota_extensions: -1 });
    const admin = (await asAdmin('GET', '/users/1')).body;
    expect(admin).toMatchObject({ username: 'admin@ictcore.org', email: 'admin@ictcore.org', roles: 'admin' });
    const accounts = (await asAdmin('GET', '/users/1/accounts')).body;
    expect(accounts).toMatchObject([{ type: 'account', username: 'admin@ictcore.org' }]);
  });

  it('changes nothing when it runs again, in two processes at once', async () => {
    const before = await everything();
    const again = await Promise.all([seedFirstStart(server.platform), seedFirstStart(server.platform)]);
    expect(again).toEqual([{ adminPassword: null }, { adminPassword: null }]);
    expect(await everything()).toEqual(before);
  });

  it('leaves grants that an admin changed as they are, and gives those of a new version', async () => {
    await asAdmin('DELETE', '/roles/1/permissions/contact_list');
    await asAdmin('PUT', '/roles/1/permissions/tenant_list');
    // As if role 1's grant of document had come with a later version.
    await server.db.transaction({ kind: 'all' }, async (trx) => {
      const { permission_id } = await trx
        .selectFrom('permissions')
        .select('permission_id')
        .where('name', '=', 'document')
        .executeTakeFirstOrThrow();
      for (const table of ['seeded_grants', 'role_permissions'] as const) {
        await trx.deleteFrom(table).where('role_id', '=', 1).where('permission_id', '=', permission_id).execute();
      }
    });
    await seedFirstStart(server.platform);
    const role = (await asAdmin('GET', '/roles/1')).body;
    const names = role.permissions.map((permission: { name: string }) => permission.name);
    expect(names).not.toContain('contact_list');
    expect(names).toEqual(expect.arrayContaining(['tenant_list', 'document']));
  });

  it('makes a strong random password once when none is set', async () => {
    const { adminPassword } = await server.db
      .transaction({ kind: 'all' }, (trx) => trx.deleteFrom('users').where('user_id', '=', 1).execute())
      .then(() =>
        seedFirstStart({
          ...server.platform,
          environment: { ...server.platform.environment, adminPassword: null },
        }),
      );
    expect(adminPassword?.length).toBeGreaterThanOrEqual(20);
    expect(await server.login('admin@ictcore.org', adminPassword ?? '')).toBeTruthy();
  });
});
