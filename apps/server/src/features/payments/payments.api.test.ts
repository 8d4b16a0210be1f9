import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-11-22T10:00:00Z') });
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
}, 60_000);
afterAll(() => server.close());

const as = (token: string | undefined, method: string, path: string, body?: unknown, headers = {}) =>
  server.request(method, path, { ...(token ? { token } : {}), body, headers });
const asAdmin = (method: string, path: string, body?: unknown, headers = {}) =>
  as(server.adminToken, method, path, body, headers);
const creditOf = async (tenantId: number): Promise<number> =>
  (await asAdmin('GET', `/tenants/${tenantId}`)).body.credit;
const makeTenant = async (company: string, credit: number): Promise<number> =>
  (await asAdmin('POST', '/tenants', { company, email: `${company}@x.example`, credit })).body;
const pay = (tenantId: number, paid_amount: unknown, more = {}) =>
  asAdmin('POST', '/payments', { tenant_id: tenantId, description: 'Top-up', paid_amount, ...more });
const booked = (tenantId: number) =>
  server.db.transaction({ kind: 'all' }, async (trx) => ({
    ledger: await trx
      .selectFrom('ledger')
      .select(['amount', 'balance_after', 'kind', 'ref'])
      .where('tenant_id', '=', tenantId)
      .orderBy('ledger_id')
      .execute(),
    entries: await trx
      .selectFrom('ledger_entries')
      .select(['account', 'amount'])
      .where('tenant_id', '=', tenantId)
      .orderBy('entry_id')
      .execute(),
  }));

