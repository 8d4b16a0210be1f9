import { sql } from '@strowger/db';
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

describe('POST /users (contract 10 §5.1–5.4)', () => {
  it('answers the bare id and fills in defaults: name from the address, role 4, own tenant', async () => {
    const userId = await made(alpha.adminToken, { phone: '(0123) 456-789', daily_limit: 10 });
    expect(await read(userId)).toMatchObject({
      user_id: userId,
      tenant_id: alpha.tenantId,
      username: `u${serial}@x.example`,
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
      created_by: alpha.adminId,
      last_login: null,
      pass_exp_in: 0,
    });
  });

  it('gives what the tenant has left when that is less than the usual number of pages', async () => {
    const small = await server.makeTenant('small');
    expect(await read(small.adminId)).toMatchObject({ daily_limit: 50, monthly_limit: 500 });
    expect(await read(small.userId)).toMatchObject({ daily_limit: 0, monthly_limit: 0 });
  });

  it('mirrors a fax account, keeps it in step and takes it away with the user', async () => {
    const userId = await made(alpha.adminToken, { phone: '+441632960000', daily_limit: 1 });
    const accounts = async () => (await as(server.adminToken, 'GET', `/users/${userId}/accounts`)).body;
    expect(await accounts()).toMatchObject([
      { type: 'account', username: `u${serial}@x.example`, phone: '+441632960000' },
    ]);
    await as(alpha.adminToken, 'PUT', `/users/${userId}`, { phone: '123456', email: 'moved@x.example' });
    expect(await accounts()).toMatchObject([{ phone: '123456', email: 'moved@x.example' }]);
    expect((await as(alpha.adminToken, 'DELETE', `/users/${userId}`)).text).toBe('true');
    const left = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('accounts').select('account_id').where('email', '=', 'moved@x.example').execute(),
    );
    expect(left).toEqual([]);
  });

  it('takes whole forms and bulk imports', async () => {
    const answer = await create(server.adminToken, {
      tenant_id: String(alpha.tenantId),
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
    const answer = await create(server.adminToken, fields);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].field).toBe(field);
  });

  it('refuses a taken name or address, also one that another tenant’s user has, in any case', async () => {
    for (const fields of [
      { email: 'USER@alpha.example' },
      { username: 'user@beta.example' },
      { username: 'User@Beta.example', email: 'fresh@x.example' },
    ]) {
      expect((await create(alpha.adminToken, { daily_limit: 0, ...fields })).status).toBe(409);
    }
  });

  it('refuses a weak password with one entry for each broken rule', async () => {
    const answer = await create(alpha.adminToken, { password: 'short', daily_limit: 0 });
    expect(answer.status).toBe(422);
    expect(answer.body.error.details).toHaveLength(4);
    expect(new Set(answer.body.error.details.map((d: { field: string }) => d.field))).toEqual(new Set(['password']));
  });

  it('is no way to a super admin, nor into another tenant', async () => {
    expect((await create(server.adminToken, { role_id: 2 })).status).toBe(403);
    expect((await create(alpha.adminToken, { role_id: 2 })).status).toBe(403);
    expect((await create(alpha.adminToken, { tenant_id: beta.tenantId })).status).toBe(403);
    expect((await create(alpha.userToken)).status).toBe(403);
  });
});

