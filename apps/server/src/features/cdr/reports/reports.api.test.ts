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
    permissions: ['statistic_read'],
    now: () => NOW,
  });
  await server.platform.db.transaction({ kind: 'all' }, async (trx) => {
    await storeRecords(trx, [
      leg('2024-03-10T10:05:00Z', { billsec: 90, destination: '200' }),
      leg('2024-03-10T10:50:00Z', { billsec: 30, direction: 'inbound', destination: '200', extension: '1001' }),
      leg('2024-03-10T12:01:00Z', { hangup_cause: 'USER_BUSY', answer_time: null, destination: '300' }),
      leg('2024-03-09T23:30:00Z', { direction: 'inbound', answer_time: null, hangup_cause: 'ORIGINATOR_CANCEL' }),
      leg('2024-01-01T00:00:00Z', {}),
      leg('2024-03-10T10:05:00Z', { leg: 'b', billsec: 90 }),
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

  it('shows a super admin all tenants or the one he asks for, a tenant admin his own, an end user none', async () => {
    expect((await get('/reports/calls', 'A.1.1')).body.totals.calls).toBe(5);
    expect((await get('/reports/calls?tenant_id=8', 'A.1.1')).body.totals.calls).toBe(1);
    expect((await get('/reports/calls', 'T.80.8')).body.totals).toMatchObject({ calls: 1, minutes: 1 });
    expect((await get('/reports/calls', 'U.71.7')).status).toBe(403);
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

describe('GET /reports/calls/top', () => {
  it('names the busiest destinations', async () => {
    expect((await get('/reports/calls/top')).body).toEqual({
      counted: 4,
      complete: true,
      rows: [
        { number: '200', calls: 2, answered: 2, minutes: 2 },
        { number: '100', calls: 1, answered: 0, minutes: 0 },
        { number: '300', calls: 1, answered: 0, minutes: 0 },
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
});