describe('payments (contract 10 §9.10)', () => {
  it('move the credit: 10.00, a payment of 25 makes 35.00, changed to 20 makes 30.00, deleted 10.00', async () => {
    const tenantId = await makeTenant('worked', 10);
    const id = (await pay(tenantId, '25.00')).body;
    expect(id).toEqual(expect.any(Number));
    expect(await creditOf(tenantId)).toBe(35);
    expect((await asAdmin('PUT', `/payments/${id}`, { paid_amount: 20 })).body).toEqual({
      payment_id: id,
      tenant_id: tenantId,
      name: 'worked',
      description: 'Top-up',
      type: 'cash',
      paid_amount: 20,
      paid_date: '2026-11-22',
      usr_id: 1,
      paid_for: 'credit',
      subscription_id: null,
    });
    expect(await creditOf(tenantId)).toBe(30);
    expect((await asAdmin('DELETE', `/payments/${id}`)).text).toBe('true');
    expect(await creditOf(tenantId)).toBe(10);
    const ref = `payment:${id}`;
    expect(await booked(tenantId)).toEqual({
      ledger: [
        { amount: 10_000_000, balance_after: 10_000_000, kind: 'opening', ref: null },
        { amount: 25_000_000, balance_after: 35_000_000, kind: 'payment', ref },
        { amount: -5_000_000, balance_after: 30_000_000, kind: 'payment', ref },
        { amount: -20_000_000, balance_after: 10_000_000, kind: 'reversal', ref },
      ],
      entries: [
        { account: 'opening', amount: -10_000_000 },
        { account: 'cash', amount: -25_000_000 },
        { account: 'cash', amount: 5_000_000 },
        { account: 'cash', amount: 20_000_000 },
      ],
    });
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await asAdmin(method, `/payments/${id}`, method === 'PUT' ? {} : undefined)).status).toBe(404);
    }
  });

  it('change texts, type and date without moving money', async () => {
    const id = (await pay(alpha.tenantId, 5, { paid_date: '2026-01-31T12:00:00Z', type: 'cheque' })).body;
    const before = await creditOf(alpha.tenantId);
    const shown = (await asAdmin('GET', `/payments/${id}`)).body;
    expect(shown).toMatchObject({ paid_date: '2026-01-31', type: 'cheque' });
    const changed = await asAdmin('PUT', `/payments/${id}`, { ...shown, description: 'Cheque 7', type: 'other' });
    expect(changed.body).toEqual({ ...shown, description: 'Cheque 7', type: 'other' });
    expect(await creditOf(alpha.tenantId)).toBe(before);
  });

  it.each([
    ['an amount of nothing', { paid_amount: 0 }, 'paid_amount'],
    ['a negative amount', { paid_amount: -5 }, 'paid_amount'],
    ['a third decimal', { paid_amount: '1.999' }, 'paid_amount'],
    ['no number', { paid_amount: 'much' }, 'paid_amount'],
    ['more than there is', { paid_amount: 1e12 }, 'paid_amount'],
    ['no description', { description: '' }, 'description'],
    ['another type', { type: 'gold' }, 'type'],
    ['a day that is none', { paid_date: '2026-02-30' }, 'paid_date'],
    ['no tenant', { tenant_id: undefined }, 'tenant_id'],
    ['an unknown tenant', { tenant_id: 99_999 }, 'tenant_id'],
    ['an unknown subscription', { subscription_id: 99_999 }, 'subscription_id'],
    ['an unknown field', { colour: 'red' }, 'colour'],
  ])('refuse %s with 400', async (_what, wrong, field) => {
    const before = await creditOf(alpha.tenantId);
    const answer = await asAdmin('POST', '/payments', {
      tenant_id: alpha.tenantId,
      description: 'x',
      paid_amount: 1,
      ...wrong,
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(field);
    expect(await creditOf(alpha.tenantId)).toBe(before);
  });

  it('stay with their tenant: another one is 409', async () => {
    const id = (await pay(alpha.tenantId, 1)).body;
    expect((await asAdmin('PUT', `/payments/${id}`, { tenant_id: beta.tenantId })).status).toBe(409);
    expect((await asAdmin('PUT', `/payments/${id}`, { tenant_id: String(alpha.tenantId) })).status).toBe(200);
  });

  it('are entered once for each idempotency key', async () => {
    const before = await creditOf(alpha.tenantId);
    const body = { tenant_id: alpha.tenantId, description: 'once', paid_amount: 3 };
    const send = (more = {}) => asAdmin('POST', '/payments', { ...body, ...more }, { 'idempotency-key': 'pay-1' });
    const answers = [await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body).toBe(answers[0]?.body);
    expect((await send({ paid_amount: 4 })).status).toBe(409);
    expect(await creditOf(alpha.tenantId)).toBe(before + 3);
  });

  it('do not lose each other when they come at once', async () => {
    const tenantId = await makeTenant('crowded', 0);
    const ids = await Promise.all(Array.from({ length: 8 }, async () => (await pay(tenantId, 1.25)).body));
    expect(await creditOf(tenantId)).toBe(10);
    await Promise.all([
      ...ids.slice(0, 4).map((id) => asAdmin('DELETE', `/payments/${id}`)),
      ...ids.slice(4).map((id) => asAdmin('PUT', `/payments/${id}`, { paid_amount: 2 })),
    ]);
    expect(await creditOf(tenantId)).toBe(8);
    const deletes = await Promise.all(
      ids.slice(4, 6).flatMap((id) => [1, 2].map(() => asAdmin('DELETE', `/payments/${id}`))),
    );
    expect(deletes.map(({ status }) => status).sort()).toEqual([200, 200, 404, 404]);
    expect(await creditOf(tenantId)).toBe(4);
  });

  it('are listed newest first, by tenant, type and day', async () => {
    const tenantId = await makeTenant('listed', 0);
    await pay(tenantId, 1, { paid_date: '2026-03-01' });
    await pay(tenantId, 2, { paid_date: '2026-03-02', type: 'online_payment' });
    await pay(tenantId, 3, { paid_date: '2026-03-03' });
    const amounts = async (query: string) => {
      const { body } = await asAdmin('GET', `/payments?tenant_id=${tenantId}${query}`);
      return body.map((row: { paid_amount: number }) => row.paid_amount);
    };
    expect(await amounts('')).toEqual([3, 2, 1]);
    expect(await amounts('&type=online_payment')).toEqual([2]);
    expect(await amounts('&paid_date=2026-03-01')).toEqual([1]);
    expect(await amounts('&from=2026-03-02')).toEqual([3, 2]);
    expect(await amounts('&from=2026-03-02&to=2026-03-02')).toEqual([2]);
    expect(await amounts('&from=yesterday')).toEqual([]);
    expect((await asAdmin('GET', `/payments?tenant_id=${tenantId}&totalrows`)).body).toBe(3);
  });

  it('leave an audit row, an activity and an event', async () => {
    const id = (await pay(alpha.tenantId, 7)).body;
    const [row] = (await asAdmin('GET', `/audit?resource=payments&resource_id=${id}`)).body;
    expect(row).toMatchObject({
      action: 'create',
      tenant_id: alpha.tenantId,
      after: { paid_amount: 7, name: 'alpha' },
    });
    const { body } = await asAdmin('GET', '/users/activities/1?pageSize=1');
    expect(body[0].activities).toBe(`Create payments alpha -ID:(${id})`);
    const events = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select('data').orderBy('event_id', 'desc').limit(2).execute(),
    );
    expect(events.map((event) => event.data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ resource: 'tenants', id: alpha.tenantId, changed: ['credit'] }),
        expect.objectContaining({ resource: 'payments', action: 'created' }),
      ]),
    );
  });

  it('are read by admins of their tenant and written by super admins', async () => {
    const id = (await pay(alpha.tenantId, 1)).body;
    const body = { tenant_id: alpha.tenantId, description: 'x', paid_amount: 1 };
    const calls = [
      ['GET', '/payments'],
      ['GET', `/payments/${id}`],
      ['POST', '/payments', body],
      ['PUT', `/payments/${id}`, { description: 'y' }],
      ['DELETE', `/payments/${id}`],
    ] as const;
    const statuses = async (token: string | undefined) =>
      Promise.all(calls.map(async ([method, path, sent]) => (await as(token, method, path, sent)).status));
    expect(await statuses(undefined)).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses(alpha.userToken)).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses(alpha.adminToken)).toEqual([200, 200, 403, 403, 403]);
    expect(await statuses(beta.adminToken)).toEqual([200, 404, 403, 403, 403]);
    expect((await as(beta.adminToken, 'GET', `/payments?tenant_id=${alpha.tenantId}`)).body).toEqual([]);
    expect((await as(beta.adminToken, 'GET', '/payments')).body).toEqual([]);
  });

  it('outlive their tenant and can then no more be changed', async () => {
    const tenantId = await makeTenant('leaving', 0);
    const id = (await pay(tenantId, 6)).body;
    expect((await asAdmin('GET', `/tenants/${tenantId}`)).status).toBe(200);
    await asAdmin('DELETE', `/tenants/${tenantId}`);
    expect((await asAdmin('GET', `/payments/${id}`)).body).toMatchObject({ name: 'leaving', paid_amount: 6 });
    expect((await asAdmin('PUT', `/payments/${id}`, { paid_amount: 5 })).status).toBe(409);
    expect((await asAdmin('DELETE', `/payments/${id}`)).status).toBe(409);
  });
});
