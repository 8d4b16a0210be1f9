import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessControl } from '../../access/access-control.ts';
import { PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let tenant: TestTenant;
let other: TestTenant;
/** Milliseconds by which the server's clock is ahead. */
let ahead = 0;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + ahead) });
  tenant = await server.makeTenant('alpha');
  other = await server.makeTenant('beta');
}, 60_000);
afterAll(() => server.close());
// Failed logins of one test are no matter of the next.
beforeEach(() => {
  ahead += 120_000;
});

const as = (token: string, method: string, path: string, body?: unknown) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
const withKey = (
  key: string,
  method = 'GET',
  path = '/get_user',
  body?: unknown,
  headers: Record<string, string> = {},
) =>
  server.request(method, path, { headers: { 'x-api-key': key, ...headers }, ...(body === undefined ? {} : { body }) });
const make = async (token: string, body: object = {}) => {
  const answer = await as(token, 'POST', '/api_keys', { name: 'CRM', ...body });
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('api_key')]);
  return answer.body;
};
const give = (keys: string) => as(server.adminToken, 'PUT', `/users/${tenant.userId}`, { user_permission: keys });
const statusOf = async (key: string) => (await withKey(key)).status;
const auditOf = async (query: string) => (await as(server.adminToken, 'GET', `/audit?${query}`)).body;

