import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../testing/test-server.ts';
import { useUserBench } from './testing/user-bench.ts';

const bench = useUserBench();
const { as, create, made, read, lastAddress } = bench;

describe('POST /users (contract 10 §5.1–5.4)', () => {
  it('answers the bare id and fills in defaults: name from the address, role 4, own tenant', async () => {
    const userId = await made(bench.alpha.adminToken, { phone: '(0123) 456-789', daily_limit: 10 });
    expect(await read(userId)).toMatchObject({
      user_id: userId,
      tenant_id: bench.alpha.tenantId,
      username: lastAddress(),
      phone: '0123456789',
      roles: 'end_user',
      is_admin: '0',
      is_tenant: '0',
      active: '1',
      active_desc: '',
      cover: '0',
      verify: '0',
      status: 'logout',
      user_permission: '',
      allowed_timeslot: '00:00,23:59',
      allowed_days: '1,2,3,4,5,6,7',
      language_id: 'en',
      quota_extensions: null,
      created_by: bench.alpha.adminId,
      last_login: null,
      pass_exp_in: 0,
    });
  });

  it('gives what the tenant has left when that is less than the usual number of pages', async () => {
    const small = await bench.server.makeTenant('small');
    expect(await read(small.adminId)).toMatchObject({ daily_limit: 50, monthly_limit: 500 });
    expect(await read(small.userId)).toMatchObject({ daily_limit: 0, monthly_limit: 0 });
  });

  it('mirrors a fax account, keeps it in step and takes it away with the user', async () => {
    const userId = await made(bench.alpha.adminToken, { phone: '+441632960000', daily_limit: 1 });
    const accounts = async () => (await as(bench.server.adminToken, 'GET', `/users/${userId}/accounts`)).body;
    expect(await accounts()).toMatchObject([{ type: 'account', username: lastAddress(), phone: '+441632960000' }]);
    await as(bench.alpha.adminToken, 'PUT', `/users/${userId}`, { phone: '123456', email: 'moved@x.example' });
    expect(await accounts()).toMatchObject([{ phone: '123456', email: 'moved@x.example' }]);
    expect((await as(bench.alpha.adminToken, 'DELETE', `/users/${userId}`)).text).toBe('true');
    const left = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('accounts').select('account_id').where('email', '=', 'moved@x.example').execute(),
    );
    expect(left).toEqual([]);
  });

  it('takes whole forms and bulk imports', async () => {
    const answer = await create(bench.server.adminToken, {
      tenant_id: String(bench.alpha.tenantId),
      active: 1,
      company: 'X',
      plan: 'gold',
      confirmPassword: PASSWORD,
      quota_extensions: '',
      country_id: '',
      user_permission: 'null',
      daily_limit: '-1',
    });
    expect(answer.status).toBe(200);
    expect(await read(answer.body)).toMatchObject({ daily_limit: -1, user_permission: '', country_id: null });
  });

  it.each([
    [{ email: 'nobody' }, 'email'],
    [{ username: 'a' }, 'username'],
    [{ username: 'a:b:c' }, 'username'],
    [{ email: `${'long'.repeat(16)}@${'long'.repeat(15)}.${'long'.repeat(10)}.example` }, 'username'],
    [{ phone: 'x' }, 'phone'],
    [{ country_id: 999 }, 'country_id'],
    [{ timezone_id: 7 }, 'timezone_id'],
    [{ user_permission: 'contact' }, 'user_permission'],
    [{ allowed_timeslot: '25:00,26:00' }, 'allowed_timeslot'],
    [{ allowed_days: '0,8' }, 'allowed_days'],
    [{ dashboard_cards: 'weather' }, 'dashboard_cards'],
    [{ role_id: 77 }, 'role_id'],
    [{ tenant_id: 0 }, 'tenant_id'],
    [{ tenant_id: 999_999 }, 'tenant_id'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j and names the field', async (fields, field) => {
    const answer = await create(bench.server.adminToken, fields);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].field).toBe(field);
  });

  it('refuses a taken name or address, also one that another tenant’s user has, in any case', async () => {
    for (const fields of [
      { email: 'USER@alpha.example' },
      { username: 'user@beta.example' },
      { username: 'User@Beta.example', email: 'fresh@x.example' },
    ]) {
      expect((await create(bench.alpha.adminToken, { daily_limit: 0, ...fields })).status).toBe(409);
    }
  });

  it('refuses a weak password with one entry for each broken rule', async () => {
    const answer = await create(bench.alpha.adminToken, { password: 'short', daily_limit: 0 });
    expect(answer.status).toBe(422);
    expect(answer.body.error.details).toHaveLength(4);
    expect(new Set(answer.body.error.details.map((d: { field: string }) => d.field))).toEqual(new Set(['password']));
  });

  it('is no way to a super admin, nor into another tenant', async () => {
    expect((await create(bench.server.adminToken, { role_id: 2 })).status).toBe(403);
    expect((await create(bench.alpha.adminToken, { role_id: 2 })).status).toBe(403);
    expect((await create(bench.alpha.adminToken, { tenant_id: bench.beta.tenantId })).status).toBe(403);
    expect((await create(bench.alpha.userToken)).status).toBe(403);
  });
});

