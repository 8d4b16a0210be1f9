import { beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../../testing/test-server.ts';
import { useRateBench } from './testing/rate-bench.ts';

const bench = useRateBench();
const { as, asAdmin, makePlan, makeRate, ratesOf } = bench;
let alpha: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  [alpha, beta] = [await bench.server.makeTenant('alpha'), await bench.server.makeTenant('beta')];
});

describe('plans (contract 10 §9.7)', () => {
  it('are made, changed and deleted', async () => {
    const id = (await asAdmin('POST', '/plans', { name: ' Gold ', description: 'x' })).body;
    expect((await asAdmin('GET', `/plans/${id}`)).body).toEqual({ plan_id: id, name: 'Gold', description: 'x' });
    expect((await asAdmin('POST', '/plans', { name: 'gold' })).status).toBe(409);
    expect((await asAdmin('POST', '/plans', { name: '' })).status).toBe(400);
    expect((await asAdmin('PUT', `/plans/${id}`, { description: null })).body).toMatchObject({ description: '' });
    expect((await asAdmin('DELETE', `/plans/${id}`)).text).toBe('true');
    expect((await asAdmin('GET', `/plans/${id}`)).status).toBe(404);
  });

  it('stay: the default one, one that a package has, one that holds rates', async () => {
    expect((await asAdmin('DELETE', '/plans/1')).status).toBe(403);
    const packaged = await makePlan();
    await asAdmin('POST', '/packages', { name: 'of a plan', plan_id: packaged });
    expect((await asAdmin('DELETE', `/plans/${packaged}`)).status).toBe(409);
    const rated = await makePlan();
    const rate = (await makeRate(rated, '44')).body;
    expect((await asAdmin('DELETE', `/plans/${rated}`)).status).toBe(409);
    await asAdmin('DELETE', `/rates/${rate}`);
    expect((await asAdmin('DELETE', `/plans/${rated}`)).status).toBe(200);
  });
});

describe('rates (contract 10 §9.7)', () => {
  it('have defaults, names of their plan and destination, and make the destination', async () => {
    const plan = await makePlan('with a name');
    const id = (await makeRate(plan, '4479', { name: 'UK mobile', unit_block_rate: '0.025', state: 'x' })).body;
    expect((await asAdmin('GET', `/rates/${id}`)).body).toEqual({
      rate_id: id,
      name: 'UK mobile',
      plan_id: plan,
      plan_name: 'with a name',
      destination_id: '4479',
      destination_name: 'UK mobile',
      service_flag: 3,
      unit_first_block: 1,
      unit_increment: 1,
      unit_billing_block: 1,
      unit_block_rate: 0.025,
      unit_free: 0,
      cost_connection: 0,
      cost_minimum: 0,
      weight: 0,
      active: 1,
      deck_id: expect.any(Number),
    });
  });

  it('come one for each prefix of a list; the answer is the first', async () => {
    const plan = await makePlan();
    const first = (await makeRate(plan, '1, 44 ,999')).body;
    const rows = await ratesOf(plan);
    expect(rows.map((rate) => rate.destination_id)).toEqual(['1', '44', '999']);
    expect(rows[0]?.rate_id).toBe(first);
    expect((await makeRate(plan, '7,44,8')).status).toBe(409);
    expect(await ratesOf(plan)).toHaveLength(3);
  });

  it('are one for each plan, prefix, services and weight', async () => {
    const plan = await makePlan();
    const id = (await makeRate(plan, '44')).body;
    expect((await makeRate(plan, '44')).status).toBe(409);
    expect((await makeRate(plan, '44', { weight: 1 })).status).toBe(200);
    expect((await makeRate(plan, '44', { service_flag: 1 })).status).toBe(200);
    expect((await makeRate(await makePlan(), '44')).status).toBe(200);
    expect((await asAdmin('PUT', `/rates/${id}`, { weight: 1 })).status).toBe(409);
    expect((await asAdmin('PUT', `/rates/${id}`, { service_flag: 1 })).status).toBe(409);
  });

  it('change in part, and move to another plan or other services', async () => {
    const [one, other] = [await makePlan(), await makePlan()];
    const id = (await makeRate(one, '44', { unit_free: 5 })).body;
    const moved = await asAdmin('PUT', `/rates/${id}`, {
      plan_id: other,
      service_flag: '4',
      active: 0,
      cost_minimum: 0.1,
    });
    expect(moved.body).toMatchObject({ plan_id: other, service_flag: 4, active: 0, unit_free: 5, cost_minimum: 0.1 });
    expect(await ratesOf(one)).toEqual([]);
    const whole = await asAdmin('PUT', `/rates/${id}`, moved.body);
    expect(whole.body).toEqual(moved.body);
  });

  it.each([
    ['a name of one letter', { name: 'x' }],
    ['a prefix with letters', { destination_id: '44a' }],
    ['a long prefix', { destination_id: '1'.repeat(21) }],
    ['no services', { service_flag: 0 }],
    ['unknown services', { service_flag: 8 }],
    ['an empty block', { unit_billing_block: 0 }],
    ['a negative price', { unit_block_rate: -0.1 }],
    ['a seventh decimal', { unit_block_rate: '0.0000001' }],
    ['an unknown plan', { plan_id: 99_999 }],
    ['a negative fee', { cost_connection: -1 }],
  ])('refuse %s with 400', async (_what, wrong) => {
    expect((await asAdmin('POST', '/rates', { name: 'ok', destination_id: '77', ...wrong })).status).toBe(400);
  });

  it('are found by plan, services, beginning of the prefix, name and state', async () => {
    const plan = await makePlan();
    await makeRate(plan, '44', { service_flag: 1 });
    await makeRate(plan, '4477', { service_flag: 2, active: 0 });
    await makeRate(plan, '1', { service_flag: 4 });
    const found = async (query: string) => (await ratesOf(plan, query)).map((rate) => rate.destination_id);
    expect(await found('&service_flag=1')).toEqual(['44']);
    expect(await found('&service_flag=6')).toEqual(['1', '4477']);
    expect(await found('&destination_id=44')).toEqual(['44', '4477']);
    expect(await found('&name=to 1')).toEqual(['1']);
    expect(await found('&active=0')).toEqual(['4477']);
    expect((await asAdmin('GET', `/rates?plan_id=${plan}&totalrows`)).body).toBe(3);
  });
});

