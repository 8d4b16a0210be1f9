import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
let bossToken: string;
let rootToken: string;
const clock = { ahead: 0 };
const boss = 'admin@alpha.example';

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock.ahead) });
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  bossToken = await server.login(boss, PASSWORD);
  rootToken = await server.login(ADMIN.username, ADMIN.password);
});

const call = (token: string, method: string, path: string, body?: unknown) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
const impersonate = (token: string, userId: number) => call(token, 'GET', `/users/${userId}/token`);
const tokenFor = async (token: string, userId: number): Promise<string> => {
  const answer = await impersonate(token, userId);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.token;
};
const statusOf = async (token: string) => (await call(token, 'GET', '/get_user')).status;
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

describe('GET /users/$user_id/token (contract 10 §1.9)', () => {
  it('gives a tenant admin an hour as a user of his tenant, with the claim act', async () => {
    const { status, body } = await impersonate(bossToken, alpha.userId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user_id: alpha.userId,
      access_token: body.token,
      expires_in: 3600,
      token_type: 'Bearer',
      scope: 'All',
      tenant_permissions: {},
    });
    expect(claimsOf(body.token)).toMatchObject({
      user_id: alpha.userId,
      act: { user_id: alpha.adminId },
      is_tenant: '0',
    });
    expect((await call(body.token, 'GET', '/get_user')).body.user_id).toBe(alpha.userId);
    expect((await call(body.token, 'GET', '/tenants')).status).toBe(403);
  });

  it('gives a super admin anybody who is none', async () => {
    expect((await impersonate(rootToken, alpha.userId)).status).toBe(200);
    expect((await impersonate(rootToken, alpha.adminId)).status).toBe(200);
    expect((await impersonate(rootToken, 1)).status).toBe(403);
    const token = await tokenFor(rootToken, beta.adminId);
    expect((await call(token, 'GET', '/tenants')).body).toMatchObject([{ tenant_id: beta.tenantId }]);
  });

  it('is closed to other tenants, to admins as targets, to end users and to nobody at all', async () => {
    expect((await impersonate(bossToken, beta.userId)).status).toBe(404);
    expect((await impersonate(bossToken, 1)).status).toBe(404);
    expect((await impersonate(bossToken, 999_999)).status).toBe(404);
    expect((await impersonate(bossToken, alpha.adminId)).status).toBe(403);
    expect((await impersonate(alpha.userToken, alpha.userId)).status).toBe(403);
    expect((await server.request('GET', `/users/${alpha.userId}/token`)).status).toBe(401);
    const second = { email: 'second@alpha.example', password: PASSWORD, daily_limit: 0, monthly_limit: 0 };
    const { body: secondId } = await call(bossToken, 'POST', '/users', second);
    await call(rootToken, 'PUT', `/users/${secondId}/roles/3`);
    expect((await impersonate(bossToken, secondId)).status).toBe(403);
  });

  it('answers 409 for an inactive user and for one of an inactive tenant', async () => {
    await call(bossToken, 'PUT', `/users/${alpha.userId}`, { active: 0 });
    expect((await impersonate(bossToken, alpha.userId)).status).toBe(409);
    await call(bossToken, 'PUT', `/users/${alpha.userId}`, { active: 1 });
    await call(rootToken, 'PUT', `/tenants/${beta.tenantId}`, { active: 0 });
    expect((await impersonate(rootToken, beta.userId)).status).toBe(409);
    await call(rootToken, 'PUT', `/tenants/${beta.tenantId}`, { active: 1 });
  });

  it('stands among the activities of both users, and in the audit log with who did it', async () => {
    const token = await tokenFor(bossToken, alpha.userId);
    const target = (await call(token, 'GET', '/get_user')).body.username;
    for (const userId of [alpha.userId, alpha.adminId]) {
      const { body } = await call(bossToken, 'GET', `/users/activity/${userId}?activities=Impersonated&limit=1`);
      expect(body).toMatchObject([{ user_id: userId, activities: `Impersonated ${target}` }]);
    }
    await call(token, 'PUT', `/users/${alpha.userId}`, { first_name: 'Somebody' });
    const { body: audit } = await call(bossToken, 'GET', `/audit?user_id=${alpha.userId}&action=update&limit=1`);
    expect(audit).toMatchObject([{ user_id: alpha.userId, impersonator_id: alpha.adminId }]);
  });
});