describe('API keys (contract 10 §1.11)', () => {
  it('are shown once, with numbers where the portal compares numbers', async () => {
    const made = await make(tenant.adminToken, { expires: '2099-12-31' });
    expect(made).toMatchObject({
      name: 'CRM',
      key_prefix: made.api_key.slice(0, 8),
      rate_limit: 60,
      active: 1,
      expires: '2099-12-31',
      last_used: null,
      created: expect.any(Number),
    });
    const listed = (await as(tenant.adminToken, 'GET', '/api_keys')).body[0];
    expect(listed).toEqual({ ...made, api_key: undefined });
    const stored = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('api_keys').selectAll().where('api_key_id', '=', made.api_key_id).executeTakeFirstOrThrow(),
    );
    expect(JSON.stringify(stored)).not.toContain(made.api_key.slice(8));
    const [row] = await auditOf(`resource=api_keys&resource_id=${made.api_key_id}`);
    expect(row).toMatchObject({ action: 'create', user_id: tenant.adminId, tenant_id: tenant.tenantId });
    expect(JSON.stringify(row)).not.toContain(made.api_key);
  });

  it('are told of as events, to their owner too', async () => {
    const made = await make(tenant.adminToken);
    await as(server.adminToken, 'PUT', `/api_keys/${made.api_key_id}`, { name: 'ERP', rate_limit: 7 });
    await as(server.adminToken, 'DELETE', `/api_keys/${made.api_key_id}`);
    const events = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select(['tenant_id', 'user_ids', 'data']).orderBy('event_id', 'desc').limit(3).execute(),
    );
    const told = { resource: 'api_keys', id: made.api_key_id };
    expect(events.toReversed().map(({ data }) => data)).toEqual([
      { ...told, action: 'created', changed: [], user_id: tenant.adminId },
      { ...told, action: 'updated', changed: ['name', 'rate_limit'], user_id: 1 },
      { ...told, action: 'deleted', changed: [], user_id: 1 },
    ]);
    for (const event of events) {
      expect(event).toMatchObject({ tenant_id: tenant.tenantId, user_ids: [tenant.adminId] });
    }
  });

  it('are changed field by field, and deleted', async () => {
    const made = await make(tenant.adminToken, { rate_limit: '5', active: '1' });
    expect(made.rate_limit).toBe(5);
    const path = `/api_keys/${made.api_key_id}`;
    const change = async (body: object) => (await as(tenant.adminToken, 'PUT', path, body)).body;
    expect(await change({ active: 0 })).toEqual({ ...made, api_key: undefined, active: 0 });
    expect(await change({ name: 'ERP' })).toMatchObject({ name: 'ERP', active: 0, rate_limit: 5 });
    expect(await change({ ...made, active: true, rate_limit: 0, expires: '2098-01-01T00:00:00Z' })).toMatchObject({
      name: 'CRM',
      active: 1,
      rate_limit: 0,
      expires: '2098-01-01',
    });
    expect((await change({ expires: null })).expires).toBeNull();
    expect((await as(tenant.adminToken, 'DELETE', path)).body).toBe(true);
    expect((await as(tenant.adminToken, 'DELETE', path)).status).toBe(404);
    expect((await auditOf(`resource=api_keys&resource_id=${made.api_key_id}`))[0].action).toBe('delete');
  });

  it.each([
    [{ name: '' }],
    [{ name: 5, rate_limit: -1 }],
    [{ name: 'x', rate_limit: 1.5 }],
    [{ name: 'x', active: 2 }],
    [{ name: 'x', expires: 'tomorrow' }],
    [{ name: 'x', expires: '2027-02-30' }],
    [{ name: 'x', key: 'mine' }],
    [{}],
  ])('are refused for %j', async (body) => {
    expect((await as(tenant.adminToken, 'POST', '/api_keys', body)).status).toBe(400);
  });

  it('are their owner’s: T sees the tenant’s, A all, U his own with the feature key, strangers none', async () => {
    expect((await server.request('GET', '/api_keys')).status).toBe(401);
    expect((await as(tenant.userToken, 'GET', '/api_keys')).status).toBe(403);
    expect((await as(tenant.userToken, 'POST', '/api_keys', { name: 'x' })).status).toBe(403);
    await give('api_keys');
    const his = await make(tenant.userToken, { name: 'his' });
    const hers = await make(tenant.adminToken, { name: 'hers' });
    const boss = await make(server.adminToken, { name: 'boss' });
    const ids = async (token: string, query = '') =>
      (await as(token, 'GET', `/api_keys${query}`)).body.map((row: { api_key_id: number }) => row.api_key_id);
    expect(await ids(tenant.userToken)).toEqual([his.api_key_id]);
    expect(await ids(tenant.adminToken)).toEqual(expect.arrayContaining([his.api_key_id, hers.api_key_id]));
    expect(await ids(tenant.adminToken)).not.toContain(boss.api_key_id);
    expect(await ids(tenant.adminToken, `?user_id=${tenant.userId}`)).toEqual([his.api_key_id]);
    expect(await ids(tenant.adminToken, `?user_id=${tenant.userId}&before=${his.created - 1}`)).toEqual([]);
    expect(await ids(tenant.adminToken, `?user_id=${tenant.userId}&after=${his.created}`)).toEqual([his.api_key_id]);
    expect(await ids(server.adminToken)).toEqual(
      expect.arrayContaining([his.api_key_id, hers.api_key_id, boss.api_key_id]),
    );
    expect(await ids(other.adminToken)).toEqual([]);
    expect(await ids(other.adminToken, `?user_id=${tenant.userId}`)).toEqual([]);
    for (const [method, body] of [['PUT', { active: 0 }], ['DELETE']] as const) {
      expect((await as(other.adminToken, method, `/api_keys/${his.api_key_id}`, body)).status).toBe(404);
      expect((await as(tenant.userToken, method, `/api_keys/${hers.api_key_id}`, body)).status).toBe(404);
      expect((await as(tenant.adminToken, method, `/api_keys/${boss.api_key_id}`, body)).status).toBe(404);
    }
    expect((await as(tenant.adminToken, 'PUT', `/api_keys/${his.api_key_id}`, { active: 0 })).body.active).toBe(0);
    expect(await statusOf(his.api_key)).toBe(401);
    await give('');
    expect((await as(tenant.userToken, 'GET', '/api_keys')).status).toBe(403);
  });

  it('go to no other tenant: naming one is 403, the own one and none are ignored (contract 10 §2.6)', async () => {
    const body = (tenant_id: unknown) => ({ name: 'placed', tenant_id });
    for (const own of [tenant.tenantId, 0, '', null]) {
      expect((await make(tenant.adminToken, body(own))).tenant_id).toBe(tenant.tenantId);
    }
    const { api_key_id: id } = await make(tenant.adminToken);
    for (const [method, path] of [
      ['POST', '/api_keys'],
      ['PUT', `/api_keys/${id}`],
    ] as const) {
      expect((await as(tenant.adminToken, method, path, body(other.tenantId))).status).toBe(403);
    }
  });

  it('cannot be changed by who acts for somebody else (contract 10 §1.9)', async () => {
    const acting = (await as(server.adminToken, 'GET', `/users/${tenant.adminId}/token`)).body.token;
    expect((await as(acting, 'GET', '/api_keys')).status).toBe(200);
    expect((await as(acting, 'POST', '/api_keys', { name: 'x' })).status).toBe(403);
  });
});

