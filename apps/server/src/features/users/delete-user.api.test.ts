import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
let serial = 0;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
  const roomy = { daily_limit: 2000, monthly_limit: -1, quota_extensions: 5 };
  await as(server.adminToken, 'PUT', `/tenants/${alpha.tenantId}`, roomy);
}, 60_000);
afterAll(() => server.close());

const as = (token: string, method: string, path: string, body?: unknown) =>
  server.request(method, path, { token, body });
const create = (token: string, fields: object = {}) => {
  serial += 1;
  return as(token, 'POST', '/users', { email: `u${serial}@x.example`, password: PASSWORD, ...fields });
};
const made = async (token: string, fields: object = {}): Promise<number> => {
  const answer = await create(token, fields);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};
const read = async (userId: number) => (await as(server.adminToken, 'GET', `/users/${userId}`)).body;

describe('DELETE /users/$user_id', () => {
  it('is refused for the first user, oneself and super admins', async () => {
    expect((await as(server.adminToken, 'DELETE', '/users/1')).status).toBe(403);
    expect((await as(alpha.adminToken, 'DELETE', `/users/${alpha.adminId}`)).status).toBe(403);
    expect((await as(alpha.adminToken, 'DELETE', '/users/1')).status).toBe(404);
    expect((await as(alpha.adminToken, 'DELETE', `/users/${beta.userId}`)).status).toBe(404);
    expect((await as(alpha.userToken, 'DELETE', `/users/${alpha.userId}`)).status).toBe(403);
  });

  it('tells beforehand what would go and what would stay without him', async () => {
    const userId = await made(alpha.adminToken, { daily_limit: 0 });
    const username = `u${serial}@x.example`;
    await server.login(username, PASSWORD);
    await as(alpha.adminToken, 'POST', '/fpbx_extensions', { extension: '1033', user_id: userId });
    const preview = (token: string, id: number, query = 'dry_run=1') => as(token, 'DELETE', `/users/${id}?${query}`);
    const { body } = await preview(alpha.adminToken, userId);
    expect(body).toMatchObject({
      user_id: userId,
      username,
      deletes: { sessions: 1, accounts: 1, user_roles: 1 },
    });
    expect(body.unlinks).toEqual({ extensions: 1, accounts: 1 });
    expect((await preview(alpha.adminToken, userId, 'dry_run')).body).toEqual(body);
    expect((await read(userId)).status).toBe('login');
    expect((await preview(server.adminToken, 1)).status).toBe(403);
    expect((await preview(alpha.adminToken, alpha.adminId)).status).toBe(403);
    expect((await preview(alpha.userToken, alpha.userId)).status).toBe(403);
    expect((await preview(alpha.adminToken, userId, 'dry_run=0')).text).toBe('true');
    expect((await preview(alpha.adminToken, userId)).status).toBe(404);
  });

  it('happens once, however many ask for it side by side, and is written down', async () => {
    const userId = await made(alpha.adminToken, { daily_limit: 0 });
    const answers = await Promise.all([1, 2, 3].map(() => as(alpha.adminToken, 'DELETE', `/users/${userId}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    const rows = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      audit: await trx
        .selectFrom('audit')
        .select('action')
        .where('resource', '=', 'users')
        .where('resource_id', '=', String(userId))
        .orderBy('audit_id')
        .execute(),
      activities: await trx
        .selectFrom('activities')
        .select('activities')
        .where('activities', 'like', `%u${serial}@x.example`)
        .orderBy('id')
        .execute(),
    }));
    expect(rows.audit.map(({ action }) => action)).toEqual(['create', 'delete']);
    expect(rows.activities.map(({ activities }) => activities)).toEqual([
      `Create New User u${serial}@x.example`,
      `Delete User u${serial}@x.example`,
    ]);
  });

  it('ends his sessions and unlinks his extensions, which stay', async () => {
    const userId = await made(alpha.adminToken, { daily_limit: 0 });
    const token = await server.login(`u${serial}@x.example`, PASSWORD);
    const extension = await as(alpha.adminToken, 'POST', '/fpbx_extensions', { extension: '1001', user_id: userId });
    const uuid = extension.body.extension_uuid;
    await as(alpha.adminToken, 'DELETE', `/users/${userId}`);
    expect((await as(token, 'GET', '/get_user')).status).toBe(401);
    expect((await as(alpha.adminToken, 'GET', `/fpbx_extensions/${uuid}`)).body.linked_user_id).toBeNull();
  });
});
