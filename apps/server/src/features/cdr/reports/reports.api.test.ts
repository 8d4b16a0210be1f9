import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelServer, startKernelServer } from '../../../testing/kernel-server.ts';
import { storeRecords } from '../etl/store-records.ts';
import type { RawRecord } from '../raw-record.ts';
import { registerCallReports } from './routes.ts';

const NOW = new Date('2024-03-10T12:20:00Z');

let server: KernelServer;

beforeAll(async () => {
  server = await startKernelServer({
    features: [registerCallReports],
    permissions: ['statistic_read', 'billing_usage'],
    now: () => NOW,
  });
  await server.platform.db.transaction({ kind: 'all' }, async (trx) => {
    await storeRecords(trx, [
      leg('2024-03-10T10:05:00Z', { billsec: 90, destination: '200' }),
      leg('2024-03-10T10:50:00Z', { billsec: 30, direction: 'inbound', destination: '200', extension: '1001' }),
      leg('2024-03-10T12:01:00Z', { hangup_cause: 'USER_BUSY', answer_time: null, destination: '300' }),
      leg('2024-03-09T23:30:00Z', { direction: 'inbound', answer_time: null, hangup_cause: 'ORIGINATOR_CANCEL' }),
      leg('2024-01-01T00:00:00Z', {}),
      leg('2024-03-10T10:05:00Z', { leg: 'b', billsec: 90, provider_id: 77 }),
      leg('2024-03-10T10:06:00Z', { tenant_id: 8, billsec: 60, destination: '900' }),
    ]);
  });
});
afterAll(() => server.close());

function leg(at: string, fields: Partial<RawRecord>): RawRecord {
  const start = Date.parse(at);
  return {
    call_id: randomUUID(),
    leg: 'a',
    tenant_id: 7,
    direction: 'outbound',
    caller_number: '1001',
    destination: '100',
    start_time: start,
    answer_time: start + 5_000,
    end_time: start + 65_000,
    hangup_cause: 'NORMAL_CLEARING',
    ...fields,
  };
}