describe('what may be handed on (contract 10 §5.3)', () => {
  const granter = async (user_permission: string) => {
    const fields = { tenant_id: alpha.tenantId, role_id: 3, user_permission, daily_limit: 0 };
    const userId = await made(server.adminToken, fields);
    return server.login((await read(userId)).username, PASSWORD);
  };

  it('is no key that the tenant admin lacks: 409 that lists it (contract 10 §13.5)', async () => {
    const answer = await create(await granter('contacts'), { user_permission: 'contacts,groups', daily_limit: 0 });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(/groups$/);
    expect((await create(await granter('contacts'), { user_permission: 'contacts', daily_limit: 0 })).status).toBe(200);
  });

  it('adds the keys that a key needs', async () => {
    const userId = await made(alpha.adminToken, { user_permission: 'email_to_fax', daily_limit: 0 });
    expect((await read(userId)).user_permission).toBe('send_fax,email_to_fax');
  });

  it('lies within the tenant’s ceiling for a super admin too', async () => {
    await as(server.adminToken, 'PUT', `/tenants/${beta.tenantId}`, { user_permission: 'contacts' });
    const fields = { tenant_id: beta.tenantId, user_permission: 'routes' };
    expect((await create(server.adminToken, fields)).status).toBe(409);
    expect((await create(server.adminToken, { tenant_id: 1, user_permission: 'routes' })).status).toBe(200);
  });

  it('is no more pages than are left; a super admin is exempt', async () => {
    const answer = await create(alpha.adminToken, { daily_limit: 2001 });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(/2001 asked, \d+ remaining of 2000/);
    expect((await create(alpha.adminToken, { daily_limit: -1 })).status).toBe(409);
    expect((await create(alpha.adminToken, { daily_limit: 1, monthly_limit: -1 })).status).toBe(200);
    expect((await create(server.adminToken, { tenant_id: alpha.tenantId, daily_limit: 9999 })).status).toBe(200);
  });

  it('is no more slots than are left, also side by side', async () => {
    await as(server.adminToken, 'PUT', `/tenants/${beta.tenantId}`, {
      user_permission: 'fpbx_extension',
      quota_extensions: 5,
      daily_limit: -1,
      monthly_limit: -1,
    });
    const fields = { user_permission: 'fpbx_extension', quota_extensions: 2 };
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(beta.adminToken, fields)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 409, 409, 409, 409]);
  });

  it('sets a slot to 0 silently when the user lacks its key', async () => {
    const fields = {
      tenant_id: alpha.tenantId,
      user_permission: 'fpbx_extension',
      quota_extensions: 1,
      quota_devices: 2,
    };
    const userId = await made(server.adminToken, fields);
    expect(await read(userId)).toMatchObject({ quota_extensions: 1, quota_devices: 0 });
    await as(server.adminToken, 'PUT', `/users/${userId}`, { user_permission: '' });
    expect(await read(userId)).toMatchObject({ quota_extensions: 0 });
  });
});