describe('a session in somebody else’s name (contract 10 §1.9)', () => {
  it('cannot impersonate, change passwords or make users', async () => {
    const token = await tokenFor(rootToken, alpha.adminId);
    const refused = [
      await impersonate(token, alpha.userId),
      await call(token, 'PUT', '/password/users', { password: 'Another-Horse-43' }),
      await call(token, 'PUT', `/users/${alpha.adminId}/password`, { password: 'Another-Horse-43' }),
      await call(token, 'PUT', `/users/${alpha.userId}/password`, { password: 'Another-Horse-43' }),
      await call(token, 'PUT', `/users/${alpha.userId}`, { password: 'Another-Horse-43' }),
      await call(token, 'POST', '/users', { email: 'made@alpha.example', password: PASSWORD }),
    ];
    expect(refused.map((answer) => answer.status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect(await server.login(boss, PASSWORD)).toBeTruthy();
  });

  it('cannot change the second factor or API keys', async () => {
    const token = await tokenFor(rootToken, alpha.adminId);
    const refused = [
      await call(token, 'POST', '/user/totpqrcode', { username: boss }),
      await call(token, 'POST', '/user/totp/verify', { code: '123456' }),
      await call(token, 'PUT', `/users/${alpha.adminId}`, { auth_type: 'app' }),
    ];
    expect(refused.map((answer) => answer.status)).toEqual([403, 403, 403]);
  });

  it('ends after an hour', async () => {
    const token = await tokenFor(bossToken, alpha.userId);
    clock.ahead += 3_600_000;
    expect(await statusOf(token)).toBe(401);
  });

  it('ends earlier when the session that it was asked with expires', async () => {
    await call(rootToken, 'PUT', '/settings', { token_expiry: 600 });
    const token = await tokenFor(await server.login(boss, PASSWORD), alpha.userId);
    await call(rootToken, 'PUT', '/settings', { token_expiry: 43_200 });
    clock.ahead += 590_000;
    expect(await statusOf(token)).toBe(200);
    clock.ahead += 20_000;
    expect(await statusOf(token)).toBe(401);
  });

  it('ends when it signs out, without the impersonator’s own', async () => {
    const token = await tokenFor(bossToken, alpha.userId);
    expect((await call(token, 'POST', `/authenticate/cancel/${alpha.userId}`)).text).toBe('true');
    expect(await statusOf(token)).toBe(401);
    expect(await statusOf(bossToken)).toBe(200);
  });

  it('ends with the session that it was asked with, and tells that the user is logged out', async () => {
    await call(rootToken, 'POST', `/authenticate/cancel/${alpha.userId}`);
    const token = await tokenFor(bossToken, alpha.userId);
    expect((await call(rootToken, 'GET', `/users/${alpha.userId}/status`)).text).toBe('"login"');
    await call(bossToken, 'POST', `/authenticate/cancel/${alpha.adminId}`);
    expect(await statusOf(token)).toBe(401);
    expect((await call(rootToken, 'GET', `/users/${alpha.userId}/status`)).text).toBe('"logout"');
  });

  it('ends when the impersonator is locked, loses his role or all of his sessions end', async () => {
    for (const [end, undo] of [
      [
        () => call(rootToken, 'PUT', `/users/${alpha.adminId}`, { active: 0 }),
        () => call(rootToken, 'PUT', `/users/${alpha.adminId}`, { active: 1 }),
      ],
      [
        () => call(rootToken, 'PUT', `/users/${alpha.adminId}/roles/4`),
        () => call(rootToken, 'PUT', `/users/${alpha.adminId}/roles/3`),
      ],
      [() => call(rootToken, 'POST', `/authenticate/cancel/${alpha.adminId}`), async () => undefined],
    ] as const) {
      const token = await tokenFor(await server.login(boss, PASSWORD), alpha.userId);
      expect(await statusOf(token)).toBe(200);
      await end();
      expect(await statusOf(token)).toBe(401);
      await undo();
    }
  });

  it('asked for with a password in the request ends with the account that asked', async () => {
    const path = `/users/${alpha.userId}/token`;
    const { body } = await server.request('GET', path, { basic: [boss, PASSWORD] });
    expect(await statusOf(body.token)).toBe(200);
    await call(rootToken, 'PUT', `/users/${alpha.adminId}`, { active: 0 });
    expect(await statusOf(body.token)).toBe(401);
    await call(rootToken, 'PUT', `/users/${alpha.adminId}`, { active: 1 });
    expect(await statusOf(body.token)).toBe(401);
  });

  it('goes on when the impersonator changes his password in the session that it was asked with, and only then', async () => {
    const path = `/users/${alpha.userId}/token`;
    const byPassword = (await server.request('GET', path, { basic: [boss, PASSWORD] })).body.token;
    const bySession = await tokenFor(bossToken, alpha.userId);
    const byOther = await tokenFor(await server.login(boss, PASSWORD), alpha.userId);
    expect((await call(bossToken, 'PUT', '/password/users', { password: 'Another-Horse-45' })).status).toBe(200);
    expect(await Promise.all([bySession, byOther, byPassword].map(statusOf))).toEqual([200, 401, 401]);
    await server.db.transaction({ kind: 'all' }, (trx) => trx.deleteFrom('password_history').execute());
    await call(rootToken, 'PUT', `/users/${alpha.adminId}/password`, { password: PASSWORD });
    expect(await statusOf(bySession)).toBe(401);
  });

  it('ends when the user’s own sessions are ended', async () => {
    const token = await tokenFor(bossToken, alpha.userId);
    await call(bossToken, 'PUT', `/users/${alpha.userId}/password`, { password: 'Another-Horse-44' });
    expect(await statusOf(token)).toBe(401);
  });
});
