import { sql } from '@strowger/db';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../testing/test-server.ts';
import { useUserBench } from './testing/user-bench.ts';

const bench = useUserBench();
const { as, create, made, read, lastAddress } = bench;

describe('PUT /users/$user_id', () => {
  it('changes what was sent alone (contract 10 §13.7)', async () => {
    const before = await read(bench.alpha.userId);
    const answer = await as(bench.alpha.userToken, 'PUT', `/users/${bench.alpha.userId}`, {
      dashboard_cards: 'outfax',
    });
    expect(answer.body).toEqual({ ...before, dashboard_cards: 'outfax', last_updated: answer.body.last_updated });
  });

  it('takes the whole object back from the user himself, his admin and a super admin', async () => {
    for (const token of [bench.alpha.userToken, bench.alpha.adminToken, bench.server.adminToken]) {
      const whole = await read(bench.alpha.userId);
      const answer = await as(token, 'PUT', `/users/${bench.alpha.userId}`, whole);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ ...whole, last_updated: answer.body.last_updated });
    }
    const stored = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('users')
        .select(['timezone_id', 'company'])
        .where('user_id', '=', bench.alpha.userId)
        .executeTakeFirst(),
    );
    expect(stored).toEqual({ timezone_id: null, company: '' });
  });

  it('takes the decoded token as the portal sends it on sign-out', async () => {
    const claims = JSON.parse(Buffer.from(bench.alpha.userToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
    expect(
      (await as(bench.alpha.userToken, 'PUT', `/users/${bench.alpha.userId}`, { ...claims, verify: 0 })).status,
    ).toBe(200);
  });

  it('lets an end user change his profile and nothing else', async () => {
    const profile = {
      first_name: 'Ann',
      phone: '123456',
      country_id: 826,
      timezone_id: 3600,
      cover: 1,
      auth_type: 'app',
    };
    const answer = await as(bench.alpha.userToken, 'PUT', `/users/${bench.alpha.userId}`, profile);
    expect(answer.body).toMatchObject({ ...profile, cover: '1' });
    for (const fields of [
      { email: 'new@x.example' },
      { active: 0 },
      { user_permission: 'contacts' },
      { daily_limit: -1 },
      { password: 'Another-Horse-43' },
      { role_id: 3 },
      { tenant_id: bench.beta.tenantId },
      { quota_devices: 1 },
    ]) {
      expect((await as(bench.alpha.userToken, 'PUT', `/users/${bench.alpha.userId}`, fields)).status).toBe(403);
    }
    expect((await as(bench.alpha.userToken, 'PUT', `/users/${bench.alpha.adminId}`, { first_name: 'X' })).status).toBe(
      404,
    );
  });

  it('never sets verify, and takes it back', async () => {
    expect((await as(bench.alpha.userToken, 'PUT', `/users/${bench.alpha.userId}`, { verify: 1 })).body.verify).toBe(
      '0',
    );
  });

  it('keeps the user name', async () => {
    expect(
      (await as(bench.server.adminToken, 'PUT', `/users/${bench.alpha.userId}`, { username: 'other' })).status,
    ).toBe(409);
    expect((await as(bench.server.adminToken, 'PUT', `/users/${bench.alpha.userId}`, { username: '' })).status).toBe(
      200,
    );
  });

  it('refuses a taken address and frees the old one', async () => {
    const userId = await made(bench.alpha.adminToken, {
      email: 'first@x.example',
      username: 'first one',
      daily_limit: 0,
    });
    expect((await as(bench.alpha.adminToken, 'PUT', `/users/${userId}`, { email: 'user@beta.example' })).status).toBe(
      409,
    );
    expect((await as(bench.alpha.adminToken, 'PUT', `/users/${userId}`, { email: 'second@x.example' })).status).toBe(
      200,
    );
    expect((await create(bench.alpha.adminToken, { email: 'FIRST@x.example', daily_limit: 0 })).status).toBe(200);
    expect(await bench.server.login('second@x.example', PASSWORD)).toBeTruthy();
  });

  it('ends the sessions of a user who is switched off; nobody switches himself off', async () => {
    const userId = await made(bench.alpha.adminToken, { daily_limit: 0 });
    const token = await bench.server.login(lastAddress(), PASSWORD);
    const off = await as(bench.alpha.adminToken, 'PUT', `/users/${userId}`, { active: 0 });
    expect(off.body).toMatchObject({ active: '0', active_desc: 'Deactive', status: 'logout' });
    expect((await as(token, 'GET', '/get_user')).status).toBe(401);
    expect((await as(bench.alpha.adminToken, 'PUT', `/users/${bench.alpha.adminId}`, { active: 0 })).status).toBe(409);
  });

  it('moves a user to another tenant for a super admin only', async () => {
    const userId = await made(bench.alpha.adminToken, { daily_limit: 0 });
    const move = { tenant_id: bench.beta.tenantId };
    expect((await as(bench.alpha.adminToken, 'PUT', `/users/${userId}`, move)).status).toBe(403);
    expect((await as(bench.server.adminToken, 'PUT', `/users/${userId}`, { tenant_id: 0 })).status).toBe(400);
    expect((await as(bench.server.adminToken, 'PUT', `/users/${userId}`, move)).body.tenant_id).toBe(
      bench.beta.tenantId,
    );
    expect((await as(bench.alpha.adminToken, 'GET', `/users/${userId}`)).status).toBe(404);
    expect((await as(bench.beta.adminToken, 'GET', `/users/${userId}/roles`)).body).toHaveLength(1);
    expect(await bench.server.login(lastAddress(), PASSWORD)).toBeTruthy();
  });

  it('moves with a user all that is his alone; what he owns beside it stays with the old tenant', async () => {
    const userId = await made(bench.alpha.adminToken, { daily_limit: 0 });
    await as(bench.alpha.adminToken, 'PUT', `/users/${userId}/config/site:title`, 'Mine');
    await as(bench.alpha.adminToken, 'PUT', `/users/${userId}/permissions/tenant_list`);
    const owned = {
      tenant_id: bench.alpha.tenantId,
      type: 'account',
      created_by: userId,
      username: `owned by ${userId}`,
    };
    await bench.server.db.transaction({ kind: 'all' }, (trx) => trx.insertInto('accounts').values(owned).execute());
    await as(bench.server.adminToken, 'PUT', `/users/${userId}`, { tenant_id: bench.beta.tenantId });
    const stored = await bench.server.db.transaction({ kind: 'all' }, async (trx) => ({
      accounts: await trx
        .selectFrom('accounts')
        .select(['tenant_id', 'created_by'])
        .where((eb) => eb.or([eb('mirrors_user_id', '=', userId), eb('username', '=', owned.username)]))
        .orderBy('account_id')
        .execute(),
      kept: await sql<{ tenant_id: number }>`
        select tenant_id from user_config where user_id = ${userId}
        union all select tenant_id from user_permissions where user_id = ${userId}
        union all select tenant_id from password_history where user_id = ${userId}`.execute(trx),
    }));
    expect(stored.accounts).toEqual([
      { tenant_id: bench.beta.tenantId, created_by: userId },
      { tenant_id: bench.alpha.tenantId, created_by: null },
    ]);
    expect(stored.kept.rows).toHaveLength(3);
    expect(new Set(stored.kept.rows.map((row) => row.tenant_id))).toEqual(new Set([bench.beta.tenantId]));
    const linked = await made(bench.alpha.adminToken, { daily_limit: 0 });
    await as(bench.alpha.adminToken, 'POST', '/fpbx_extensions', { extension: '1044', user_id: linked });
    const refused = await as(bench.server.adminToken, 'PUT', `/users/${linked}`, { tenant_id: bench.beta.tenantId });
    expect(refused.status).toBe(409);
  });
});
