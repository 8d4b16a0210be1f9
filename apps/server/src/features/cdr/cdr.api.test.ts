import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const START = Date.parse('2024-01-15T10:30:00Z');

let server: TestServer;
let acme: Awaited<ReturnType<TestServer['makeTenant']>>;
let other: Awaited<ReturnType<TestServer['makeTenant']>>;
const ids = {
  answered: randomUUID(),
  busy: randomUUID(),
  inbound: randomUUID(),
  late: randomUUID(),
  foreign: randomUUID(),
};

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  other = await server.makeTenant('other');
  await addExtension(acme.tenantId, '1001', acme.userId);
  await addExtension(acme.tenantId, '1002', null);
  await addExtension(other.tenantId, '1001', other.userId);
  await journal([
    leg(acme.tenantId, {
      call_id: ids.answered,
      caller_id_name: '=cmd|calc',
      answer_time: START + 7_000,
      end_time: START + 131_000,
    }),
    leg(acme.tenantId, { call_id: ids.answered, leg: 'b', answer_time: START + 7_000, end_time: START + 131_000 }),
    leg(acme.tenantId, {
      call_id: ids.busy,
      caller_number: '1002',
      destination: '1003',
      hangup_cause: 'USER_BUSY',
      start_time: START + 60_000,
      end_time: START + 61_000,
    }),
    leg(acme.tenantId, {
      call_id: ids.inbound,
      direction: 'inbound',
      caller_number: '15551230000',
      destination: '1002',
      hangup_cause: 'ORIGINATOR_CANCEL',
      start_time: START + 120_000,
      end_time: START + 125_000,
    }),
    leg(acme.tenantId, {
      call_id: ids.late,
      caller_number: '1002',
      start_time: START + 86_400_000,
      end_time: START + 86_401_000,
      hangup_cause: 'NO_ANSWER',
    }),
    leg(other.tenantId, { call_id: ids.foreign }),
  ]);
}, 60_000);

afterAll(() => server.close());

function leg(tenantId: number, fields: Record<string, unknown>): Record<string, unknown> {
  return {
    leg: 'a',
    tenant_id: tenantId,
    caller_id_name: 'Ann',
    caller_number: '1001',
    destination: '1002',
    direction: 'local',
    remote_ip: '203.0.113.9',
    last_app: 'bridge',
    start_time: START,
    end_time: START + 10_000,
    hangup_cause: 'NORMAL_CLEARING',
    ...fields,
  };
}

async function addExtension(tenantId: number, extension: string, userId: number | null): Promise<void> {
  const answer = await server.request('POST', '/fpbx_extensions', {
    token: server.adminToken,
    body: {
      tenant_id: tenantId,
      extension,
      password: `secret-${extension}`,
      ...(userId === null ? {} : { user_id: userId }),
    },
  });
  expect(answer.status).toBe(200);
}

async function journal(records: Record<string, unknown>[]): Promise<void> {
  await server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('cdr_journal')
      .values(records.map((r) => ({ call_id: String(r.call_id), leg: String(r.leg), record: JSON.stringify(r) })))
      .execute(),
  );
  await server.server.settleCallRecords();
}

async function callIds(path: string, token: string): Promise<string[]> {
  const { status, body } = await server.request('GET', path, { token });
  expect(status).toBe(200);
  return rows(body).map((row) => String(row.call_id ?? row.xml_cdr_uuid));
}

function rows(body: unknown): Record<string, unknown>[] {
  if (!Array.isArray(body)) throw new Error(`no array: ${JSON.stringify(body)}`);
  return body;
}

