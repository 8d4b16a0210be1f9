import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let serial = 0;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
}, 60_000);
afterAll(() => server.close());

const as = (token: string, method: string, path: string, body?: unknown) =>
  server.request(method, path, { token, body });
const rolesOf = async (userId: number) =>
  (await as(server.adminToken, 'GET', `/users/${userId}/roles`)).body.map((role: { role_id: number }) => role.role_id);
const newUser = async (): Promise<{ userId: number; token: string }> => {
  serial += 1;
  const email = `r${serial}@x.example`;
  const userId = (await as(alpha.adminToken, 'POST', '/users', { email, password: PASSWORD, daily_limit: 0 })).body;
  return { userId, token: await server.login(email, PASSWORD) };
};

describe('roles of a user (contract 10 §3.2, §5.2)', () => {
  it('end as 1 and 3 in every order of the portal’s requests, also side by side (contract 10 §13.6)', async () => {
    const [give, end, base] = [
      ['PUT', 3],
      ['DELETE', 4],
      ['DELETE', 1],
    ] as const;
    const orders = [
      [give, end, base],
      [give, base, end],
      [end, give, base],
      [end, base, give],
      [base, give, end],
      [base, end, give],
    ];
    for (const order of orders) {
      const fire = (userId: number) => (request: typeof give | typeof end | typeof base) =>
        as(alpha.adminToken, request[0], `/users/${userId}/roles/${request[1]}`, userId);
      const together = await newUser();
      const answers = await Promise.all(order.map(fire(together.userId)));
      expect(answers.map((answer) => answer.text)).toEqual(['true', 'true', 'true']);
      expect(await rolesOf(together.userId)).toEqual([3, 1]);
      const inTurn = await newUser();
      for (const request of order) expect((await fire(inTurn.userId)(request)).text).toBe('true');
      expect(await rolesOf(inTurn.userId)).toEqual([3, 1]);
    }
  });

  it('are a list like others, and told to nobody where a form sends what stays', async () => {
    const { userId } = await newUser();
    await as(alpha.adminToken, 'PUT', `/users/${userId}/roles/3`);
    const list = await as(alpha.adminToken, 'GET', `/users/${userId}/roles?sort=role_id&order=asc&per_page=1`);
    expect([list.body, list.headers.get('x-total-count')]).toEqual([[{ role_id: 1, name: 'user' }], '2']);
    expect((await as(alpha.adminToken, 'GET', `/users/${userId}/roles?totalrows`)).body).toBe(2);
    const told = () =>
      server.db.transaction({ kind: 'all' }, async (trx) => {
        const events = await trx.selectFrom('events').select('data').where('type', '=', 'config.changed').execute();
        return events.filter(({ data }) => JSON.stringify(data).includes(`"id":${userId},`)).length;
      });
    const before = await told();
    for (const [method, role] of [
      ['PUT', 3],
      ['DELETE', 4],
      ['DELETE', 1],
    ] as const) {
      await as(alpha.adminToken, method, `/users/${userId}/roles/${role}`);
    }
    await as(alpha.adminToken, 'DELETE', `/users/${userId}/permissions/tenant_list`);
    expect(await told()).toBe(before);
    await as(alpha.adminToken, 'PUT', `/users/${userId}/roles/4`);
    await as(alpha.adminToken, 'PUT', `/users/${userId}/permissions/tenant_list`);
    expect(await told()).toBe(before + 2);
  });

  it('ignore any body, and name the roles', async () => {
    const { userId } = await newUser();
    const answer = await server.request('PUT', `/users/${userId}/roles/3`, {
      token: alpha.adminToken,
      raw: 'not { json',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.text).toBe('true');
    expect((await as(server.adminToken, 'GET', `/users/${userId}`)).body).toMatchObject({
      roles: 'tenant, user',
      is_tenant: '1',
    });
    expect((await as(alpha.adminToken, 'GET', `/users/${userId}/roles/1`)).body).toEqual({ role_id: 1, name: 'user' });
    expect((await as(alpha.adminToken, 'GET', `/users/${userId}/roles/4`)).status).toBe(404);
  });

  it('never are 2, for anybody (contract 10 §13.5)', async () => {
    for (const token of [server.adminToken, alpha.adminToken]) {
      expect((await as(token, 'PUT', `/users/${alpha.userId}/roles/2`)).status).toBe(403);
      expect((await as(token, 'DELETE', `/users/${alpha.userId}/roles/2`)).status).toBe(403);
      expect((await as(token, 'PUT', `/users/${alpha.userId}/roles`, [2])).status).toBe(403);
    }
    expect((await as(server.adminToken, 'DELETE', '/users/1/roles')).status).toBe(403);
    expect((await as(server.adminToken, 'PUT', '/users/1/roles/4')).status).toBe(403);
    expect((await as(alpha.adminToken, 'PUT', '/users/1/roles/4')).status).toBe(404);
    expect(await rolesOf(1)).toEqual([2]);
  });

  it('leave a tenant admin his own last admin role', async () => {
    for (const [method, path, body] of [
      ['DELETE', 'roles/3'],
      ['DELETE', 'roles'],
      ['PUT', 'roles/4'],
      ['PUT', 'roles', [1]],
    ] as const) {
      const answer = await as(alpha.adminToken, method, `/users/${alpha.adminId}/${path}`, body);
      expect([path, answer.status]).toEqual([path, 409]);
    }
    expect((await as(alpha.adminToken, 'DELETE', `/users/${alpha.adminId}/roles/1`)).text).toBe('true');
    expect(await rolesOf(alpha.adminId)).toEqual([3, 1]);
  });

  it('are replaced as a list; without any the user is an end user', async () => {
    const { userId } = await newUser();
    expect((await as(alpha.adminToken, 'PUT', `/users/${userId}/roles`, ['1', 3])).body).toEqual([
      { role_id: 3, name: 'tenant' },
      { role_id: 1, name: 'user' },
    ]);
    expect((await as(alpha.adminToken, 'DELETE', `/users/${userId}/roles`)).text).toBe('true');
    expect(await rolesOf(userId)).toEqual([4]);
    expect((await as(alpha.adminToken, 'DELETE', `/users/${userId}/roles/3`)).text).toBe('true');
    expect((await as(alpha.adminToken, 'PUT', `/users/${userId}/roles/55`)).status).toBe(404);
    expect((await as(alpha.adminToken, 'PUT', `/users/${userId}/roles`, [55])).status).toBe(400);
  });

  it('end his sessions when they change in effect, and only then', async () => {
    const { userId, token } = await newUser();
    await as(alpha.adminToken, 'PUT', `/users/${userId}/roles/4`);
    await as(alpha.adminToken, 'DELETE', `/users/${userId}/roles/4`);
    expect((await as(token, 'GET', '/get_user')).status).toBe(200);
    await as(alpha.adminToken, 'PUT', `/users/${userId}/roles/3`);
    expect((await as(token, 'GET', '/get_user')).status).toBe(401);
  });

  it('take effect at once', async () => {
    const { userId } = await newUser();
    await as(alpha.adminToken, 'PUT', `/users/${userId}/roles/3`);
    const basic = [`r${serial}@x.example`, PASSWORD] as const;
    expect((await server.request('GET', '/tenants', { basic })).status).toBe(200);
    await as(alpha.adminToken, 'DELETE', `/users/${userId}/roles/3`);
    expect((await server.request('GET', '/tenants', { basic })).status).toBe(403);
  });
});

describe('custom roles (contract 10 §3.5)', () => {
  it('are made from id 100, changed, granted, assigned, and deleted when nobody has them', async () => {
    const roleId = (await as(server.adminToken, 'POST', '/roles', { name: 'auditor', description: 'reads' })).body;
    expect(roleId).toBeGreaterThanOrEqual(100);
    expect((await as(server.adminToken, 'POST', '/roles', { name: 'auditor' })).status).toBe(409);
    const renamed = await as(server.adminToken, 'PUT', `/roles/${roleId}`, { name: 'reader' });
    expect(renamed.body).toMatchObject({ role_id: roleId, name: 'reader', description: 'reads', permissions: [] });
    for (const idOrName of ['tenant_list', 'tenant_list', 'role_list']) {
      expect((await as(server.adminToken, 'PUT', `/roles/${roleId}/permissions/${idOrName}`)).text).toBe('true');
    }
    const held = (await as(server.adminToken, 'GET', `/roles/${roleId}`)).body.permissions;
    expect(held.map((permission: { name: string }) => permission.name)).toEqual(['role_list', 'tenant_list']);
    await as(server.adminToken, 'DELETE', `/roles/${roleId}/permissions/${held[0].permission_id}`);
    await as(alpha.adminToken, 'PUT', `/users/${alpha.userId}/roles/${roleId}`);
    expect(await rolesOf(alpha.userId)).toEqual([4, roleId]);
    expect((await as(server.adminToken, 'DELETE', `/roles/${roleId}`)).status).toBe(409);
    await as(alpha.adminToken, 'DELETE', `/users/${alpha.userId}/roles/${roleId}`);
    expect((await as(server.adminToken, 'DELETE', `/roles/${roleId}`)).text).toBe('true');
    expect((await as(server.adminToken, 'GET', `/roles/${roleId}`)).status).toBe(404);
  });

  it('have names that can stand in a list, each once in any case', async () => {
    const make = (name: string) => as(server.adminToken, 'POST', '/roles', { name });
    for (const name of [' ', 'one, two', 'line\nbreak', 'x'.repeat(65)]) expect((await make(name)).status).toBe(400);
    expect((await make('Admin')).status).toBe(409);
    expect((await make(' Trimmed name ')).status).toBe(200);
    expect((await make('trimmed NAME')).status).toBe(409);
    const found = await as(server.adminToken, 'GET', '/roles?search=RIMMED');
    expect(found.body.map((role: { name: string }) => role.name)).toEqual(['Trimmed name']);
  });

  it('are listed newest first, sorted and paged on demand', async () => {
    const ids = async (query: string) =>
      (await as(server.adminToken, 'GET', `/roles${query}`)).body.map((role: { role_id: number }) => role.role_id);
    const all: number[] = await ids('');
    expect(all).toEqual([...all].sort((a, b) => b - a));
    expect(await ids('?order=asc')).toEqual([...all].reverse());
    expect(await ids('?limit=2&offset=1')).toEqual(all.slice(1, 3));
    expect((await ids('?sort=name')).at(0)).toBe(2);
    expect((await as(server.adminToken, 'GET', '/roles?totalrows')).body).toBe(all.length);
    expect(await ids('?role_id=3')).toEqual([3]);
  });

  it('are given by a tenant admin only when he holds what they grant', async () => {
    const roleId = (await as(server.adminToken, 'POST', '/roles', { name: 'root' })).body;
    await as(server.adminToken, 'PUT', `/roles/${roleId}/permissions/super_admin`);
    expect((await as(alpha.adminToken, 'PUT', `/users/${alpha.adminId}/roles/${roleId}`)).status).toBe(403);
    const user = { email: 'root@x.example', password: PASSWORD, role_id: roleId, daily_limit: 0 };
    expect((await as(alpha.adminToken, 'POST', '/users', user)).status).toBe(403);
    expect((await as(alpha.adminToken, 'PUT', `/users/${alpha.userId}/roles`, [roleId])).status).toBe(403);
  });

  it('do not touch the default ones: names, existence and role 2’s grants stay', async () => {
    expect((await as(server.adminToken, 'PUT', '/roles/3', { name: 'boss' })).status).toBe(403);
    expect(
      (await as(server.adminToken, 'PUT', '/roles/3', { name: 'tenant', description: 'Boss' })).body.description,
    ).toBe('Boss');
    expect((await as(server.adminToken, 'DELETE', '/roles/4')).status).toBe(403);
    expect((await as(server.adminToken, 'DELETE', '/roles/2/permissions/super_admin')).status).toBe(403);
    expect((await as(server.adminToken, 'PUT', '/roles/4/permissions/user_admin')).status).toBe(403);
  });

  it('are a super admin’s to make; a tenant admin reads all roles but 2', async () => {
    const list = await as(alpha.adminToken, 'GET', '/roles');
    const ids = list.body.map((role: { role_id: number }) => role.role_id);
    expect(ids).toEqual(expect.arrayContaining([1, 3, 4]));
    expect(ids).not.toContain(2);
    expect((await as(alpha.adminToken, 'GET', '/roles/2')).status).toBe(404);
    expect((await as(alpha.adminToken, 'GET', '/roles?name=end')).body).toHaveLength(1);
    expect((await as(alpha.adminToken, 'POST', '/roles', { name: 'x' })).status).toBe(403);
    expect((await as((await newUser()).token, 'GET', '/roles')).status).toBe(403);
  });
});

describe('permissions (contract 10 §3.5, §5.2)', () => {
  const path = () => `/users/${alpha.userId}/permissions`;

  it('are listed by name, and may be added to', async () => {
    const names = (await as(alpha.adminToken, 'GET', '/permissions')).body.map((row: { name: string }) => row.name);
    expect(names).toEqual([...names].sort());
    expect(
      (await as(alpha.adminToken, 'GET', '/permissions?name=password')).body.map((r: { name: string }) => r.name),
    ).toEqual(['password_expiry', 'password_policy']);
    const found = await as(alpha.adminToken, 'GET', '/permissions?search=PASSWORD_P');
    expect(found.body.map((row: { name: string }) => row.name)).toEqual(['password_policy']);
    expect(typeof (await as(server.adminToken, 'POST', '/permissions', { name: 'fleet_read' })).body).toBe('number');
    expect((await as(alpha.adminToken, 'POST', '/permissions', { name: 'fleet_write' })).status).toBe(403);
    expect((await as((await newUser()).token, 'GET', '/permissions')).status).toBe(403);
    expect((await as(server.adminToken, 'POST', '/permissions', { name: 'fleet_read' })).status).toBe(409);
    expect((await as(server.adminToken, 'POST', '/permissions', { name: 'Fleet Read' })).status).toBe(400);
  });

  it('are held by role or directly', async () => {
    expect((await as(alpha.adminToken, 'GET', `${path()}/contact_list`)).body.source).toBe('role');
    expect((await as(alpha.adminToken, 'GET', `${path()}/tenant_list`)).status).toBe(404);
    expect((await as(alpha.adminToken, 'PUT', `${path()}/tenant_list`)).text).toBe('true');
    expect((await as(alpha.adminToken, 'PUT', `${path()}/tenant_list`)).text).toBe('true');
    expect((await as(alpha.adminToken, 'GET', `${path()}/tenant_list`)).body.source).toBe('direct');
    expect((await as(alpha.adminToken, 'DELETE', `${path()}/tenant_list`)).text).toBe('true');
    expect((await as(alpha.adminToken, 'PUT', `${path()}/no_such`)).status).toBe(404);
  });

  it('of a user are a list like others', async () => {
    const all = (await as(alpha.adminToken, 'GET', path())).body;
    const page = await as(alpha.adminToken, 'GET', `${path()}?limit=2&offset=1`);
    expect([page.body, page.headers.get('x-total-count')]).toEqual([all.slice(1, 3), String(all.length)]);
    expect((await as(alpha.adminToken, 'GET', `${path()}?search=contact_l`)).body).toHaveLength(1);
  });

  it('are replaced as a list of ids or names; "null" is the empty list', async () => {
    const direct = (rows: { name: string; source: string }[]) =>
      rows.filter((row) => row.source === 'direct').map((row) => row.name);
    const answer = await as(alpha.adminToken, 'PUT', path(), ['tenant_list', 'role_list']);
    expect(direct(answer.body)).toEqual(['role_list', 'tenant_list']);
    expect(direct((await as(alpha.adminToken, 'PUT', path(), 'role_list')).body)).toEqual(['role_list']);
    expect(direct((await as(alpha.adminToken, 'PUT', path(), 'null')).body)).toEqual([]);
    expect((await as(alpha.adminToken, 'PUT', path(), ['no_such'])).status).toBe(400);
  });

  it('are handed on by a tenant admin only when he holds them', async () => {
    for (const name of ['super_admin', 'tenant_update', 'tenant', 'role_create']) {
      expect((await as(alpha.adminToken, 'PUT', `${path()}/${name}`)).status).toBe(403);
      expect((await as(alpha.adminToken, 'PUT', path(), [name])).status).toBe(403);
    }
    await as(server.adminToken, 'PUT', `${path()}/tenant_update`);
    expect((await as(alpha.adminToken, 'DELETE', `${path()}/tenant_update`)).status).toBe(403);
    expect((await as(alpha.adminToken, 'PUT', path(), [])).status).toBe(403);
    expect((await as((await newUser()).token, 'GET', path())).status).toBe(403);
  });
});
