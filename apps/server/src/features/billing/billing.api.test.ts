import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { renewSubscriptions } from '../subscriptions/renew.ts';
import { setActive } from '../subscriptions/suspension.ts';
import { postToLedger } from '../tenants/ledger.ts';
import { beginMonths } from './jobs.ts';
import { quotaUse } from './quota-usage.ts';
import { readUsage } from './usage.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
const START = new Date('2026-11-22T10:00:00Z');
const clock = { now: START };

beforeAll(async () => {
  server = await startTestServer({ now: () => clock.now });
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
}, 60_000);
afterAll(() => server.close());

const as = (token: string | undefined, method: string, path: string, body?: unknown) =>
  server.request(method, path, { ...(token ? { token } : {}), body });
const asAdmin = (method: string, path: string, body?: unknown) => as(server.adminToken, method, path, body);
let made = 0;
const makeTenant = async (more = {}): Promise<number> =>
  (await asAdmin('POST', '/tenants', { company: `tenant ${made}`, email: `${made++}@x.example`, ...more })).body;
const at = async <T>(time: string, work: () => Promise<T>): Promise<T> => {
  clock.now = new Date(time);
  try {
    return await work();
  } finally {
    clock.now = START;
  }
};
const use = (tenantId: number, period: string, resource_id: number, values: object) =>
  server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('usage_counters')
      .values({ tenant_id: tenantId, period, resource_id, ...values })
      .execute(),
  );

describe('quotas (contract 10 §9.1)', () => {
  it('tell of each resource what there is, what is used and what is left', async () => {
    for (const extension of ['1001', '1002']) {
      await as(alpha.adminToken, 'POST', '/fpbx_extensions', { extension, password: 'sip-secret-1' });
    }
    await use(alpha.tenantId, '2026-11-01', 12, { used: 3659 });
    await asAdmin('PUT', `/billing/quota/${alpha.tenantId}`, { resources: [{ resource_id: '7', quota_limit: '-1' }] });
    const { body } = await as(alpha.userToken, 'GET', '/billing/quota');
    expect(body.map((row: { resource_id: number }) => row.resource_id)).toEqual([
      7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
    ]);
    const row = (id: number) => body.find((one: { resource_id: number }) => one.resource_id === id);
    expect(row(15)).toEqual({
      resource_id: 15,
      name: 'Extensions',
      used: 2,
      limit: 25,
      available: 23,
      percent: 8,
      unlimited: false,
    });
    expect(row(12)).toMatchObject({ used: 60, limit: 1000, available: 940, percent: 6 });
    expect(row(7)).toMatchObject({ used: 0, limit: -1, available: -1, percent: 0, unlimited: true });
  });

  it('set to what is used refuse one more', async () => {
    const group = { ring_group_name: 'x', ring_group_extension: '1601' };
    const answer = await asAdmin('PUT', `/billing/quota/${beta.tenantId}`, [{ resource_id: 7, quota_limit: 0 }]);
    expect(answer.body[0]).toEqual({ resource_id: 7, name: 'Ring Groups', quota_limit: 0, quota_used: 0 });
    const refused = await as(beta.adminToken, 'POST', '/ring_groups', group);
    expect(refused.status).toBe(409);
    expect(refused.body.message).toBe('Ring Group quota limit reached for this tenant');
    await asAdmin('PUT', `/billing/quota/${beta.tenantId}`, [{ resource_id: 7, quota_limit: 1 }]);
    expect((await as(beta.adminToken, 'POST', '/ring_groups', group)).status).toBe(200);
    // Below what there is: allowed, and full.
    await asAdmin('PUT', `/billing/quota/${beta.tenantId}`, [{ resource_id: 7, quota_limit: 0 }]);
    const [row] = (await as(beta.adminToken, 'GET', '/billing/quota')).body;
    expect(row).toMatchObject({ used: 1, limit: 0, available: 0, percent: 100 });
  });

  it.each([
    ['an unknown resource', [{ resource_id: 99, quota_limit: 1 }]],
    ['a limit below -1', [{ resource_id: 7, quota_limit: -2 }]],
    ['no limit', [{ resource_id: 7 }]],
    ['no list', { resource_id: 7, quota_limit: 1 }],
    ['text', 'many'],
  ])('refuse %s with 400', async (_what, body) => {
    expect((await asAdmin('PUT', `/billing/quota/${alpha.tenantId}`, body)).status).toBe(400);
  });

  it('are each tenant’s own', async () => {
    const all = `/billing/quota/all/${alpha.tenantId}`;
    const statuses = async (method: string, path: string, body?: unknown) =>
      Promise.all(
        [undefined, alpha.userToken, alpha.adminToken, beta.adminToken, server.adminToken].map(
          async (token) => (await as(token, method, path, body)).status,
        ),
      );
    expect(await statuses('GET', '/billing/quota')).toEqual([401, 200, 200, 200, 200]);
    expect(await statuses('GET', all)).toEqual([401, 403, 200, 404, 200]);
    expect(await statuses('PUT', `/billing/quota/${alpha.tenantId}`, [])).toEqual([401, 403, 403, 403, 200]);
    expect((await asAdmin('PUT', '/billing/quota/99999', [])).status).toBe(404);
    expect((await asAdmin('GET', '/billing/quota?tenant_id=99999')).status).toBe(404);
    expect((await as(beta.adminToken, 'GET', `/billing/quota?tenant_id=${alpha.tenantId}`)).body).toEqual([]);
    const [audited] = (await asAdmin('GET', `/audit?resource=quota&resource_id=${beta.tenantId}`)).body;
    expect(audited).toMatchObject({ before: { 'Ring Groups': 1 }, after: { 'Ring Groups': 0 } });
  });
});