describe('what may be handed on (contract 10 §5.3)', () => {
  const granter = async (user_permission: string) => {
    const fields = { tenant_id: bench.alpha.tenantId, role_id: 3, user_permission, daily_limit: 0 };
    const userId = await made(bench.server.adminToken, fields);
    return bench.server.login((await read(userId)).username, PASSWORD);
  };

  it('is no key that the tenant admin lacks: 409 that lists it (contract 10 §13.5)', async () => {
    const answer = await create(await granter('contacts'), { user_permission: 'contacts,groups', daily_limit: 0 });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(/groups$/);
    expect((await create(await granter('contacts'), { user_permission: 'contacts', daily_limit: 0 })).status).toBe(200);
  });

  it('adds the keys that a key needs', async () => {
    const userId = await made(bench.alpha.adminToken, { user_permission: 'email_to_fax', daily_limit: 0 });
    expect((await read(userId)).user_permission).toBe('send_fax,email_to_fax');
  });

  it('lies within the tenant’s ceiling for a super admin too', async () => {
    await as(bench.server.adminToken, 'PUT', `/tenants/${bench.beta.tenantId}`, { user_permission: 'contacts' });
    const fields = { tenant_id: bench.beta.tenantId, user_permission: 'routes' };
    expect((await create(bench.server.adminToken, fields)).status).toBe(409);
    expect((await create(bench.server.adminToken, { tenant_id: 1, user_permission: 'routes' })).status).toBe(200);
  });

  it('is no more pages than are left; a super admin is exempt', async () => {
    const answer = await create(bench.alpha.adminToken, { daily_limit: 2001 });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(/2001 asked, \d+ remaining of 2000/);
    expect((await create(bench.alpha.adminToken, { daily_limit: -1 })).status).toBe(409);
    expect((await create(bench.alpha.adminToken, { daily_limit: 1, monthly_limit: -1 })).status).toBe(200);
    expect((await create(bench.server.adminToken, { tenant_id: bench.alpha.tenantId, daily_limit: 9999 })).status).toBe(
      200,
    );
  });

  it('is no more slots than are left, also side by side', async () => {
    await as(bench.server.adminToken, 'PUT', `/tenants/${bench.beta.tenantId}`, {
      user_permission: 'fpbx_extension',
      quota_extensions: 5,
      daily_limit: -1,
      monthly_limit: -1,
    });
    const fields = { user_permission: 'fpbx_extension', quota_extensions: 2 };
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(bench.beta.adminToken, fields)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 409, 409, 409, 409]);
  });

  it('sets a slot to 0 silently when the user lacks its key', async () => {
    const fields = {
      tenant_id: bench.alpha.tenantId,
      user_permission: 'fpbx_extension',
      quota_extensions: 1,
      quota_devices: 2,
    };
    const userId = await made(bench.server.adminToken, fields);
    expect(await read(userId)).toMatchObject({ quota_extensions: 1, quota_devices: 0 });
    await as(bench.server.adminToken, 'PUT', `/users/${userId}`, { user_permission: '' });
    expect(await read(userId)).toMatchObject({ quota_extensions: 0 });
  });
});
