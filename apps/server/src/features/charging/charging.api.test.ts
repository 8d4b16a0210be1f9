import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { noteFinishedLegs } from './note-finished-legs.ts';
import { tellPremiumCalls } from './premium-alarm.ts';
import { leg } from './testing.ts';

let server: TestServer;
let near: TestTenant;
let far: TestTenant;
beforeAll(async () => {
  server = await startTestServer();
  near = await server.makeTenant('near');
  far = await server.makeTenant('far');
  await asAdmin('POST', '/rates', {
    name: 'north america',
    destination_id: '1',
    unit_first_block: 60,
    unit_increment: 60,
    unit_billing_block: 60,
    unit_block_rate: 0.01,
  });
  await asAdmin('PUT', `/billing/quota/${near.tenantId}`, [{ resource_id: 12, quota_limit: 0 }]);
}, 60_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const asBoss = (path: string) => server.request('GET', path, { token: near.adminToken });
const pay = (tenantId: number, amount: number) =>
  asAdmin('POST', '/payments', { tenant_id: tenantId, description: 'top-up', paid_amount: amount });
const note = (...legs: Parameters<typeof noteFinishedLegs>[1]) =>
  server.db.transaction({ kind: 'all' }, (trx) => noteFinishedLegs(trx, legs));

describe('GET /billing/credit (contract 10 §9.3)', () => {
  it('rates what is not rated yet, and then tells the balance', async () => {
    await pay(near.tenantId, 5);
    await note(leg(near.tenantId, 'k1', 61));
    expect((await asBoss('/billing/credit')).body).toEqual({ credit: 4.98 });
    const user = await server.request('GET', '/billing/credit', { token: near.userToken });
    expect(user.body).toEqual({ credit: 4.98 });
    expect((await asAdmin('GET', `/billing/credit?tenant_id=${near.tenantId}`)).body).toEqual({ credit: 4.98 });
    expect((await asAdmin('GET', '/billing/credit')).body).toEqual({ credit: 0 });
  });

  it('asked 50 times at once charges each record once', async () => {
    await pay(near.tenantId, 100);
    const before = (await asBoss('/billing/credit')).body.credit;
    await note(...Array.from({ length: 40 }, (_, place) => leg(near.tenantId, `p${place}`, 60, place)));
    const answers = await Promise.all(Array.from({ length: 50 }, () => asBoss('/billing/credit')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const credits = answers.map(({ body }) => body.credit);
    for (const credit of credits) expect(credit).toBeCloseTo(before - 0.4, 6);
  });

  it('is a tenant’s own alone', async () => {
    expect((await server.request('GET', '/billing/credit')).status).toBe(401);
    expect((await asBoss(`/billing/credit?tenant_id=${far.tenantId}`)).status).toBe(404);
    expect((await asAdmin('GET', '/billing/credit?tenant_id=999999')).status).toBe(404);
  });
});

describe('GET /billing/gate (contract 10 §9.4)', () => {
  const gate = async (query: string) => (await asAdmin('GET', `/billing/gate?${query}`)).body;
  const outbound = (tenantId: number, number = '12025550100') => `tenant_id=${tenantId}&destination=${number}`;

  it('without a query tells that billing is on', async () => {
    expect((await server.request('GET', '/billing/gate', { token: near.userToken })).body).toEqual({
      allowed: true,
      reason: 'ok',
      edition: 'enterprise',
      billing_enabled: true,
    });
  });

  it('needs a login, and shows nothing of another tenant', async () => {
    expect((await server.request('GET', '/billing/gate')).status).toBe(401);
    expect((await asBoss(`/billing/gate?tenant_id=${far.tenantId}`)).status).toBe(404);
    expect((await asBoss(`/billing/gate?tenant_id=${near.tenantId}`)).body).toEqual({ allowed: true, reason: 'ok' });
  });

  it('knows when there is no tenant', async () => {
    expect(await gate('tenant_id=')).toEqual({ allowed: false, reason: 'no-tenant' });
    expect(await gate('tenant_id=0')).toEqual({ allowed: false, reason: 'no-tenant' });
    expect(await gate('tenant_id=999999')).toEqual({ allowed: false, reason: 'tenant-not-found' });
  });

  it('refuses a type and a direction that there is not', async () => {
    expect((await asAdmin('GET', `/billing/gate?tenant_id=${near.tenantId}&type=telex`)).status).toBe(400);
    expect((await asAdmin('GET', `/billing/gate?tenant_id=${near.tenantId}&direction=up`)).status).toBe(400);
  });

  it('lets a call last as long as credit and included minutes', async () => {
    const poor = await server.makeTenant('poor');
    const { tenantId } = poor;
    await asAdmin('PUT', `/billing/quota/${tenantId}`, [{ resource_id: 12, quota_limit: 1 }]);
    expect(await gate(outbound(tenantId))).toEqual({ allowed: true, reason: 'ok', max_seconds: 60 });
    await note(leg(tenantId, 'g1', 60));
    await server.request('GET', '/billing/credit', { token: poor.userToken });
    await asAdmin('PUT', `/billing/quota/${tenantId}`, [{ resource_id: 12, quota_limit: 0 }]);
    expect(await gate(outbound(tenantId))).toEqual({ allowed: false, reason: 'no-credit' });
    expect(await gate(`tenant_id=${tenantId}`)).toEqual({ allowed: false, reason: 'no-credit' });
    expect(await gate(`${outbound(tenantId)}&direction=inbound`)).toEqual({ allowed: true, reason: 'ok' });
    expect(await gate(outbound(tenantId, '911'))).toEqual({ allowed: true, reason: 'emergency' });
    await pay(tenantId, 0.05);
    expect(await gate(outbound(tenantId))).toEqual({ allowed: true, reason: 'ok', max_seconds: 300 });
    await asAdmin('PUT', `/tenants/${tenantId}`, { overage_policy: 'block' });
    expect(await gate(outbound(tenantId))).toEqual({ allowed: false, reason: 'quota-exceeded' });
    await asAdmin('PUT', `/tenants/${tenantId}`, { active: 0 });
    expect(await gate(outbound(tenantId))).toEqual({ allowed: false, reason: 'tenant-suspended' });
    expect(await gate(`${outbound(tenantId)}&direction=inbound`)).toEqual({
      allowed: false,
      reason: 'tenant-suspended',
    });
    expect(await gate(outbound(tenantId, '911'))).toEqual({ allowed: true, reason: 'emergency' });
  });

  it('refuses numbers without a rate where the setting says so', async () => {
    expect(await gate(outbound(near.tenantId, '4420'))).toEqual({ allowed: true, reason: 'ok' });
    await asAdmin('PUT', '/settings', { no_rate: 'deny' });
    expect(await gate(outbound(near.tenantId, '4420'))).toEqual({ allowed: false, reason: 'no-rate' });
    await asAdmin('PUT', '/settings', { no_rate: null });
  });

  it('sees a new rate at once', async () => {
    expect(await gate(outbound(near.tenantId, '331'))).toEqual({ allowed: true, reason: 'ok' });
    await asAdmin('POST', '/rates', { name: 'france', destination_id: '33', unit_block_rate: 10 });
    const answer = await gate(outbound(near.tenantId, '331'));
    expect(answer.max_seconds).toBeGreaterThan(0);
  });
});

describe('in Community', () => {
  it('there is no money, and calls are never charged', async () => {
    const community = await startTestServer({ edition: 'community' });
    const get = (path: string) => community.request('GET', path, { token: community.adminToken });
    expect((await get('/billing/credit')).body).toEqual({ credit: 0 });
    const open = { allowed: true, reason: 'community-edition', edition: 'community', billing_enabled: false };
    expect((await get('/billing/gate')).body).toEqual(open);
    expect((await get('/billing/gate?tenant_id=7')).body).toEqual(open);
    await community.close();
  });
});

describe('limits of spending (ours)', () => {
  const spender = async (name: string, settings: object) => {
    const tenant = await server.makeTenant(name);
    await asAdmin('PUT', `/billing/quota/${tenant.tenantId}`, [{ resource_id: 12, quota_limit: 0 }]);
    await pay(tenant.tenantId, 100);
    expect((await asAdmin('PUT', `/tenants/${tenant.tenantId}/settings`, settings)).status).toBe(200);
    return tenant.tenantId;
  };
  const ended = (tenantId: number, callId: string) => ({
    ...leg(tenantId, callId, 60),
    end_time: new Date(),
    answer_time: new Date(Date.now() - 60_000),
  });
  const gate = async (tenantId: number) =>
    (await asAdmin('GET', `/billing/gate?tenant_id=${tenantId}&destination=12025550100`)).body;
  const settle = (tenantId: number) => asAdmin('GET', `/billing/credit?tenant_id=${tenantId}`);

  it('a tenant spends no more in a day than he wants', async () => {
    const tenantId = await spender('careful', { daily_spend_limit: 0.02 });
    expect(await gate(tenantId)).toEqual({ allowed: true, reason: 'ok', max_seconds: 120 });
    await note(ended(tenantId, 'day1'));
    await settle(tenantId);
    expect(await gate(tenantId)).toEqual({ allowed: true, reason: 'ok', max_seconds: 60 });
    await note(ended(tenantId, 'day2'));
    await settle(tenantId);
    expect(await gate(tenantId)).toEqual({ allowed: false, reason: 'spending-limit' });
  });

  it('more than expected within an hour raises one alarm, and refuses paid calls where that is wanted', async () => {
    const tenantId = await spender('hacked', { fraud_hourly_spend: 0.015, fraud_block_hours: 2 });
    for (const call of ['h1', 'h2', 'h3']) {
      await note(ended(tenantId, call));
      await settle(tenantId);
    }
    const told = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      events: await trx
        .selectFrom('events')
        .select('data')
        .where('tenant_id', '=', tenantId)
        .where('type', '=', 'billing.fraud_alarm')
        .execute(),
      mails: await trx.selectFrom('mails').select('tenant_id').where('template', '=', 'fraud-alarm').execute(),
    }));
    expect(told.events).toMatchObject([{ data: { spent: 0.02, limit: 0.015, calls: 2, blocked_hours: 2 } }]);
    expect(told.mails).toContainEqual({ tenant_id: tenantId });
    expect(await gate(tenantId)).toEqual({ allowed: false, reason: 'fraud-alarm' });
  });
});