describe('PUT /users/$user_id', () => {
  it('changes what was sent alone (contract 10 §13.7)', async () => {
    const before = await read(alpha.userId);
    const answer = await as(alpha.userToken, 'PUT', `/users/${alpha.userId}`, { dashboard_cards: 'outfax' });
    expect(answer.body).toEqual({ ...before, dashboard_cards: 'outfax', last_updated: answer.body.last_updated });
  });

  it('takes the whole object back from the user himself, his admin and a super admin', async () => {
    for (const token of [alpha.userToken, alpha.adminToken, server.adminToken]) {
      const whole = await read(alpha.userId);
      const answer = await as(token, 'PUT', `/users/${alpha.userId}`, whole);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ ...whole, last_updated: answer.body.last_updated });
    }
    const stored = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('users').select(['timezone_id', 'company']).where('user_id', '=', alpha.userId).executeTakeFirst(),
    );
    expect(stored).toEqual({ timezone_id: null, company: '' });
  });

  it('takes the decoded token as the portal sends it on sign-out', async () => {
    const claims = JSON.parse(Buffer.from(alpha.userToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
    expect((await as(alpha.userToken, 'PUT', `/users/${alpha.userId}`, { ...claims, verify: 0 })).status).toBe(200);
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
    const answer = await as(alpha.userToken, 'PUT', `/users/${alpha.userId}`, profile);
    expect(answer.body).toMatchObject({ ...profile, cover: '1' });
    for (const fields of [
      { email: 'new@x.example' },
      { active: 0 },
      { user_permission: 'contacts' },
      { daily_limit: -1 },
      { password: 'Another-Horse-43' },
      { role_id: 3 },
      { tenant_id: beta.tenantId },
      { quota_devices: 1 },
    ]) {
      expect((await as(alpha.userToken, 'PUT', `/users/${alpha.userId}`, fields)).status).toBe(403);
    }
    expect((await as(alpha.userToken, 'PUT', `/users/${alpha.adminId}`, { first_name: 'X' })).status).toBe(404);
  });

  it('never sets verify, and takes it back', async () => {
    expect((await as(alpha.userToken, 'PUT', `/users/${alpha.userId}`, { verify: 1 })).body.verify).toBe('0');
  });

  it('keeps the user name', async () => {
    expect((await as(server.adminToken, 'PUT', `/users/${alpha.userId}`, { username: 'other' })).status).toBe(409);
    expect((await as(server.adminToken, 'PUT', `/users/${alpha.userId}`, { username: '' })).status).toBe(200);
  });

  it('refuses a taken address and frees the old one', async () => {
    const userId = await made(alpha.adminToken, { email: 'first@x.example', username: 'first one', daily_limit: 0 });
    expect((await as(alpha.adminToken, 'PUT', `/users/${userId}`, { email: 'user@beta.example' })).status).toBe(409);
    expect((await as(alpha.adminToken, 'PUT', `/users/${userId}`, { email: 'second@x.example' })).status).toBe(200);
    expect((await create(alpha.adminToken, { email: 'FIRST@x.example', daily_limit: 0 })).status).toBe(200);
    expect(await server.login('second@x.example', PASSWORD)).toBeTruthy();
  });

  it('ends the sessions of a user who is switched off; nobody switches himself off', async () => {
    const userId = await made(alpha.adminToken, { daily_limit: 0 });
    const token = await server.login(`u${serial}@x.example`, PASSWORD);
    const off = await as(alpha.adminToken, 'PUT', `/users/${userId}`, { active: 0 });
    expect(off.body).toMatchObject({ active: '0', active_desc: 'Deactive', status: 'logout' });
    expect((await as(token, 'GET', '/get_user')).status).toBe(401);
    expect((await as(alpha.adminToken, 'PUT', `/users/${alpha.adminId}`, { active: 0 })).status).toBe(409);
  });

  it('moves a user to another tenant for a super admin only', async () => {
    const userId = await made(alpha.adminToken, { daily_limit: 0 });
    const move = { tenant_id: beta.tenantId };
    expect((await as(alpha.adminToken, 'PUT', `/users/${userId}`, move)).status).toBe(403);
    expect((await as(server.adminToken, 'PUT', `/users/${userId}`, { tenant_id: 0 })).status).toBe(400);
    expect((await as(server.adminToken, 'PUT', `/users/${userId}`, move)).body.tenant_id).toBe(beta.tenantId);
    expect((await as(alpha.adminToken, 'GET', `/users/${userId}`)).status).toBe(404);
    expect((await as(beta.adminToken, 'GET', `/users/${userId}/roles`)).body).toHaveLength(1);
    expect(await server.login(`u${serial}@x.example`, PASSWORD)).toBeTruthy();
  });

  it('moves with a user all that is his alone; what he owns beside it stays with the old tenant', async () => {
    const userId = await made(alpha.adminToken, { daily_limit: 0 });
    await as(alpha.adminToken, 'PUT', `/users/${userId}/config/site:title`, 'Mine');
    await as(alpha.adminToken, 'PUT', `/users/${userId}/permissions/tenant_list`);
    const owned = { tenant_id: alpha.tenantId, type: 'account', created_by: userId, username: `owned by ${userId}` };
    await server.db.transaction({ kind: 'all' }, (trx) => trx.insertInto('accounts').values(owned).execute());
    await as(server.adminToken, 'PUT', `/users/${userId}`, { tenant_id: beta.tenantId });
    const stored = await server.db.transaction({ kind: 'all' }, async (trx) => ({
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
      { tenant_id: beta.tenantId, created_by: userId },
      { tenant_id: alpha.tenantId, created_by: null },
    ]);
    expect(stored.kept.rows).toHaveLength(3);
    expect(new Set(stored.kept.rows.map((row) => row.tenant_id))).toEqual(new Set([beta.tenantId]));
    const linked = await made(alpha.adminToken, { daily_limit: 0 });
    await as(alpha.adminToken, 'POST', '/fpbx_extensions', { extension: '1044', user_id: linked });
    const refused = await as(server.adminToken, 'PUT', `/users/${linked}`, { tenant_id: beta.tenantId });
    expect(refused.status).toBe(409);
  });
});

describe('passwords', () => {
  it('are changed by the user himself, his admin or a super admin; his other sessions end', async () => {
    const userId = await made(alpha.adminToken, { daily_limit: 0 });
    const name = `u${serial}@x.example`;
    const [own, other] = [await server.login(name, PASSWORD), await server.login(name, PASSWORD)];
    const set = (token: string, password: string) => as(token, 'PUT', `/users/${userId}/password`, { password });
    expect((await set(own, 'Another-Horse-43')).body.user_id).toBe(userId);
    expect((await as(own, 'GET', '/get_user')).status).toBe(200);
    expect((await as(other, 'GET', '/get_user')).status).toBe(401);
    expect((await set(alpha.adminToken, 'Another-Horse-44')).status).toBe(200);
    expect((await as(own, 'GET', '/get_user')).status).toBe(401);
    expect((await set(beta.adminToken, 'Another-Horse-45')).status).toBe(404);
    expect((await set(alpha.adminToken, 'weak')).status).toBe(422);
    expect((await as(alpha.adminToken, 'PUT', `/users/${userId}/password`, {})).status).toBe(400);
  });

  it('are none of the last ones', async () => {
    const userId = await made(alpha.adminToken, { daily_limit: 0 });
    const set = (password: string) => as(alpha.adminToken, 'PUT', `/users/${userId}`, { password });
    expect((await set(PASSWORD)).status).toBe(422);
    for (let n = 1; n <= 5; n += 1) expect((await set(`Another-Horse-${n}0`)).status).toBe(200);
    expect((await set(PASSWORD)).status).toBe(200);
    const again = await set('Another-Horse-20');
    expect(again.body.error.details).toEqual([{ field: 'password', message: 'must not be one of the last passwords' }]);
  });

  it('never leave, not into the audit log either', async () => {
    const answer = await as(server.adminToken, 'GET', '/users');
    expect(answer.text).not.toMatch(/argon2|password/);
    const rows = await server.db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('audit').selectAll().execute());
    expect(JSON.stringify(rows)).not.toMatch(/Correct-Horse|Another-Horse|argon2/);
  });
});

