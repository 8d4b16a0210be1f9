import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let userId: number;

beforeAll(async () => {
  server = await startTestServer({ edition: 'community' });
  userId = (await asAdmin('POST', '/users', { email: 'u@x.example', password: PASSWORD, tenant_id: 1 })).body;
}, 60_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

describe('Community edition (contract 10 §11)', () => {
  it('has the one tenant, which may be read and changed', async () => {
    expect((await asAdmin('GET', '/tenants')).body).toHaveLength(1);
    expect((await asAdmin('GET', '/tenants/1')).body.company).toBe('Super Admin');
    expect((await asAdmin('PUT', '/tenants/1', { company: 'We' })).body.company).toBe('We');
    expect((await asAdmin('GET', '/tenants/2')).status).toBe(404);
    expect((await asAdmin('PUT', '/tenants/2', {})).status).toBe(404);
    expect((await asAdmin('POST', '/tenants', { company: 'Two', email: 't@x.example' })).status).toBe(403);
    expect((await asAdmin('DELETE', '/tenants/1')).status).toBe(403);
  });

  it('logs in without tenant_permissions, and with fixed claims', async () => {
    const { body } = await server.request('POST', '/authenticate', { body: ADMIN });
    expect(body).not.toHaveProperty('tenant_permissions');
    const claims = claimsOf(body.token);
    expect(claims).toMatchObject({ tenant_id: 1, is_admin: '1', is_tenant: '0', mfa_enabled: '0' });
    expect(claims).not.toHaveProperty('credit');
  });

  it('knows the roles 2 and 4 only', async () => {
    expect((await asAdmin('GET', '/roles')).body.map((role: { role_id: number }) => role.role_id)).toEqual([4, 2]);
    for (const id of [1, 3, 100]) expect((await asAdmin('GET', `/roles/${id}`)).status).toBe(404);
    expect((await asAdmin('PUT', `/users/${userId}/roles/3`)).status).toBe(404);
    expect((await asAdmin('GET', `/users/${userId}/roles`)).body).toEqual([{ role_id: 4, name: 'end_user' }]);
  });

  it('makes whoever holds user_admin an admin', async () => {
    await asAdmin('PUT', `/users/${userId}/permissions/user_admin`);
    const { body } = await server.request('POST', '/authenticate', {
      body: { email: 'u@x.example', password: PASSWORD },
    });
    expect(body.is_admin).toBe('1');
    expect(claimsOf(body.token).is_admin).toBe('1');
    // He is no super admin: those stay out of his sight.
    const users = await server.request('GET', '/users', { token: body.token });
    expect(users.body.map((user: { user_id: number }) => user.user_id)).toEqual([userId]);
    const password = { token: body.token, body: { password: 'Stolen-Horse-42' } };
    expect((await server.request('PUT', '/users/1/password', password)).status).toBe(404);
    expect(
      (await server.request('PUT', `/users/${userId}/permissions/super_admin`, { token: body.token })).status,
    ).toBe(403);
  });

  it('checks no caps', async () => {
    const fields = { daily_limit: -1, quota_extensions: 9999, user_permission: 'fpbx_extension' };
    expect((await asAdmin('PUT', `/users/${userId}`, fields)).body).toMatchObject(fields);
  });

  it('takes no other tenant for a user', async () => {
    const user = { email: 'v@x.example', password: PASSWORD, tenant_id: 2 };
    expect((await asAdmin('POST', '/users', user)).status).toBe(400);
  });
});
