import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;

const DAY = 86_400;
const NOON = Date.UTC(2026, 0, 1, 12) / 1000;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
  const old = (days: number, tenant: TestTenant, user_id: number, username: string, activities: string) => ({
    tenant_id: tenant.tenantId,
    user_id,
    username,
    activities,
    ip_address: '192.0.2.7',
    date: new Date((NOON + days * DAY) * 1000),
  });
  await server.db.transaction({ kind: 'all' }, async (trx) => {
    await trx.deleteFrom('activities').execute();
    await trx
      .insertInto('activities')
      .values([
        old(0, alpha, alpha.userId, 'user@alpha.example', 'Logged In'),
        old(1, alpha, alpha.adminId, 'admin@alpha.example', 'Create New User x'),
        old(2, alpha, alpha.userId, '=cmd|x', '=HYPERLINK("http://evil")'),
        old(3, beta, beta.userId, 'user@beta.example', 'Logged In'),
      ])
      .execute();
  });
}, 60_000);
afterAll(() => server.close());

const get = (token: string, path: string) => server.request('GET', path, { token });
const texts = (rows: { activities: string }[]) => rows.map((row) => row.activities);
const root = () => server.adminToken;

describe('GET /users/activities/$user_id (contract 10 §8)', () => {
  it('shows a super admin all, a tenant admin his tenant, an end user himself, newest first', async () => {
    expect(texts((await get(root(), '/users/activities/1')).body)).toEqual([
      'Logged In',
      '=HYPERLINK("http://evil")',
      'Create New User x',
      'Logged In',
    ]);
    const ofTenant = await get(alpha.adminToken, `/users/activities/${alpha.adminId}`);
    expect(ofTenant.headers.get('x-total-count')).toBe('3');
    expect(ofTenant.body[2]).toEqual({
      id: expect.any(Number),
      user_id: alpha.userId,
      tenant_id: alpha.tenantId,
      username: 'user@alpha.example',
      activities: 'Logged In',
      ip_address: '192.0.2.7',
      date: NOON,
    });
    expect(texts((await get(alpha.userToken, `/users/activities/${alpha.userId}`)).body)).toHaveLength(2);
  });

  it('takes the path for the viewer: it narrows nothing, and must be somebody the caller sees', async () => {
    expect((await get(alpha.adminToken, `/users/activities/${alpha.userId}?totalrows`)).body).toBe(3);
    for (const path of ['activities', 'activity', 'act/csv']) {
      expect((await get(alpha.adminToken, `/users/${path}/${beta.userId}`)).status).toBe(404);
      expect((await get(alpha.userToken, `/users/${path}/${alpha.adminId}`)).status).toBe(404);
      expect((await get(alpha.adminToken, `/users/${path}/999999`)).status).toBe(404);
      expect((await server.request('GET', `/users/${path}/${alpha.userId}`)).status).toBe(401);
    }
  });

  it.each([
    [`from=${NOON + DAY}`, 3],
    [`from=${NOON + DAY}&to=${NOON + 2 * DAY}`, 2],
    [`&from=${NOON}&to=${NOON}`, 1],
    ['activities=logged', 2],
    ['username=ALPHA', 2],
    ['username=user%40alpha.example&activities=Logged', 1],
    ['activities=user&username=user', 3],
    ['activities=%25', 0],
    ['search=hyperlink', 1],
    ['user_id=abc', 0],
    ['user_id=', 4],
    ['tenant_id=0', 4],
    ['from=99999999999999', 4],
    ['pageSize=1&pageIndex=1', 4],
    ['page=2&per_page=3', 1],
    ['_=1712', 4],
  ])('filters and pages: %s', async (query, count) => {
    expect((await get(root(), `/users/activities/1?${query}`)).body).toHaveLength(count);
  });

  it('counts with the same filters', async () => {
    expect((await get(root(), '/users/activities/1?totalrows&activities=logged')).text).toBe('2');
    expect((await get(root(), `/users/activities/1?totalrows=&tenant_id=${beta.tenantId}`)).text).toBe('1');
  });

  it('never shows another tenant, whatever the query names', async () => {
    for (const query of [`tenant_id=${beta.tenantId}`, `user_id=${beta.userId}`, 'username=beta']) {
      const list = await get(alpha.adminToken, `/users/activities/${alpha.adminId}?${query}`);
      expect(list.body).toEqual([]);
      const file = await get(alpha.adminToken, `/users/act/csv/${alpha.adminId}?${query}`);
      expect(file.text).toBe('"id","user_id","username","activities","ip_address","date"\n');
    }
  });
});