describe('a request with an API key', () => {
  it('acts as the owner, with the rights he has now', async () => {
    const { api_key: key } = await make(tenant.adminToken, { rate_limit: 0 });
    expect((await withKey(key)).body).toMatchObject({ user_id: tenant.adminId });
    expect((await withKey(key, 'GET', '/users')).body).toHaveLength(2);
    expect((await withKey(key, 'GET', `/users/${other.userId}`)).status).toBe(404);

    await as(server.adminToken, 'PUT', `/users/${tenant.adminId}/roles/4`);
    expect((await withKey(key)).status).toBe(200);
    expect((await withKey(key, 'POST', '/users', {})).status).toBe(403);
    await as(server.adminToken, 'PUT', `/users/${tenant.adminId}/roles/3`);
    expect((await withKey(key, 'POST', '/users', {})).status).toBe(400);
    tenant = { ...tenant, adminToken: await server.login('admin@alpha.example', PASSWORD) };
  });

  it('comes after the Authorization header, which decides even when it is wrong (contract 10 §1.1)', async () => {
    const { api_key: key } = await make(tenant.adminToken);
    const both = (authorization: string) => withKey(key, 'GET', '/get_user', undefined, { authorization });
    expect((await both(`Bearer ${other.userToken}`)).body.user_id).toBe(other.userId);
    expect((await both('Bearer nonsense')).status).toBe(401);
    expect((await both('nonsense')).status).toBe(401);
    expect((await both(' ')).body.user_id).toBe(tenant.adminId);
    const wrong = await withKey('stw_wrong');
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await statusOf('')).toBe(401);
    expect(await statusOf('x'.repeat(5000))).toBe(401);
    expect(await statusOf(key.slice(0, 8))).toBe(401);
  });

  it('cannot call keys, passwords, the second factor or impersonation', async () => {
    const { api_key: key, api_key_id: id } = await make(server.adminToken, { rate_limit: 0 });
    const closed: [string, string][] = [
      ['GET', '/api_keys'],
      ['POST', '/api_keys'],
      ['PUT', `/api_keys/${id}`],
      ['DELETE', `/api_keys/${id}`],
      ['PUT', '/password/users'],
      ['PUT', `/users/${tenant.userId}/password`],
      ['POST', '/user/totpqrcode'],
      ['POST', '/user/totp/verify'],
      ['GET', `/users/${tenant.userId}/token`],
      ['GET', '/sso_providers'],
    ];
    for (const [method, path] of closed) {
      const answer = await withKey(key, method, path, method === 'GET' ? undefined : { name: 'x' });
      expect([method, path, answer.status]).toEqual([method, path, 403]);
    }
  });

  it('cannot set a password or the second factor by way of the user either', async () => {
    const { api_key: key } = await make(tenant.adminToken, { rate_limit: 0 });
    for (const userId of [tenant.adminId, tenant.userId]) {
      for (const body of [{ password: 'Another-Horse-43' }, { auth_type: 'app' }]) {
        expect((await withKey(key, 'PUT', `/users/${userId}`, body)).status).toBe(403);
      }
    }
    const acting = (await as(server.adminToken, 'GET', `/users/${tenant.userId}/token`)).body.token;
    const change = await as(acting, 'PUT', `/users/${tenant.userId}`, { password: 'Another-Horse-43' });
    expect(change.status).toBe(403);
  });

  it('leaves an audit row that names the key', async () => {
    const { api_key: key, api_key_id: id } = await make(tenant.adminToken);
    await withKey(key, 'PUT', `/users/${tenant.userId}`, { first_name: 'Keyed' });
    const [row] = await auditOf(`resource=users&resource_id=${tenant.userId}`);
    expect(row).toMatchObject({ user_id: tenant.adminId, api_key_id: id, action: 'update' });
    await as(tenant.adminToken, 'PUT', `/users/${tenant.userId}`, { first_name: 'Typed' });
    expect((await auditOf(`resource=users&resource_id=${tenant.userId}`))[0].api_key_id).toBeNull();
  });

  it('may carry an Idempotency-Key, and follow events', async () => {
    const { api_key: key } = await make(tenant.adminToken, { rate_limit: 2 });
    const person = { username: 'twice', email: 'twice@alpha.example', password: PASSWORD };
    const post = () => withKey(key, 'POST', '/users', person, { 'idempotency-key': 'once' });
    const [first, second] = [await post(), await post()];
    expect([first.status, second.body, second.headers.get('idempotent-replayed')]).toEqual([200, first.body, 'true']);
    const following = await make(tenant.adminToken);
    const abort = new AbortController();
    const stream = await fetch(`${server.url}/api/events`, {
      headers: { 'x-api-key': following.api_key },
      signal: abort.signal,
    });
    expect(stream.status).toBe(200);
    abort.abort();
  });

  it('tells when the key was used, without a write for each request', async () => {
    const made = await make(tenant.adminToken, { rate_limit: 0 });
    const lastUsed = async () =>
      (await as(tenant.adminToken, 'GET', `/api_keys?search=${made.key_prefix}`)).body.find(
        (row: { api_key_id: number }) => row.api_key_id === made.api_key_id,
      ).last_used;
    await withKey(made.api_key);
    await vi.waitFor(async () => expect(await lastUsed()).toEqual(expect.any(Number)), 15_000);
    const first = await lastUsed();
    ahead += 30_000;
    await withKey(made.api_key);
    expect(await lastUsed()).toBe(first);
    ahead += 40_000;
    await withKey(made.api_key);
    await vi.waitFor(async () => expect(await lastUsed()).toBeGreaterThanOrEqual(first + 60), 15_000);
  });
});