describe('GET /cdr', () => {
  it('answers exactly the row of the contract, newest first, A legs alone', async () => {
    const { body } = await server.request('GET', '/cdr', { token: acme.adminToken });
    expect(rows(body).map((row) => row.call_id)).toEqual([ids.late, ids.inbound, ids.busy, ids.answered]);
    expect(rows(body).at(-1)).toEqual({
      id: expect.any(Number),
      call_id: ids.answered,
      caller_number: '1001',
      destination: '1002',
      context: acme.domain,
      direction: 'local',
      call_type: 'voice',
      remote_ip: '203.0.113.9',
      last_app: 'bridge',
      start_time: '2024-01-15 10:30:00',
      answer_time: '2024-01-15 10:30:07',
      end_time: '2024-01-15 10:32:11',
      duration: 131,
      billsec: 124,
      hangup_cause: 'NORMAL_CLEARING',
      domain: acme.domain,
    });
  });

  it('is the same under /cdr/list', async () => {
    const [one, two] = await Promise.all(['/cdr', '/cdr/list'].map((p) => callIds(p, acme.adminToken)));
    expect(one).toEqual(two);
  });

  it('shows a tenant admin his tenant, an end user his extensions, the super admin everything', async () => {
    expect(await callIds('/cdr', other.adminToken)).toEqual([ids.foreign]);
    expect(await callIds('/cdr', acme.userToken)).toEqual([ids.answered]);
    expect(await callIds('/cdr', server.adminToken)).toContain(ids.foreign);
    expect(await callIds(`/cdr?tenant_id=${other.tenantId}`, server.adminToken)).toEqual([ids.foreign]);
  });

  it('counts in reports what it lists: of an end user the calls of his extensions', async () => {
    const range = 'start_date=2024-01-15&end_date=2024-01-16';
    const report = async (token: string, more = '') =>
      (await server.request('GET', `/reports/calls?${range}${more}`, { token })).body;
    const own = await report(acme.userToken);
    expect(own.totals).toMatchObject({ calls: 1, answered: 1, local: 1, inbound: 0, minutes: 2.07, answer_rate: 100 });
    expect(own.series.find(({ time }: { time: string }) => time === '2024-01-15 10:00:00')).toMatchObject({ calls: 1 });
    expect((await report(acme.userToken, '&direction=inbound')).totals.calls).toBe(0);
    expect((await report(acme.userToken, `&tenant_id=${other.tenantId}`)).totals.calls).toBe(0);
    expect((await report(acme.userToken, '&leg=all')).totals.calls).toBe(2);
    expect((await report(acme.adminToken)).totals.calls).toBe(4);
  });

  it('ANDs what others ask with their own scope', async () => {
    expect(await callIds(`/cdr?tenant_id=${other.tenantId}`, acme.adminToken)).toEqual([]);
    expect(await callIds(`/cdr?domain=${other.domain}`, acme.adminToken)).toEqual([]);
  });

  it.each([
    { query: 'direction=inbound', found: ['inbound'] },
    { query: 'direction=internal', found: ['late', 'busy', 'answered'] },
    { query: 'hangup_cause=USER_BUSY', found: ['busy'] },
    { query: 'status=missed', found: ['inbound'] },
    { query: 'extension=1003', found: ['busy'] },
    { query: 'start_date=2024-01-16', found: ['late'] },
    { query: 'end_date=2024-01-15', found: ['inbound', 'busy', 'answered'] },
    { query: 'start_date=2024-01-15 10:31:00&end_date=2024-01-15 10:32:00', found: ['busy'] },
    { query: 'limit=1&offset=1', found: ['inbound'] },
    { query: 'page=2&per_page=3', found: ['answered'] },
    { query: 'sort=duration&order=desc&limit=1', found: ['answered'] },
    { query: 'search=15551230', found: ['inbound'] },
    { query: 'leg=b', found: ['answered'] },
    { query: `call_id=${ids.busy}`, found: ['busy'] },
    { query: `call_id=${ids.foreign}`, found: [] },
    { query: 'monthly=true', found: [] },
    { query: 'call_type=voice&direction=inbound', found: ['inbound'] },
    { query: 'call_type=conf', found: [] },
    { query: 'campaign_id=5', found: [] },
    { query: 'tenant_id=', found: ['late', 'inbound', 'busy', 'answered'] },
    { query: 'limit=5001&offset=-2', found: ['late', 'inbound', 'busy', 'answered'] },
    { query: 'sort=id&order=asc&limit=1', found: ['answered'] },
    { query: 'order=asc&limit=2&offset=1', found: ['busy', 'inbound'] },
    { query: 'unheard=of', found: ['late', 'inbound', 'busy', 'answered'] },
  ] as const)('narrows by $query', async ({ query, found }) => {
    expect(await callIds(`/cdr?${query}`, acme.adminToken)).toEqual(found.map((name) => ids[name]));
  });

  it('narrows by domain for the super admin', async () => {
    expect(await callIds(`/cdr?domain=${other.domain}`, server.adminToken)).toEqual([ids.foreign]);
    expect(await callIds('/cdr?domain=nobody.example', server.adminToken)).toEqual([]);
  });

  it('counts exactly also where the kept counts do not tell', async () => {
    const list = await server.request('GET', '/cdr?extension=1002&limit=1', { token: acme.adminToken });
    expect(list.headers.get('x-total-count')).toBe('4');
    expect(list.headers.get('x-total-count-estimated')).toBeNull();
    const count = await server.request('GET', '/cdr?totalrows&search=15551230', { token: acme.adminToken });
    expect(count.body).toBe(1);
  });

  it('counts in X-Total-Count and, asked with totalrows, in a bare number', async () => {
    const list = await server.request('GET', '/cdr?limit=1', { token: acme.adminToken });
    expect(list.headers.get('x-total-count')).toBe('4');
    const count = await server.request('GET', '/cdr?totalrows', { token: acme.adminToken });
    expect(count.body).toBe(4);
  });

  it('refuses a date that is none, by name', async () => {
    const { status, text } = await server.request('GET', '/cdr?start_date=yesterday', { token: acme.adminToken });
    expect(status).toBe(400);
    expect(text).toContain('start_date');
  });

  it('prints times in the caller’s zone', async () => {
    await server.request('PUT', `/tenants/${other.tenantId}`, {
      token: server.adminToken,
      body: { timezone: 'Asia/Karachi' },
    });
    const { body } = await server.request('GET', '/cdr', { token: other.adminToken });
    expect(rows(body)[0]?.start_time).toBe('2024-01-15 15:30:00');
  });
});