describe('GET /users/activity/$user_id', () => {
  it('shows that user’s alone', async () => {
    const rows = (await get(alpha.adminToken, `/users/activity/${alpha.userId}`)).body;
    expect(texts(rows)).toEqual(['=HYPERLINK("http://evil")', 'Logged In']);
    const both = `/users/activity/${alpha.userId}?totalrows&user_id=${alpha.adminId}`;
    expect((await get(alpha.adminToken, both)).body).toBe(0);
  });
});

describe('GET /users/act/csv/$userid', () => {
  it('is a file with a header, times in the caller’s zone, and no formula', async () => {
    await server.request('PUT', `/users/${alpha.adminId}`, {
      token: root(),
      body: { timezone_id: 19_800 },
    });
    const answer = await get(alpha.adminToken, `/users/act/csv/${alpha.adminId}?to=${NOON + 2 * DAY}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="export_activities.csv"');
    const [header, first, ...others] = answer.text.trimEnd().split('\n');
    expect(header).toBe('"id","user_id","username","activities","ip_address","date"');
    expect(first).toContain(
      `"${alpha.userId}","'=cmd|x","'=HYPERLINK(""http://evil"")","192.0.2.7","2026-01-03 05:30:00 PM"`,
    );
    expect(others).toHaveLength(2);
  });
});

describe('what is written as an activity', () => {
  const last = async (query: string) => (await get(root(), `/users/activities/1?limit=1&${query}`)).body[0]?.activities;

  it('is a login, a failed login, a lockout and a logout', async () => {
    const body = { email: 'locked@alpha.example', password: PASSWORD, tenant_id: alpha.tenantId };
    const { body: userId } = await server.request('POST', '/users', { token: root(), body });
    const mine = `user_id=${userId}`;
    const token = await server.login(body.email, PASSWORD);
    expect(await last(mine)).toBe('Logged In');
    await server.request('POST', `/authenticate/cancel/${userId}`, { token });
    expect(await last(mine)).toBe('Logged Out');
    const fail = () => server.request('POST', '/authenticate', { body: { username: body.email, password: 'wrong' } });
    await fail();
    expect(await last(mine)).toBe('Failed Login');
    for (let attempt = 0; attempt < 4; attempt += 1) await fail();
    expect(await last(mine)).toBe('Account Locked');
  });

  it('is every write, with what it was done to', async () => {
    const mine = `user_id=${alpha.adminId}`;
    const as = (method: string, path: string, body?: unknown) =>
      server.request(method, path, { token: alpha.adminToken, ...(body === undefined ? {} : { body }) });
    const user = { email: 'made@alpha.example', password: PASSWORD, daily_limit: 0, monthly_limit: 0 };
    const { body: userId } = await as('POST', '/users', user);
    expect(await last(mine)).toBe('Create New User made@alpha.example');
    await as('PUT', `/users/${userId}/password`, { password: 'Another-Horse-43' });
    expect(await last(mine)).toBe('Change Password made@alpha.example');
    await as('DELETE', `/users/${userId}`);
    expect(await last(mine)).toBe('Delete User made@alpha.example');
    await as('PUT', '/password/users', { password: 'Another-Horse-44' });
    expect(await last(mine)).toBe('Change Own Password');
    const { body: extension } = await as('POST', '/fpbx_extensions', { extension: '1001' });
    expect(await last(mine)).toBe(`Create fpbx_extensions 1001 -ID:(${extension.extension_uuid})`);
    await server.request('PUT', `/tenants/${alpha.tenantId}`, { token: root(), body: { first_name: 'New' } });
    expect(await last(`tenant_id=${alpha.tenantId}`)).toContain('alpha');
    expect((await server.request('POST', '/authenticate', { body: ADMIN })).status).toBe(200);
    expect(await last('user_id=1')).toBe('Logged In');
  });
});