describe('who may what with plans and rates (contract 10 §3.3, §12)', () => {
  it('reads his own plan as an admin of a tenant, and writes as a super admin', async () => {
    const plan = await makePlan();
    const pack = (await asAdmin('POST', '/packages', { name: 'for alpha', plan_id: plan })).body;
    await asAdmin('POST', '/subscriptions', { tenant_id: alpha.tenantId, package_id: pack });
    const rate = (await makeRate(plan, '44')).body;
    const reads = ['/plans', `/plans/${plan}`, '/rates', `/rates/${rate}`, `/plans/${plan}/decks`];
    const statuses = async (token: string | undefined) =>
      Promise.all(reads.map(async (path) => (await as(token, 'GET', path)).status));
    expect(await statuses(undefined)).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses(alpha.userToken)).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses(alpha.adminToken)).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(beta.adminToken)).toEqual([200, 404, 200, 404, 404]);
    const ids = async (token: string, path: string, key: string) =>
      (await as(token, 'GET', path)).body.map((row: Record<string, unknown>) => row[key]);
    expect(await ids(alpha.adminToken, '/plans', 'plan_id')).toEqual([plan]);
    expect(await ids(beta.adminToken, '/plans', 'plan_id')).toEqual([1]);
    expect(await ids(alpha.adminToken, '/rates', 'rate_id')).toEqual([rate]);
    expect(await ids(beta.adminToken, '/rates', 'rate_id')).not.toContain(rate);

    const writes = [
      ['POST', '/plans', { name: 'theirs' }],
      ['PUT', `/plans/${plan}`, { name: 'theirs' }],
      ['DELETE', `/plans/${plan}`],
      ['POST', '/rates', { name: 'xx', destination_id: '1' }],
      ['PUT', `/rates/${rate}`, { name: 'theirs' }],
      ['DELETE', `/rates/${rate}`],
      ['POST', `/rates/1/${plan}/csv`],
      ['POST', `/plans/${plan}/decks`],
      ['DELETE', `/plans/${plan}/decks/1`],
    ] as const;
    for (const [method, path, body] of writes) {
      expect((await as(undefined, method, path, body)).status).toBe(401);
      expect((await as(alpha.adminToken, method, path, body)).status).toBe(403);
      expect((await as(alpha.userToken, method, path, body)).status).toBe(403);
    }
    for (const path of ['/rates/csv/file', '/rates/sample/csv', '/rates/imports']) {
      expect((await as(alpha.adminToken, 'GET', path)).status).toBe(403);
    }
  });
});
