import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
}, 60_000);
afterAll(() => server.close());

const as = (token: string | undefined, method: string, path: string, body?: unknown) =>
  server.request(method, path, { ...(token ? { token } : {}), body });
const asAdmin = (method: string, path: string, body?: unknown) => as(server.adminToken, method, path, body);

let made = 0;
const makePackage = async (more = {}): Promise<number> =>
  (await asAdmin('POST', '/packages', { name: `package ${made++}`, ...more })).body;
const makeTenant = async (more = {}): Promise<number> => {
  const company = `tenant ${made++}`;
  return (await asAdmin('POST', '/tenants', { company, email: `${made}@x.example`, ...more })).body;
};
const subscribe = (tenant_id: number, package_id: number, more = {}) =>
  asAdmin('POST', '/subscriptions', { tenant_id, package_id, ...more });
const limitsOf = async (tenantId: number): Promise<Record<number, number>> => {
  const { body } = await asAdmin('GET', `/billing/quota/all/${tenantId}`);
  return Object.fromEntries(
    body.map((row: { resource_id: number; quota_limit: number }) => [row.resource_id, row.quota_limit]),
  );
};
const DEFAULTS = { 7: 10, 8: 5, 9: 50, 10: 5, 11: 20, 12: 1000, 13: 500, 14: 100, 15: 25, 16: 25, 17: 10, 18: 500 };

describe('packages (contract 10 §9.5)', () => {
  it('are there from the start: the default one, with the default limits and plan 1', async () => {
    const { body } = await asAdmin('GET', '/packages/1');
    expect(body).toMatchObject({
      package_id: 1,
      name: 'Default',
      package_interval: 2_629_800,
      plan_id: 1,
      plan_name: 'Default',
      role_id: null,
      price: 0,
    });
    const limits = body.resources.map((row: { resource_id: number; quota_limit: number }) => [
      row.resource_id,
      row.quota_limit,
    ]);
    expect(Object.fromEntries(limits)).toEqual(DEFAULTS);
    expect(body.resources[0]).toEqual({ resource_id: 7, name: 'Ring Groups', quota_limit: 10, quota_rollover: 0 });
    expect((await asAdmin('DELETE', '/packages/1')).status).toBe(403);
  });

  it('take what is named; 0 and -1 are unlimited there, null is none, the rest is as in the default table', async () => {
    const id = await makePackage({
      description: 'x',
      package_interval: '31557600',
      price: '12.5',
      resources: [
        { resource_id: 7, quota_limit: 0 },
        { resource_id: 8, quota_limit: -1 },
        { resource_id: 15, quota_limit: null },
        { resource_id: 12, quota_limit: '250', quota_rollover: 1 },
      ],
    });
    const { body } = await asAdmin('GET', `/packages/${id}`);
    expect(body).toMatchObject({ package_interval: 31_557_600, price: 12.5, plan_id: 1, description: 'x' });
    const tenantId = await makeTenant();
    await subscribe(tenantId, id);
    expect(await limitsOf(tenantId)).toEqual({ ...DEFAULTS, 7: -1, 8: -1, 15: 0, 12: 250 });
    const whole = await asAdmin('PUT', `/packages/${id}`, { ...body, name: 'named anew' });
    expect(whole.status).toBe(200);
    expect(whole.body).toMatchObject({ name: 'named anew', price: 12.5 });
  });

  it.each([
    ['an unknown plan', { plan_id: 99_999 }],
    ['another interval', { package_interval: 60 }],
    ['a negative price', { price: -1 }],
    ['an unknown resource', { resources: [{ resource_id: 99, quota_limit: 1 }] }],
    ['a limit below -1', { resources: [{ resource_id: 7, quota_limit: -2 }] }],
    ['no name', { name: ' ' }],
    ['an unknown field', { colour: 'red' }],
  ])('refuse %s with 400', async (_what, wrong) => {
    expect((await asAdmin('POST', '/packages', { name: `bad ${made++}`, ...wrong })).status).toBe(400);
  });

  it('have names of their own', async () => {
    await makePackage({ name: 'Gold' });
    expect((await asAdmin('POST', '/packages', { name: 'gold' })).status).toBe(409);
  });

  it('reach all subscribers when they change, but for limits that a tenant has of his own', async () => {
    const id = await makePackage({ resources: [{ resource_id: 7, quota_limit: 3 }] });
    const [follows, keeps] = [await makeTenant(), await makeTenant()];
    await subscribe(follows, id);
    await subscribe(keeps, id);
    await asAdmin('PUT', `/billing/quota/${keeps}`, [{ resource_id: 7, quota_limit: 99 }]);
    const resources = [
      { resource_id: 7, quota_limit: 4 },
      { resource_id: 15, quota_limit: 6 },
    ];
    expect((await asAdmin('PUT', `/packages/${id}`, { resources })).status).toBe(200);
    expect(await limitsOf(follows)).toEqual({ ...DEFAULTS, 7: 4, 15: 6 });
    expect(await limitsOf(keeps)).toEqual({ ...DEFAULTS, 7: 99, 15: 6 });
    expect((await asAdmin('GET', `/tenants/${follows}`)).body).toMatchObject({
      quota_ring_groups: 4,
      quota_extensions: 6,
    });
    // Another package drops what was the tenant's own.
    await subscribe(keeps, id);
    expect(await limitsOf(keeps)).toMatchObject({ 7: 4 });
  });

  it('leave limits alone that were given to a tenant by his form, and no others of it', async () => {
    const tenantId = await makeTenant({ quota_ring_groups: 2, quota_extensions: 25 });
    const form = (await asAdmin('GET', `/tenants/${tenantId}`)).body;
    await asAdmin('PUT', `/tenants/${tenantId}`, { ...form, quota_devices: 9 });
    const before = (await asAdmin('GET', '/packages/1')).body.resources;
    const resources = [7, 15, 16].map((resource_id) => ({ resource_id, quota_limit: 77 }));
    await asAdmin('PUT', '/packages/1', { resources });
    expect(await limitsOf(tenantId)).toMatchObject({ 7: 2, 15: 77, 16: 9 });
    await asAdmin('PUT', '/packages/1', { resources: before });
  });

  it('change in part: what is not named stays', async () => {
    const id = await makePackage({ resources: [{ resource_id: 12, quota_limit: 10, quota_rollover: 5 }] });
    await asAdmin('PUT', `/packages/${id}`, { resources: [{ resource_id: 12, quota_limit: 20 }] });
    const found = (await asAdmin('GET', `/packages/${id}`)).body.resources;
    expect(found).toContainEqual({ resource_id: 12, name: 'Voice Minutes/mo', quota_limit: 20, quota_rollover: 5 });
    await asAdmin('PUT', `/packages/${id}`, { name: 'only the name' });
    expect((await asAdmin('GET', `/packages/${id}`)).body.resources).toEqual(found);
  });

  it('stay while somebody has them', async () => {
    const id = await makePackage();
    const tenantId = await makeTenant();
    await subscribe(tenantId, id);
    expect((await asAdmin('DELETE', `/packages/${id}`)).status).toBe(409);
    await subscribe(tenantId, 1);
    expect((await asAdmin('DELETE', `/packages/${id}`)).text).toBe('true');
    expect((await asAdmin('GET', `/packages/${id}`)).status).toBe(404);
  });
});