describe('usage (contract 10 §9.2)', () => {
  it('tells units, limits, prices and costs of a month', async () => {
    const plan_id = (await asAdmin('POST', '/plans', { name: 'used' })).body;
    const all = { plan_id, destination_id: '999', name: 'all others' };
    await asAdmin('POST', '/rates', { ...all, service_flag: 1, unit_block_rate: 0.005, unit_billing_block: 6 });
    await asAdmin('POST', '/rates', { ...all, service_flag: 2, unit_block_rate: 0.03 });
    const resources = [{ resource_id: 18, quota_limit: -1 }];
    const pack = (await asAdmin('POST', '/packages', { name: 'used', plan_id, resources })).body;
    const tenantId = await makeTenant({ company: 'User', credit: 5 });
    await asAdmin('POST', '/subscriptions', { tenant_id: tenantId, package_id: pack });
    await use(tenantId, '2026-11-01', 12, { used: 720, cost: 20_000 });
    await use(tenantId, '2026-11-01', 13, { used: 7, cost: 40_000 });
    await use(tenantId, '2026-11-01', 18, { used: 3, cost: 7_500 });
    await use(tenantId, '2026-11-01', 14, { used: 100 });
    const { body } = await asAdmin('GET', `/billing/usage?tenant_id=${tenantId}`);
    expect(body).toEqual({
      tenant_id: tenantId,
      company: 'User',
      period: '2026-11',
      voice_minutes_used: 12,
      voice_limit: 1000,
      voice_rate_per_min: 0.05,
      voice_cost: 0.02,
      fax_pages_used: 7,
      fax_limit: 500,
      fax_rate_per_page: 0.03,
      fax_cost: 0.04,
      sms_used: 3,
      sms_limit: null,
      sms_cost: 0.0075,
      conference_minutes_used: 1.67,
      conference_limit: 100,
      total_cost: 0.0675,
      credit: 5,
    });
    const past = (await asAdmin('GET', `/billing/usage?tenant_id=${tenantId}&period=2026-10`)).body;
    expect(past).toMatchObject({ period: '2026-10', voice_minutes_used: 0, total_cost: 0 });
  });

  it('is of one tenant, or of all for a super admin who names none', async () => {
    const all = (await asAdmin('GET', '/billing/usage')).body;
    expect(all.map((row: { tenant_id: number }) => row.tenant_id)).toEqual(
      expect.arrayContaining([1, alpha.tenantId, beta.tenantId]),
    );
    expect((await as(alpha.adminToken, 'GET', '/billing/usage')).body).toMatchObject({ company: 'alpha' });
    expect((await as(alpha.userToken, 'GET', '/billing/usage')).body).toMatchObject({ tenant_id: alpha.tenantId });
    expect((await as(alpha.adminToken, 'GET', `/billing/usage?tenant_id=${beta.tenantId}`)).status).toBe(404);
    expect((await asAdmin('GET', '/billing/usage?tenant_id=99999')).status).toBe(404);
    expect((await as(undefined, 'GET', '/billing/usage')).status).toBe(401);
    for (const period of ['2026-13', '2026-1', 'now', '0000-01']) {
      expect((await asAdmin('GET', `/billing/usage?period=${period}`)).status).toBe(400);
    }
  });
});