describe('GET /cdr/csv', () => {
  it('has a header, quotes every value, and defuses formulas', async () => {
    const answer = await server.request('GET', '/cdr/csv?hangup_cause=USER_BUSY', { token: acme.adminToken });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="export_cdr.csv"');
    expect(answer.text).toBe(
      '"Start","Direction","Type","Caller","Destination","Duration","Billsec","Hangup Cause","Remote IP","UUID"\n' +
        `"2024-01-15 10:31:00","local","voice","1002","1003","1","0","USER_BUSY","203.0.113.9","${ids.busy}"\n`,
    );
  });

  it('has the header alone when nothing matches, and never another tenant’s rows', async () => {
    const answer = await server.request('GET', `/cdr/csv?tenant_id=${other.tenantId}`, { token: acme.adminToken });
    expect(answer.text.trim().split('\n')).toHaveLength(1);
  });
});

describe('GET /usersCDR', () => {
  it('has a row for each leg of an extension', async () => {
    const { body } = await server.request('GET', '/usersCDR?extension=1001', { token: acme.adminToken });
    expect(rows(body).map((row) => row.call_id)).toEqual([ids.answered, ids.answered]);
    expect(Object.keys(rows(body)[0] ?? {})).toEqual([
      'id',
      'call_id',
      'caller_number',
      'destination',
      'context',
      'start_time',
      'answer_time',
      'end_time',
      'duration',
      'billsec',
      'hangup_cause',
      'domain',
    ]);
  });

  it.each([
    { query: 'hangup_cause=NORMAL_CLEARING', found: ['answered', 'answered'] },
    { query: 'date_from=2024-01-16', found: ['late'] },
    { query: 'date_to=2024-01-15&hangup_cause=false', found: ['inbound', 'busy'] },
    { query: 'limit=1&offset=1', found: ['inbound'] },
    { query: 'extension=1003', found: ['busy'] },
  ] as const)('narrows by $query', async ({ query, found }) => {
    expect(await callIds(`/usersCDR?${query}`, acme.adminToken)).toEqual(found.map((name) => ids[name]));
  });

  it('has the legs of a user’s extensions when he is named, and of a tenant for the super admin alone', async () => {
    expect(await callIds(`/usersCDR?user_id=${acme.userId}`, acme.adminToken)).toEqual([ids.answered, ids.answered]);
    expect(await callIds(`/usersCDR?tenant_id=${other.tenantId}`, server.adminToken)).toEqual([ids.foreign]);
    expect(await callIds('/usersCDR?tenant_id=999999', server.adminToken)).toEqual([]);
    expect(await callIds(`/usersCDR?tenant_id=${other.tenantId}`, acme.adminToken)).toEqual([]);
    expect(await callIds('/usersCDR', acme.userToken)).toEqual([ids.answered, ids.answered]);
  });

  it('takes any other cause for “not completed”', async () => {
    expect(await callIds('/usersCDR?hangup_cause=false', acme.adminToken)).not.toContain(ids.answered);
  });

  it('comes as CSV', async () => {
    const answer = await server.request('GET', '/usersCDR/csv?date_from=2024-01-16', { token: acme.adminToken });
    expect(answer.text.split('\n')[0]).toBe('"Time","Caller Number","Destination","Duration","Hangup Cause","Domain"');
    expect(answer.text.split('\n')[1]).toBe(`"2024-01-16 10:30:00","1002","1002","1","NO_ANSWER","${acme.domain}"`);
  });
});

