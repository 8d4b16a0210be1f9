import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';
import { type Authenticator, createAuthenticator } from './authenticator.ts';

let server: TestServer;
let tenant: TestTenant;
/** A process of its own as far as credentials go: other caches, the same database and events. */
let other: Authenticator;

beforeAll(async () => {
  // The clock stands: nothing that is remembered here ever grows old by itself.
  const start = Date.now();
  server = await startTestServer({ now: () => new Date(start) });
  tenant = await server.makeTenant('alpha');
  other = createAuthenticator({ ...server.platform });
}, 60_000);
afterAll(() => server.close());

const as = (token: string, method: string, path: string, body?: unknown) =>
  server.request(method, path, { token, body });
const refused = (token: string) =>
  vi.waitFor(() => expect(other.authenticateToken(token)).rejects.toThrow(/token|required/), 15_000);

describe('a second process', () => {
  it('takes the tokens of the first: both sign with the keys of the database', async () => {
    expect((await other.authenticateToken(tenant.userToken)).caller).toMatchObject({
      kind: 'U',
      userId: tenant.userId,
    });
    expect((await other.authenticateToken(tenant.adminToken)).caller).toMatchObject({
      kind: 'T',
      userId: tenant.adminId,
    });
    expect((await other.authenticateToken(server.adminToken)).caller).toMatchObject({ kind: 'A', userId: 1 });
  });

  it('hears of a logout', async () => {
    const token = await server.login('user@alpha.example', PASSWORD);
    await other.authenticateToken(token);
    await as(token, 'POST', `/authenticate/cancel/${tenant.userId}`);
    await as(tenant.adminToken, 'POST', `/authenticate/cancel/${tenant.userId}`);
    await refused(token);
  });

  it('hears of a user who was switched off', async () => {
    await as(tenant.adminToken, 'PUT', `/users/${tenant.userId}`, { active: 1 });
    const token = await server.login('user@alpha.example', PASSWORD);
    await other.authenticateToken(token);
    await as(tenant.adminToken, 'PUT', `/users/${tenant.userId}`, { active: 0 });
    await refused(token);
    await as(tenant.adminToken, 'PUT', `/users/${tenant.userId}`, { active: 1 });
  });

  it('hears of permissions that were given', async () => {
    const token = await server.login('user@alpha.example', PASSWORD);
    expect((await other.authenticateToken(token)).caller.permissions.has('tenant_list')).toBe(false);
    await as(tenant.adminToken, 'PUT', `/users/${tenant.userId}/permissions/tenant_list`);
    await vi.waitFor(
      async () => expect((await other.authenticateToken(token)).caller.permissions.has('tenant_list')).toBe(true),
      15_000,
    );
  });

  it('hears of a tenant who was switched off', async () => {
    await other.authenticateToken(tenant.adminToken);
    await as(server.adminToken, 'PUT', `/tenants/${tenant.tenantId}`, { active: 0 });
    await refused(tenant.adminToken);
  });
});

describe('the second factor (contract 10 §1.8)', () => {
  it('leaves only a few endpoints open to a session that still owes it', async () => {
    const fresh = await server.login('admin@ictcore.org', 'helloAdmin');
    const { jti } = JSON.parse(Buffer.from(fresh.split('.')[1] ?? '', 'base64url').toString('utf8'));
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('sessions').set({ mfa_ok: false }).where('jti', '=', jti).execute(),
    );
    expect((await as(fresh, 'GET', '/tenants')).status).toBe(403);
    expect((await as(fresh, 'GET', '/tenants')).body.error.message).toBe('Second factor required');
    expect((await as(fresh, 'GET', '/get_user')).status).toBe(200);
    expect((await as(fresh, 'GET', '/users/1')).status).toBe(200);
    expect((await as(fresh, 'GET', `/users/${tenant.userId}`)).status).toBe(403);
    expect((await as(fresh, 'PUT', '/users/1', { auth_type: 'app' })).status).toBe(200);
    expect((await as(fresh, 'PUT', '/users/1', { first_name: 'X' })).status).toBe(403);
    expect((await as(fresh, 'PUT', `/users/${tenant.userId}`, { auth_type: 'app' })).status).toBe(403);
    expect((await as(fresh, 'POST', `/authenticate/cancel/${tenant.userId}`)).status).toBe(403);
    expect((await as(fresh, 'POST', '/authenticate/cancel/1')).status).toBe(200);
  });
});