describe('months (contract 10 §9.6)', () => {
  const carrying = async (rollover: number): Promise<number> => {
    const pack = await asAdmin('POST', '/packages', {
      name: `carries ${rollover}, ${made}`,
      resources: [{ resource_id: 12, quota_limit: 10, quota_rollover: rollover }],
    });
    const tenantId = await makeTenant();
    await asAdmin('POST', '/subscriptions', { tenant_id: tenantId, package_id: pack.body });
    return tenantId;
  };
  const month = (tenantId: number, period: string) =>
    server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('usage_counters')
        .select(['used', 'carried', 'closed_limit'])
        .where('tenant_id', '=', tenantId)
        .where('period', '=', period)
        .where('resource_id', '=', 12)
        .execute(),
    );

  it('begin at nothing, with what was left over as far as the package carries it', async () => {
    const [lapses, carries, some] = [await carrying(0), await carrying(1), await carrying(2)];
    for (const tenantId of [lapses, carries, some]) {
      await use(tenantId, '2026-11-01', 12, { used: 400, included_used: 400, carried: 100 });
    }
    await at('2026-12-01T00:01:00Z', () => beginMonths(server.platform));
    expect(await month(lapses, '2026-12-01')).toEqual([{ used: 0, carried: 0, closed_limit: null }]);
    expect(await month(carries, '2026-12-01')).toEqual([{ used: 0, carried: 300, closed_limit: null }]);
    expect(await month(some, '2026-12-01')).toEqual([{ used: 0, carried: 120, closed_limit: null }]);
    expect(await month(some, '2026-11-01')).toMatchObject([{ closed_limit: 10 }]);
    const december = await server.db.transaction({ kind: 'all' }, (trx) =>
      quotaUse(trx, carries, new Date('2026-12-02T00:00:00Z')),
    );
    expect(december).toContainEqual({ resourceId: 12, name: 'Voice Minutes/mo', limit: 10, used: 0, carried: 5 });
  });

  it('begin once, late or early as they come, and keep the limits they ended with', async () => {
    const tenantId = await carrying(1);
    await use(tenantId, '2026-11-01', 12, { used: 60, included_used: 60 });
    const begin = (time: string) => at(time, () => beginMonths(server.platform));
    await begin('2026-12-20T00:00:00Z');
    await asAdmin('PUT', `/billing/quota/${tenantId}`, [{ resource_id: 12, quota_limit: 20 }]);
    await begin('2026-11-30T00:00:00Z');
    await begin('2026-12-21T00:00:00Z');
    expect(await month(tenantId, '2026-12-01')).toEqual([{ used: 0, carried: 540, closed_limit: null }]);
    // A clock that went back opened the month again; it closes with the limit of then.
    expect(await month(tenantId, '2026-11-01')).toMatchObject([{ used: 60, closed_limit: 20 }]);
    await asAdmin('PUT', `/billing/quota/${tenantId}`, [{ resource_id: 12, quota_limit: 5 }]);
    await begin('2026-12-22T00:00:00Z');
    expect(await month(tenantId, '2026-11-01')).toMatchObject([{ closed_limit: 20 }]);
    const [past] = await server.db.transaction({ kind: 'all' }, (trx) =>
      readUsage(trx, '2026-11-01', new Date('2026-12-22T00:00:00Z'), tenantId),
    );
    expect(past).toMatchObject({ voice_limit: 20, voice_minutes_used: 1 });
  });

  it('carry nothing into the month in which a tenant came', async () => {
    const tenantId = await carrying(1);
    await at('2026-11-23T00:00:00Z', () => beginMonths(server.platform));
    expect(await month(tenantId, '2026-11-01')).toEqual([{ used: 0, carried: 0, closed_limit: null }]);
  });
});