describe('GET /fpbx_cdr', () => {
  it('answers rows and their total', async () => {
    const { body } = await server.request('GET', '/fpbx_cdr?limit=1&direction=local', { token: acme.adminToken });
    expect(body).toEqual({
      rows: [
        {
          xml_cdr_uuid: ids.late,
          domain_name: acme.domain,
          direction: 'local',
          caller_id_name: 'Ann',
          caller_id_number: '1002',
          destination_number: '1002',
          start_stamp: '2024-01-16 10:30:00',
          duration: 1,
          billsec: 0,
          hangup_cause: 'NO_ANSWER',
          missed_call: false,
        },
      ],
      total: 3,
    });
  });

  it.each([
    { query: 'direction=sideways', total: 4 },
    { query: 'direction=inbound', total: 1 },
    { query: 'start_date=2024-01-16&end_date=2024-01-16', total: 1 },
    { query: 'limit=1000', total: 4 },
  ])('narrows by $query', async ({ query, total }) => {
    const { body } = await server.request('GET', `/fpbx_cdr?${query}`, { token: acme.adminToken });
    expect(body.total).toBe(total);
    expect(body.rows).toHaveLength(total);
  });

  it('goes by the tenant, not by numbers that tenants share', async () => {
    const { body } = await server.request('GET', `/fpbx_cdr?tenant_id=${other.tenantId}`, { token: server.adminToken });
    expect(body).toMatchObject({ rows: [{ xml_cdr_uuid: ids.foreign }], total: 1 });
    const { body: none } = await server.request('GET', `/fpbx_cdr?tenant_id=${other.tenantId}`, {
      token: acme.adminToken,
    });
    expect(none).toEqual({ rows: [], total: 0 });
  });

  it('is empty for an end user without the key', async () => {
    expect((await server.request('GET', '/fpbx_cdr', { token: acme.userToken })).body).toEqual({ rows: [], total: 0 });
  });
});

describe('the ETL over the API', () => {
  it('is the super admin’s alone', async () => {
    for (const token of [acme.adminToken, acme.userToken]) {
      expect((await server.request('GET', '/cdr_etl/status', { token })).status).toBe(403);
      expect((await server.request('POST', '/cdr_etl/run', { token, body: {} })).status).toBe(403);
    }
  });

  it('starts, and tells how it went', async () => {
    const started = await server.request('POST', '/cdr_etl/run', { token: server.adminToken, body: {} });
    expect(started.body).toEqual({ status: 'started' });
    await server.server.settleCallRecords();
    const status = await server.request('GET', '/cdr_etl/status', { token: server.adminToken });
    expect(status.body).toMatchObject({ running: false, status: 'ok', rejected: 0, lag_seconds: 0 });
  });
});