describe('credit and values kept with a user', () => {
  it('adds to the tenant’s balance through the ledger', async () => {
    const credit = (token: string, amount: unknown) =>
      as(token, 'PUT', `/users/${beta.userId}/credit`, { credit: amount });
    expect((await credit(server.adminToken, 12.5)).body.credit).toBe(12.5);
    expect((await credit(server.adminToken, '-2.25')).body.credit).toBe(10.25);
    expect((await credit(server.adminToken, 'lots')).status).toBe(400);
    expect((await credit(beta.adminToken, 5)).status).toBe(403);
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('ledger').selectAll().where('tenant_id', '=', beta.tenantId).orderBy('ledger_id').execute(),
    );
    expect(rows.map((row) => [row.kind, row.amount, row.balance_after])).toEqual([
      ['adjustment', 12_500_000, 12_500_000],
      ['adjustment', -2_250_000, 10_250_000],
    ]);
  });

  it('adds every amount once, side by side', async () => {
    const puts = Array.from({ length: 10 }, () =>
      as(server.adminToken, 'PUT', `/users/${alpha.userId}/credit`, { credit: 0.1 }),
    );
    await Promise.all(puts);
    expect((await read(alpha.userId)).credit).toBe(1);
  });

  it('keeps plain values, and falls back to the tenant’s', async () => {
    const path = (name: string) => `/users/${alpha.userId}/config/${name}`;
    const get = async (name: string) => (await as(alpha.userToken, 'GET', path(name))).text;
    expect(await get('site:title')).toBe('"Strowger"');
    expect(await get('site:github')).toBe('""');
    expect((await as(alpha.userToken, 'PUT', path('site%3Atitle'), 'Hello')).text).toBe('true');
    expect(await get('site:title')).toBe('"Hello"');
    expect((await as(alpha.userToken, 'PUT', path('site:title'), '')).text).toBe('true');
    expect(await get('site:title')).toBe('"Strowger"');
    const branding = { tenant_id: alpha.tenantId, domain: 'a.example', title: 'Alpha Phones', footer: 'by Alpha' };
    await as(server.adminToken, 'POST', '/branding', branding);
    expect([await get('site:title'), await get('site:footer')]).toEqual(['"Alpha Phones"', '"by Alpha"']);
    await server.request('PUT', path('site:footer'), {
      token: alpha.userToken,
      raw: 'plain text',
      headers: { 'content-type': 'text/plain' },
    });
    expect(await get('site:footer')).toBe('"plain text"');
    expect(await get('language')).toBe('"en"');
    expect(await get('disa_pin')).toBe('""');
    expect((await as(alpha.userToken, 'PUT', path('a b'), 'x')).status).toBe(400);
    expect((await as(alpha.userToken, 'PUT', `/users/${alpha.adminId}/config/site:title`, 'x')).status).toBe(404);
  });

  it('writes call settings through to his extensions', async () => {
    const path = (name: string) => `/users/${alpha.userId}/config/${name}`;
    expect((await as(alpha.userToken, 'PUT', path('dnd'), true)).status).toBe(409);
    const made = await as(alpha.adminToken, 'POST', '/fpbx_extensions', { extension: '1002', user_id: alpha.userId });
    const extension = async () =>
      (await as(alpha.adminToken, 'GET', `/fpbx_extensions/${made.body.extension_uuid}`)).body;
    expect((await as(alpha.userToken, 'PUT', path('dnd'), true)).text).toBe('true');
    expect((await as(alpha.userToken, 'PUT', path('forward_all'), { value: '1003' })).text).toBe('true');
    expect(await extension()).toMatchObject({
      do_not_disturb: true,
      forward_all_enabled: true,
      forward_all_destination: '1003',
    });
    expect((await as(alpha.userToken, 'GET', path('forward_all'))).text).toBe('"1003"');
    await as(alpha.userToken, 'PUT', path('forward_all'), '');
    expect((await extension()).forward_all_enabled).toBe(false);
  });
});