describe('renewals (contract 10 §9.6)', () => {
  const MONTH_MS = 2_629_800_000;
  const renewAt = (ms: number) =>
    at(new Date(START.getTime() + ms).toISOString(), () => renewSubscriptions(server.platform));
  const subscriber = async (price: number, credit: number, auto_renew: number): Promise<number> => {
    const tenantId = await makeTenant({ credit });
    const pack = await asAdmin('POST', '/packages', { name: `renews ${made}`, price });
    await asAdmin('POST', '/subscriptions', { tenant_id: tenantId, package_id: pack.body, auto_renew });
    return tenantId;
  };
  const stateOf = async (tenantId: number) => {
    const [{ active, time_offset }] = (await asAdmin('GET', `/subscriptions?tenant_id=${tenantId}`)).body;
    const { credit } = (await asAdmin('GET', `/tenants/${tenantId}`)).body;
    return { active, credit, intervals: time_offset / 2_629_800 };
  };

  it('charge the price at the end of each interval, the missed ones too, each once', async () => {
    const tenantId = await subscriber(4, 20, 1);
    await renewAt(MONTH_MS - 1000);
    expect(await stateOf(tenantId)).toEqual({ active: 1, credit: 20, intervals: 1 });
    await renewAt(MONTH_MS);
    await renewAt(MONTH_MS);
    expect(await stateOf(tenantId)).toEqual({ active: 1, credit: 16, intervals: 2 });
    await Promise.all([renewAt(3.5 * MONTH_MS), renewSubscriptions(server.platform)]);
    await renewAt(3.5 * MONTH_MS);
    // The clock goes back: nothing is charged twice, nothing is given back.
    await renewAt(0);
    await renewAt(3.5 * MONTH_MS);
    expect(await stateOf(tenantId)).toEqual({ active: 1, credit: 8, intervals: 4 });
    const ledger = (await asAdmin('GET', `/billing/ledger?tenant_id=${tenantId}&kind=renewal`)).body;
    expect(ledger).toHaveLength(3);
    expect(ledger[0]).toMatchObject({
      amount: -4,
      balance_after: 8,
      ref: expect.stringMatching(/^subscription:\d+:2027-/),
    });
  });

  it('suspend who cannot pay, tell him, and go on from the day he is activated', async () => {
    const tenantId = await subscriber(15, 20, 1);
    await renewAt(2 * MONTH_MS);
    expect(await stateOf(tenantId)).toEqual({ active: 0, credit: 5, intervals: 2 });
    const traces = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      mails: await trx.selectFrom('mails').select('template').where('tenant_id', '=', tenantId).execute(),
      events: await trx
        .selectFrom('events')
        .select('data')
        .where('tenant_id', '=', tenantId)
        .orderBy('event_id', 'desc')
        .limit(1)
        .execute(),
      activities: await trx.selectFrom('activities').select('activities').where('tenant_id', '=', tenantId).execute(),
    }));
    expect(traces.mails).toContainEqual({ template: 'subscription-suspended' });
    expect(traces.events[0]?.data).toMatchObject({ resource: 'subscriptions', changed: ['active'] });
    expect(traces.activities.map((row) => row.activities)).toContainEqual(
      expect.stringContaining(': credit too low -ID:('),
    );
    await renewAt(9 * MONTH_MS);
    expect(await stateOf(tenantId)).toMatchObject({ active: 0, credit: 5 });
    await asAdmin('POST', '/payments', { tenant_id: tenantId, description: 'x', paid_amount: 20 });
    const [{ subscription_id: subscriptionId }] = (await asAdmin('GET', `/subscriptions?tenant_id=${tenantId}`)).body;
    const now = new Date(START.getTime() + 9 * MONTH_MS);
    const overdue = { subscriptionId, tenantId, company: '', nextRenewal: new Date(START.getTime() + 2 * MONTH_MS) };
    await server.db.transaction({ kind: 'all' }, (trx) => setActive(trx, overdue, true, { by: null, now }));
    await renewAt(9 * MONTH_MS);
    expect(await stateOf(tenantId)).toEqual({ active: 1, credit: 10, intervals: 10 });
  });

  it('cost nothing unless they are asked for', async () => {
    const tenantId = await subscriber(4, 1, 0);
    await renewAt(2.5 * MONTH_MS);
    expect(await stateOf(tenantId)).toEqual({ active: 1, credit: 1, intervals: 3 });
  });
});