describe('an API key is refused', () => {
  it('over its limit with 429 and Retry-After, until there is room again', async () => {
    const { api_key: key } = await make(tenant.adminToken, { rate_limit: 3 });
    const used = [await statusOf(key), await statusOf(key), await statusOf(key)];
    expect(used).toEqual([200, 200, 200]);
    const over = await withKey(key);
    expect(over.status).toBe(429);
    const wait = Number(over.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(20);
    ahead += wait * 1000;
    expect(await statusOf(key)).toBe(200);
  });

  it('when it is inactive, deleted, or past its last day', async () => {
    const made = await make(tenant.adminToken, { rate_limit: 0 });
    const put = (body: object) => as(tenant.adminToken, 'PUT', `/api_keys/${made.api_key_id}`, body);
    const day = (days: number) => new Date(Date.now() + ahead + days * 86_400_000).toISOString().slice(0, 10);
    await put({ active: 0 });
    expect(await statusOf(made.api_key)).toBe(401);
    await put({ active: 1, expires: day(-1) });
    expect(await statusOf(made.api_key)).toBe(401);
    await put({ expires: day(0) });
    expect(await statusOf(made.api_key)).toBe(200);
    await put({ expires: null });
    await as(tenant.adminToken, 'DELETE', `/api_keys/${made.api_key_id}`);
    expect(await statusOf(made.api_key)).toBe(401);
  });

  it('while its owner or his tenant is inactive, and for ever when he is gone', async () => {
    const person = { username: 'keyed', email: 'keyed@alpha.example', password: PASSWORD, user_permission: 'api_keys' };
    const ofTenant = { ...person, tenant_id: tenant.tenantId };
    const userId = (await as(server.adminToken, 'POST', '/users', ofTenant)).body;
    const { api_key: key } = await make(await server.login('keyed', PASSWORD), { rate_limit: 0 });
    expect(await statusOf(key)).toBe(200);
    await as(tenant.adminToken, 'PUT', `/users/${userId}`, { active: 0 });
    expect(await statusOf(key)).toBe(401);
    await as(tenant.adminToken, 'PUT', `/users/${userId}`, { active: 1 });
    expect(await statusOf(key)).toBe(200);
    await as(server.adminToken, 'PUT', `/tenants/${tenant.tenantId}`, { active: 0 });
    expect(await statusOf(key)).toBe(401);
    await as(server.adminToken, 'PUT', `/tenants/${tenant.tenantId}`, { active: 1 });
    tenant = { ...tenant, adminToken: await server.login('admin@alpha.example', PASSWORD) };
    expect(await statusOf(key)).toBe(200);
    await as(tenant.adminToken, 'DELETE', `/users/${userId}`);
    expect(await statusOf(key)).toBe(401);
  });

  it('in every process once it is revoked', async () => {
    // A process of its own as far as credentials go: other caches, the same database and events.
    const { apiKeys: elsewhere } = accessControl({ ...server.platform });
    const made = await make(tenant.adminToken, { rate_limit: 0 });
    const ask = () => elsewhere.verify(made.api_key, { ip: '192.0.2.7', method: 'GET', path: '/api/get_user' });
    expect(await ask()).toMatchObject({ userId: tenant.adminId, apiKeyId: made.api_key_id });
    await as(tenant.adminToken, 'PUT', `/api_keys/${made.api_key_id}`, { active: 0 });
    await vi.waitFor(() => expect(ask()).rejects.toThrow(/API key/), 15_000);
  });

  it('as a guess, told in audit and metrics, and soon with 429 while good keys of the address go on', async () => {
    const { api_key: key } = await make(tenant.adminToken, { rate_limit: 0 });
    await as(server.adminToken, 'PUT', '/settings', { login_rate_ip: 3 });
    const guesses: number[] = [];
    for (let i = 0; i < 5; i += 1) guesses.push(await statusOf(`stw_guess${i}`));
    expect(guesses).toEqual([401, 401, 401, 429, 429]);
    const over = await withKey('stw_guess');
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await statusOf(key)).toBe(200);
    const rows = await auditOf('resource=api_keys&action=refuse');
    expect(rows[0]).toMatchObject({ user_id: null, ip_address: '127.0.0.1', path: '/api/get_user' });
    const metrics = await server.request('GET', '//metrics');
    expect(metrics.text).toMatch(/failed_logins_total\{way="api_key"\} \d+/);
    ahead += 61_000;
    expect(await statusOf('stw_guess')).toBe(401);
    await as(server.adminToken, 'PUT', '/settings', { login_rate_ip: null });
  });
});