/** Loosely typed: tests look into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test states by its expectations what the answer is
type Body = any;

async function get(path: string, token = 'T.70.7') {
  const answer = await fetch(`${server.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } });
  const body: Body = await answer.json();
  return { status: answer.status, body };
}

type Bin = { time: string; calls: number };
const filled = (body: { series: Bin[] }) =>
  body.series.filter((bin) => bin.calls > 0).map((bin) => [bin.time, bin.calls]);

describe('GET /reports/calls', () => {
  it('counts the calls of the last 30 days by day', async () => {
    const { body } = await get('/reports/calls');
    expect(body).toMatchObject({
      interval: 'day',
      from: '2024-02-09T00:00:00.000Z',
      until: '2024-03-11T00:00:00.000Z',
    });
    expect(body.series).toHaveLength(31);
    expect(filled(body)).toEqual([
      ['2024-03-09 00:00:00', 1],
      ['2024-03-10 00:00:00', 3],
    ]);
    expect(body.totals).toEqual({
      calls: 4,
      answered: 2,
      missed: 1,
      voicemail: 0,
      no_answer: 0,
      busy: 1,
      cancelled: 0,
      failed: 0,
      inbound: 2,
      outbound: 2,
      local: 0,
      minutes: 2,
      answer_rate: 50,
    });
  });

  it('counts a day by hour', async () => {
    const { body } = await get('/reports/calls?start_date=2024-03-10&end_date=2024-03-10');
    expect(body.interval).toBe('hour');
    expect(body.series).toHaveLength(24);
    expect(filled(body)).toEqual([
      ['2024-03-10 10:00:00', 2],
      ['2024-03-10 12:00:00', 1],
    ]);
  });

  it('has no answer rate where there was no call', async () => {
    const { body } = await get('/reports/calls?start_date=2023-01-01&end_date=2023-01-01');
    expect(body.totals).toMatchObject({ calls: 0, answer_rate: null, minutes: 0 });
  });

  it.each([
    ['direction=inbound', 2],
    ['status=busy', 1],
    ['leg=b', 1],
    ['leg=all', 5],
    ['tenant_id=8', 0],
  ])('is narrowed by %s', async (query, calls) => {
    expect((await get(`/reports/calls?${query}`)).body.totals.calls).toBe(calls);
  });

  it('shows a super admin all tenants or the one he asks for, a tenant admin his own', async () => {
    expect((await get('/reports/calls', 'A.1.1')).body.totals.calls).toBe(5);
    expect((await get('/reports/calls?tenant_id=8', 'A.1.1')).body.totals.calls).toBe(1);
    expect((await get('/reports/calls', 'T.80.8')).body.totals).toMatchObject({ calls: 1, minutes: 1 });
  });

  it('shows an end user who has no number no call, and nobody the busiest numbers', async () => {
    expect((await get('/reports/calls', 'U.71.7')).body.totals).toMatchObject({ calls: 0, minutes: 0 });
    expect((await get('/reports/calls?tenant_id=8', 'U.71.7')).body.totals.calls).toBe(0);
    expect((await get('/reports/calls?cost=true', 'U.71.7')).body.totals.cost).toBeNull();
    expect((await get('/reports/calls/top', 'U.71.7')).status).toBe(403);
  });

  it.each([
    ['start_date=yesterday', 'start_date'],
    ['start_date=2024-03-10&end_date=2024-03-09', 'end_date'],
    ['start_date=2000-01-01', 'start_date'],
    ['start_date=2024-01-01&interval=hour', 'start_date'],
  ])('refuses %s by name', async (query, field) => {
    const { status, body } = await get(`/reports/calls?${query}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });
});

describe('GET /reports/calls?cost=true', () => {
  beforeAll(async () => {
    await server.platform.db.transaction({ kind: 'all' }, async (trx) => {
      const charge = (call_id: string, at: string, cost: number, tenant_id = 7, service_flag = 1) => ({
        call_id,
        leg: 'b',
        tenant_id,
        service_flag,
        number: '4930',
        amount: 60,
        answered_at: new Date(at),
        ended_at: new Date(at),
        state: 'rated',
        net: 60,
        cost,
      });
      await trx
        .insertInto('charges')
        .values([
          charge('one', '2024-03-10T10:30:00Z', 1_250_000),
          charge('two', '2024-03-10T10:59:59Z', 250_000),
          charge('fax', '2024-03-10T10:30:00Z', 9_000_000, 7, 2),
          charge('other', '2024-03-10T10:30:00Z', 4_000_000, 8),
          charge('before', '2024-03-09T10:30:00Z', 5_000_000),
        ])
        .execute();
    });
  });

  const day = '/reports/calls?start_date=2024-03-10&end_date=2024-03-10&cost=true';
  const costs = (body: { series: { time: string; cost: number }[] }) =>
    body.series.filter(({ cost }) => cost > 0).map(({ time, cost }) => [time, cost]);

  it('tells what a tenant’s calls were charged, by when they ended', async () => {
    const { body } = await get(day);
    expect(body.totals.cost).toBe(1.5);
    expect(costs(body)).toEqual([['2024-03-10 10:00:00', 1.5]]);
    expect((await get(`${day}&tenant_id=8`, 'A.1.1')).body.totals.cost).toBe(4);
  });

  it('tells none of all tenants together, none where charges do not say what is asked for, none unasked', async () => {
    expect((await get(day, 'A.1.1')).body.totals.cost).toBeNull();
    expect((await get(`${day}&direction=inbound`)).body.totals.cost).toBeNull();
    expect((await get('/reports/calls')).body.totals).not.toHaveProperty('cost');
  });
});

describe('GET /reports/calls/top', () => {
  it('names the busiest destinations', async () => {
    expect((await get('/reports/calls/top')).body).toEqual({
      counted: 4,
      complete: true,
      rows: [
        { number: '200', name: null, calls: 2, answered: 2, minutes: 2 },
        { number: '100', name: null, calls: 1, answered: 0, minutes: 0 },
        { number: '300', name: null, calls: 1, answered: 0, minutes: 0 },
      ],
    });
  });

  it('names callers and extensions, as many as asked', async () => {
    const callers = await get('/reports/calls/top?by=caller&limit=1');
    expect(callers.body.rows).toMatchObject([{ number: '1001', calls: 4 }]);
    const extensions = await get('/reports/calls/top?by=extension');
    expect(extensions.body.rows).toMatchObject([{ number: '1001', calls: 1 }]);
    expect((await get('/reports/calls/top', 'T.80.8')).body.rows).toMatchObject([{ number: '900' }]);
  });

  it('names providers by the legs that they carried, and tenants', async () => {
    const providers = await get('/reports/calls/top?by=provider');
    expect(providers.body.rows).toMatchObject([{ number: '77', calls: 1, minutes: 1.5 }]);
    const tenants = await get('/reports/calls/top?by=tenant', 'A.1.1');
    expect(tenants.body.rows).toMatchObject([
      { number: '7', calls: 4 },
      { number: '8', calls: 1 },
    ]);
    expect((await get('/reports/calls/top?by=tenant', 'T.80.8')).body.rows).toMatchObject([{ number: '8', calls: 1 }]);
  });

  it.each([
    ['direction=inbound', [['7', 2, 1]]],
    [
      'leg=all',
      [
        ['7', 5, 3],
        ['8', 1, 1],
      ],
    ],
    ['status=busy&tenant_id=7', [['7', 1, 0]]],
    ['start_date=2024-03-10%2010:10:00', [['7', 2, 1]]],
    ['start_date=2024-03-10%2010:30:00&end_date=2024-03-10%2011:00:00', [['7', 1, 1]]],
  ])('counts tenants alike from the counts and from the records: %s', async (query, told) => {
    const { body } = await get(`/reports/calls/top?by=tenant&${query}`, 'A.1.1');
    const rows: { number: string; calls: number; answered: number }[] = body.rows;
    expect(rows.map(({ number, calls, answered }) => [number, calls, answered])).toEqual(told);
    expect(body).toMatchObject({ complete: true, counted: rows.reduce((sum, { calls }) => sum + calls, 0) });
  });
});

describe('GET /reports/calls/top?order=cost', () => {
  const uuid = randomUUID();
  beforeAll(async () => {
    await server.platform.db.transaction({ kind: 'all' }, async (trx) => {
      const at = '2024-02-20T10:00:00Z';
      const a = leg(at, { caller_number: '1007', extension: '1007', extension_uuid: uuid });
      const b = leg(at, { leg: 'b', caller_number: '15550001', provider_id: 77, originating_leg_uuid: a.call_id });
      await storeRecords(trx, [a, b]);
      const charge = (call_id: string, number: string, cost: number, more: object = {}) => ({
        call_id,
        leg: 'b',
        tenant_id: 7,
        service_flag: 1,
        number,
        amount: 90,
        answered_at: new Date(at),
        ended_at: new Date('2024-02-20T10:01:30Z'),
        state: 'rated',
        net: 90,
        cost,
        ...more,
      });
      await trx
        .insertInto('charges')
        .values([
          charge(b.call_id, '4930', 2_500_000, { originating_leg_uuid: a.call_id, extension_uuid: uuid }),
          charge('cheap', '4930', 100_000),
          charge('dear', '882', 3_000_000, { amount: 30 }),
          charge('included', '4930', 0),
          charge('paid fax', '49', 9_000_000, { service_flag: 2 }),
          charge('others', '44', 7_000_000, { tenant_id: 8 }),
          charge('quiet', '47', 0, { ended_at: new Date('2024-02-18T10:00:00Z') }),
          charge('inbound', '800', 50_000, { direction: 'inbound' }),
        ])
        .execute();
    });
  });

  const day = '/reports/calls/top?order=cost&start_date=2024-02-20&end_date=2024-02-20';

  it('names the destinations whose calls cost most', async () => {
    expect((await get(day)).body).toEqual({
      counted: 5,
      complete: true,
      rows: [
        { number: '882', name: null, calls: 1, answered: 1, minutes: 0.5, cost: 3 },
        { number: '4930', name: null, calls: 3, answered: 3, minutes: 4.5, cost: 2.6 },
        { number: '800', name: null, calls: 1, answered: 1, minutes: 1.5, cost: 0.05 },
      ],
    });
    expect((await get(`${day}&limit=1`)).body.rows).toHaveLength(1);
    expect((await get('/reports/calls/top?order=cost&start_date=2024-02-18&end_date=2024-02-18')).body).toEqual({
      counted: 1,
      complete: true,
      rows: [],
    });
    expect((await get(`${day}&direction=outbound`)).body.rows).toHaveLength(2);
    expect((await get('/reports/calls/top?order=cost&start_date=2024-02-21&end_date=2024-02-21')).body).toEqual({
      counted: 0,
      complete: true,
      rows: [],
    });
  });

  it('names the caller as his phone did, the extension, though it is gone, and the provider', async () => {
    expect((await get(`${day}&by=caller`)).body.rows).toMatchObject([{ number: '1007', cost: 2.5 }]);
    expect((await get(`${day}&by=extension`)).body.rows).toMatchObject([{ number: '1007', cost: 2.5 }]);
    expect((await get(`${day}&by=provider`)).body.rows).toMatchObject([{ number: '77', calls: 1, cost: 2.5 }]);
  });

  it('shows a super admin all tenants or the one he asks for, a tenant admin his own', async () => {
    const tenants = async (query: string, token: string) => {
      const rows: { number: string; cost: number }[] = (await get(`${day}&by=tenant${query}`, token)).body.rows;
      return rows.map(({ number, cost }) => [number, cost]);
    };
    expect(await tenants('', 'A.1.1')).toEqual([
      ['8', 7],
      ['7', 5.65],
    ]);
    expect(await tenants('&tenant_id=8', 'A.1.1')).toEqual([['8', 7]]);
    expect(await tenants('', 'T.70.7')).toEqual([['7', 5.65]]);
    expect(await tenants('&tenant_id=8', 'T.70.7')).toEqual([]);
  });

  it.each(['status', 'leg'])('refuses %s, which charges do not know', async (field) => {
    const { status, body } = await get(`${day}&${field}=b`);
    expect([status, body.error.details]).toMatchObject([400, [{ field }]]);
  });

  it('is for those who see what was spent', async () => {
    const blind = await startKernelServer({ features: [registerCallReports], permissions: ['statistic_read'] });
    try {
      const headers = { authorization: 'Bearer T.70.7' };
      const answer = (order: string) => fetch(`${blind.url}/api/reports/calls/top?order=${order}`, { headers });
      expect((await answer('cost')).status).toBe(403);
      expect((await answer('calls')).status).toBe(200);
    } finally {
      await blind.close();
    }
  });
});
