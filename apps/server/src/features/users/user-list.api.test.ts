import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
  for (let n = 1; n <= 6; n += 1) {
    const user = { email: `u${n}@x.example`, password: PASSWORD, daily_limit: 0 };
    expect((await as(alpha.adminToken, 'POST', '/users', user)).status).toBe(200);
  }
}, 60_000);
afterAll(() => server.close());

const as = (token: string, method: string, path: string, body?: unknown) =>
  server.request(method, path, { token, body });
describe('GET /users and what a caller may see', () => {
  const ids = async (token: string, query = '') =>
    (await as(token, 'GET', `/users${query}`)).body.map((user: { user_id: number }) => user.user_id);

  it('is everybody for a super admin, the tenant for its admin, himself for an end user', async () => {
    const tenants = new Set(
      (await as(alpha.adminToken, 'GET', '/users')).body.map((u: { tenant_id: number }) => u.tenant_id),
    );
    expect(tenants).toEqual(new Set([alpha.tenantId]));
    expect(await ids(alpha.userToken)).toEqual([alpha.userId]);
    expect(await ids(server.adminToken)).toEqual(expect.arrayContaining([1, alpha.userId, beta.userId]));
    expect(await ids(alpha.adminToken, `?tenant_id=${beta.tenantId}`)).toEqual([]);
    expect(await ids(alpha.adminToken, `?user_id=${beta.userId}`)).toEqual([]);
    expect((await as(alpha.adminToken, 'GET', `/users?totalrows&tenant_id=${beta.tenantId}`)).body).toBe(0);
  });

  it('is nobody of another tenant on any verb or sub-resource: 404 (contract 10 §13.4)', async () => {
    const foreign = beta.userId;
    for (const [method, path, body] of [
      ['GET', `/users/${foreign}`],
      ['PUT', `/users/${foreign}`, { first_name: 'X' }],
      ['DELETE', `/users/${foreign}`],
      ['DELETE', `/users/${foreign}?dry_run=1`],
      ['GET', `/users/${foreign}/status`],
      ['GET', `/users/${foreign}/accounts`],
      ['GET', `/users/${foreign}/roles`],
      ['PUT', `/users/${foreign}/roles/3`],
      ['DELETE', `/users/${foreign}/roles`],
      ['GET', `/users/${foreign}/permissions`],
      ['PUT', `/users/${foreign}/permissions/contact`],
      ['GET', `/users/${foreign}/config/site:title`],
      ['PUT', `/users/${foreign}/config/site:title`, 'x'],
    ] as const) {
      expect([method, path, (await as(alpha.adminToken, method, path, body)).status]).toEqual([method, path, 404]);
    }
    expect((await as(alpha.userToken, 'GET', `/users/${alpha.adminId}`)).status).toBe(404);
  });

  it('filters by effective role, address, name and search', async () => {
    expect(await ids(server.adminToken, '?role_id=2')).toEqual([1]);
    expect(await ids(beta.adminToken, '?role_id=1')).toEqual([beta.adminId]);
    expect(await ids(beta.adminToken, '?role_id=4')).not.toContain(beta.adminId);
    expect(await ids(beta.adminToken, '?email=USER@beta.example')).toEqual([beta.userId]);
    expect(await ids(beta.adminToken, '?username=user')).toEqual([]);
    const same = 'first_name=user&last_name=user&username=user&email=user&phone=user';
    expect(await ids(beta.adminToken, `?${same}`)).toEqual([beta.userId]);
    expect(await ids(beta.adminToken, '?search=er@bet')).toEqual([beta.userId]);
    expect((await ids(server.adminToken, `?created_by=${alpha.adminId}&active=1`)).length).toBeGreaterThan(3);
    expect(await ids(beta.adminToken, '?after=9999999999')).toEqual([]);
  });

  it('pages and counts', async () => {
    const all = await ids(alpha.adminToken);
    expect(await ids(alpha.adminToken, '?page=2&per_page=3')).toEqual(all.slice(3, 6));
    expect(await ids(alpha.adminToken, '?pagesize=1&pageIndex=0')).toEqual(all.slice(0, 5));
    expect(await ids(alpha.adminToken, '?page=x&per_page=-1')).toEqual(all.slice(0, 25));
    expect((await as(alpha.adminToken, 'GET', '/users?totalrows=')).body).toBe(all.length);
  });

  it('is also at /user/get_user, for admins', async () => {
    const answer = await as(server.adminToken, 'GET', `/user/get_user?tenant_id=${beta.tenantId}`);
    expect(answer.body.map((user: { user_id: number }) => user.user_id)).toContain(beta.userId);
    expect((await as(alpha.adminToken, 'GET', `/user/get_user?tenant_id=${beta.tenantId}`)).body).toEqual([]);
    expect((await as(alpha.userToken, 'GET', '/user/get_user')).status).toBe(403);
  });
});