describe('subscriptions (contract 10 §9.6)', () => {
  it('are made with the tenant: package 1, active, not renewed by themselves', async () => {
    const tenantId = await makeTenant({ company: 'Fresh' });
    const [row] = (await asAdmin('GET', `/subscriptions?tenant_id=${tenantId}`)).body;
    expect(row).toMatchObject({
      tenant_id: tenantId,
      company: 'Fresh',
      package_id: 1,
      package_name: 'Default',
      active: 1,
      auto_renew: 0,
      time_offset: 2_629_800,
    });
    expect(row.next_renewal - row.time_start).toBe(2_629_800);
    expect((await asAdmin('GET', '/subscriptions?tenant_id=1')).body).toMatchObject([{ package_id: 1 }]);
  });

  it('are one for each tenant: posting again replaces the package under the same id', async () => {
    const tenantId = await makeTenant();
    const [{ subscription_id: first }] = (await asAdmin('GET', `/subscriptions?tenant_id=${tenantId}`)).body;
    const forEver = await makePackage({ package_interval: -1 });
    expect((await subscribe(tenantId, forEver, { auto_renew: '1' })).body).toBe(first);
    const rows = (await asAdmin('GET', `/subscriptions?package_id=${forEver}`)).body;
    expect(rows).toMatchObject([{ subscription_id: first, auto_renew: 1, time_offset: -1, next_renewal: null }]);
    await subscribe(tenantId, 1);
    expect((await asAdmin('GET', `/subscriptions?tenant_id=${tenantId}`)).body).toMatchObject([{ auto_renew: 0 }]);
  });

  it('keep what was used of the month', async () => {
    const tenantId = await makeTenant();
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('usage_counters')
        .values({
          tenant_id: tenantId,
          period: `${new Date().toISOString().slice(0, 7)}-01`,
          resource_id: 13,
          used: 40,
        })
        .execute(),
    );
    await subscribe(tenantId, await makePackage({ resources: [{ resource_id: 13, quota_limit: 50 }] }));
    const pages = (await asAdmin('GET', `/billing/quota?tenant_id=${tenantId}`)).body.find(
      (row: { resource_id: number }) => row.resource_id === 13,
    );
    expect(pages).toMatchObject({ used: 40, limit: 50, available: 10, percent: 80 });
  });

  it('refuse tenants and packages that there are not', async () => {
    expect((await subscribe(99_999, 1)).status).toBe(400);
    expect((await subscribe(alpha.tenantId, 99_999)).status).toBe(400);
    expect((await asAdmin('POST', '/subscriptions', { package_id: 1 })).status).toBe(400);
  });

  it('are suspended and activated, again and again; traces are left by what changes', async () => {
    const [{ subscription_id: id }] = (await asAdmin('GET', `/subscriptions?tenant_id=${beta.tenantId}`)).body;
    const activeOf = async () => (await asAdmin('GET', `/subscriptions?tenant_id=${beta.tenantId}`)).body[0].active;
    for (const _time of [1, 2]) {
      expect((await asAdmin('PUT', `/subscriptions/${id}/suspend`, {})).text).toBe('true');
      expect(await activeOf()).toBe(0);
    }
    expect((await asAdmin('GET', '/subscriptions?active=0')).body).toMatchObject([{ subscription_id: id }]);
    // He logs in to pay.
    expect((await as(beta.adminToken, 'GET', '/billing/quota')).status).toBe(200);
    for (const _time of [1, 2]) expect((await asAdmin('PUT', `/subscriptions/${id}/activate`, {})).text).toBe('true');
    expect(await activeOf()).toBe(1);
    for (const verb of ['activate', 'suspend']) {
      expect((await asAdmin('PUT', `/subscriptions/99999/${verb}`)).status).toBe(404);
    }
    const traces = (await asAdmin('GET', `/audit?resource=subscriptions&resource_id=${id}`)).body;
    expect(traces[0]).toMatchObject({ action: 'activate', tenant_id: beta.tenantId, after: { company: 'beta' } });
    const changes = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      events: await trx
        .selectFrom('events')
        .select('data')
        .where('tenant_id', '=', beta.tenantId)
        .where('type', '=', 'config.changed')
        .orderBy('event_id', 'desc')
        .limit(2)
        .execute(),
      activities: await trx
        .selectFrom('activities')
        .select('activities')
        .where('activities', 'like', `% subscriptions beta -ID:(${id})`)
        .orderBy('id')
        .execute(),
    }));
    expect(changes.events.map((event) => event.data)).toEqual(
      Array(2).fill(expect.objectContaining({ resource: 'subscriptions', id, changed: ['active'] })),
    );
    expect(changes.activities.map((row) => row.activities)).toEqual([
      `Suspend subscriptions beta -ID:(${id})`,
      `Activate subscriptions beta -ID:(${id})`,
    ]);
  });
});

