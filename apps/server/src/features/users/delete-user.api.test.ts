import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../testing/test-server.ts';
import { useUserBench } from './testing/user-bench.ts';

const bench = useUserBench();
const { as, made, read, lastAddress } = bench;

describe('DELETE /users/$user_id', () => {
  it('is refused for the first user, oneself and super admins', async () => {
    expect((await as(bench.server.adminToken, 'DELETE', '/users/1')).status).toBe(403);
    expect((await as(bench.alpha.adminToken, 'DELETE', `/users/${bench.alpha.adminId}`)).status).toBe(403);
    expect((await as(bench.alpha.adminToken, 'DELETE', '/users/1')).status).toBe(404);
    expect((await as(bench.alpha.adminToken, 'DELETE', `/users/${bench.beta.userId}`)).status).toBe(404);
    expect((await as(bench.alpha.userToken, 'DELETE', `/users/${bench.alpha.userId}`)).status).toBe(403);
  });

  it('tells beforehand what would go and what would stay without him', async () => {
    const userId = await made(bench.alpha.adminToken, { daily_limit: 0 });
    const username = lastAddress();
    await bench.server.login(username, PASSWORD);
    await as(bench.alpha.adminToken, 'POST', '/fpbx_extensions', { extension: '1033', user_id: userId });
    const preview = (token: string, id: number, query = 'dry_run=1') => as(token, 'DELETE', `/users/${id}?${query}`);
    const { body } = await preview(bench.alpha.adminToken, userId);
    expect(body).toMatchObject({
      user_id: userId,
      username,
      deletes: { sessions: 1, accounts: 1, user_roles: 1 },
    });
    expect(body.unlinks).toEqual({ extensions: 1, accounts: 1 });
    expect((await preview(bench.alpha.adminToken, userId, 'dry_run')).body).toEqual(body);
    expect((await read(userId)).status).toBe('login');
    expect((await preview(bench.server.adminToken, 1)).status).toBe(403);
    expect((await preview(bench.alpha.adminToken, bench.alpha.adminId)).status).toBe(403);
    expect((await preview(bench.alpha.userToken, bench.alpha.userId)).status).toBe(403);
    expect((await preview(bench.alpha.adminToken, userId, 'dry_run=0')).text).toBe('true');
    expect((await preview(bench.alpha.adminToken, userId)).status).toBe(404);
  });

  it('happens once, however many ask for it side by side, and is written down', async () => {
    const userId = await made(bench.alpha.adminToken, { daily_limit: 0 });
    const answers = await Promise.all([1, 2, 3].map(() => as(bench.alpha.adminToken, 'DELETE', `/users/${userId}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    const rows = await bench.server.db.transaction({ kind: 'all' }, async (trx) => ({
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
        .where('activities', 'like', `%${lastAddress()}`)
        .orderBy('id')
        .execute(),
    }));
    expect(rows.audit.map(({ action }) => action)).toEqual(['create', 'delete']);
    expect(rows.activities.map(({ activities }) => activities)).toEqual([
      `Create New User ${lastAddress()}`,
      `Delete User ${lastAddress()}`,
    ]);
  });

  it('ends his sessions and unlinks his extensions, which stay', async () => {
    const userId = await made(bench.alpha.adminToken, { daily_limit: 0 });
    const token = await bench.server.login(lastAddress(), PASSWORD);
    const extension = await as(bench.alpha.adminToken, 'POST', '/fpbx_extensions', {
      extension: '1001',
      user_id: userId,
    });
    const uuid = extension.body.extension_uuid;
    await as(bench.alpha.adminToken, 'DELETE', `/users/${userId}`);
    expect((await as(token, 'GET', '/get_user')).status).toBe(401);
    expect((await as(bench.alpha.adminToken, 'GET', `/fpbx_extensions/${uuid}`)).body.linked_user_id).toBeNull();
  });
});