describe('calls to premium numbers that were refused', () => {
  const at = Date.now();
  const store = async (tenantId: number, destination: string, start_time: number, block_reason = 'premium-number') => {
    const call_id = randomUUID();
    const call = { call_id, leg: 'a', tenant_id: tenantId, direction: 'outbound', extension: '1001', destination };
    const record = JSON.stringify({ ...call, block_reason, start_time, end_time: start_time });
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.insertInto('cdr_journal').values({ call_id, leg: 'a', record }).execute(),
    );
    await server.server.settleCallRecords();
  };

  it('raise an alarm, once an hour, at the tenant and at the platform', async () => {
    await store(far.tenantId, '4930', at, 'toll');
    await store(far.tenantId, '09001234567', at);
    await store(far.tenantId, '09007654321', at);
    await store(near.tenantId, '0900111', at - 2 * 86_400_000);
    const alarm = { company: 'far', attempts: 1, numbers: ['09001234567'], extensions: ['1001'] };
    const audited = await asAdmin('GET', '/audit?resource=tenants&action=premium_alarm');
    expect(audited.body).toMatchObject([{ tenant_id: far.tenantId, after: alarm }]);
    const told = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select(['tenant_id', 'data']).where('type', '=', 'billing.premium_alarm').execute(),
    );
    expect(told).toMatchObject([{ tenant_id: far.tenantId, data: alarm }]);
    // Whoever hears of it mails it; any number of processes may.
    const facts = { event_id: 1, type: 'billing.premium_alarm', time: '', userIds: [], extensionUuids: [] } as const;
    const event = { ...facts, tenant_id: far.tenantId, data: { ...alarm, hour: new Date(at).toISOString() } };
    for (let process = 0; process < 2; process += 1) await tellPremiumCalls(server.db, server.platform, event);
    const mails = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('mails')
        .select('tenant_id')
        .where('template', '=', 'premium-alarm')
        .orderBy('tenant_id')
        .execute(),
    );
    expect(mails).toEqual([{ tenant_id: 1 }, { tenant_id: far.tenantId }]);
  });
});