describe('who may what with packages and subscriptions (contract 10 §12)', () => {
  it('reads his own as an admin of a tenant, and writes as a super admin', async () => {
    const id = await makePackage({ name: 'of alpha' });
    await subscribe(alpha.tenantId, id);
    const [{ subscription_id }] = (await asAdmin('GET', `/subscriptions?tenant_id=${alpha.tenantId}`)).body;
    const reads = ['/packages', `/packages/${id}`, '/subscriptions', '/subscriptions/packages'];
    const statuses = (token: string | undefined) =>
      Promise.all(reads.map(async (path) => (await as(token, 'GET', path)).status));
    expect(await statuses(undefined)).toEqual([401, 401, 401, 401]);
    expect(await statuses(alpha.userToken)).toEqual([403, 403, 403, 403]);
    expect(await statuses(alpha.adminToken)).toEqual([200, 200, 200, 200]);
    expect(await statuses(beta.adminToken)).toEqual([200, 404, 200, 200]);
    expect((await as(alpha.adminToken, 'GET', '/subscriptions/packages')).body).toEqual([
      { package_id: id, name: 'of alpha' },
    ]);
    expect((await as(alpha.adminToken, 'GET', '/subscriptions')).body).toMatchObject([{ tenant_id: alpha.tenantId }]);
    expect((await as(alpha.adminToken, 'GET', `/subscriptions?tenant_id=${beta.tenantId}`)).body).toEqual([]);
    const writes = [
      ['POST', '/packages', { name: 'x' }],
      ['PUT', `/packages/${id}`, { name: 'x' }],
      ['DELETE', `/packages/${id}`],
      ['POST', '/subscriptions', { tenant_id: alpha.tenantId, package_id: 1 }],
      ['PUT', `/subscriptions/${subscription_id}/activate`],
      ['PUT', `/subscriptions/${subscription_id}/suspend`],
    ] as const;
    for (const [method, path, body] of writes) {
      expect((await as(undefined, method, path, body)).status).toBe(401);
      expect((await as(alpha.userToken, method, path, body)).status).toBe(403);
      expect((await as(alpha.adminToken, method, path, body)).status).toBe(403);
    }
  });
});