describe('statements (contract 10 §9.10)', () => {
  const post = (tenantId: number, amount: number, kind: 'charge' | 'adjustment', ref: string) =>
    server.db.transaction({ kind: 'all' }, (trx) =>
      postToLedger(trx, server.platform, { tenantId, amount, kind, ref, actorUserId: null }, clock.now),
    );

  it('show every movement of a balance, newest first, as a list and as a file', async () => {
    const tenantId = await makeTenant({ company: 'Stated', credit: 10 });
    await post(tenantId, -1, 'charge', 'cdr:1');
    await post(tenantId, 2_500_000, 'adjustment', 'user:1');
    const { body, headers } = await asAdmin('GET', `/billing/ledger?tenant_id=${tenantId}&page=1&per_page=2`);
    expect(headers.get('x-total-count')).toBe('3');
    expect(body).toEqual([
      {
        ledger_id: expect.any(Number),
        tenant_id: tenantId,
        company: 'Stated',
        amount: 2.5,
        balance_after: 12.499999,
        kind: 'adjustment',
        ref: 'user:1',
        created_at: START.getTime() / 1000,
        actor_user_id: null,
      },
      expect.objectContaining({ amount: -0.000001, balance_after: 9.999999, kind: 'charge', ref: 'cdr:1' }),
    ]);
    const count = async (query: string) =>
      (await asAdmin('GET', `/billing/ledger?tenant_id=${tenantId}${query}&totalrows`)).body;
    expect(await count('')).toBe(3);
    expect(await count('&kind=opening')).toBe(1);
    expect(await count('&ref=cdr:1')).toBe(1);
    expect(await count(`&to=${START.getTime() / 1000 - 1}`)).toBe(0);
    const file = await asAdmin('GET', `/billing/ledger/csv?tenant_id=${tenantId}&kind=charge`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="ledger.csv"');
    expect(file.text.split('\n')).toEqual([
      '"Number","Time","Company","Kind","Reference","Amount","Balance"',
      expect.stringMatching(/^"\d+",".*","Stated","charge","cdr:1","-0.000001","9.999999"$/),
      '',
    ]);
  });

  it('hold one charge for each record', async () => {
    const tenantId = await makeTenant({ credit: 10 });
    await post(tenantId, -1, 'charge', 'cdr:once');
    await expect(post(tenantId, -1, 'charge', 'cdr:once')).rejects.toThrow('ledger_charged_once');
    expect((await asAdmin('GET', `/tenants/${tenantId}`)).body.credit).toBe(9.999999);
  });

  it('refuse what would make a balance inexact', async () => {
    const tenantId = await makeTenant();
    for (let i = 0; i < 8; i++) await post(tenantId, 1_000_000_000_000_000, 'adjustment', 'x');
    await expect(post(tenantId, 1_000_000_000_000_001, 'adjustment', 'x')).rejects.toThrow('too large');
  });

  it('are the tenant’s own', async () => {
    const statuses = (path: string) =>
      Promise.all(
        [undefined, alpha.userToken, alpha.adminToken, server.adminToken].map(
          async (token) => (await as(token, 'GET', path)).status,
        ),
      );
    expect(await statuses('/billing/ledger')).toEqual([401, 403, 200, 200]);
    expect(await statuses('/billing/ledger/csv')).toEqual([401, 403, 200, 200]);
    await post(alpha.tenantId, 5, 'adjustment', 'alpha');
    const seen = (await as(beta.adminToken, 'GET', `/billing/ledger?tenant_id=${alpha.tenantId}`)).body;
    expect(seen).toEqual([]);
    const mine = (await as(beta.adminToken, 'GET', '/billing/ledger')).body;
    expect(mine.every((row: { tenant_id: number }) => row.tenant_id === beta.tenantId)).toBe(true);
    const file = (await as(beta.adminToken, 'GET', `/billing/ledger/csv?tenant_id=${alpha.tenantId}`)).text;
    expect(file.trim().split('\n')).toHaveLength(1);
  });
});
