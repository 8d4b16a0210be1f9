import { parseXml } from '@rgrove/parse-xml';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../../testing/test-server.ts';
import { type IntegrationClient, type IntegrationTestApi, integrationOf } from '../../../testing/integration-client.ts';
import { RECORD_COLUMNS } from '../records/columns.ts';
import { finishedLegs, recordLegs } from '../testing.ts';
import { takeExportPlace } from './running-exports.ts';

const JANUARY = { date_start: '2024-01-01', date_end: '2024-01-31' };

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let beta: TestTenant;
let ofAcme: IntegrationClient;
let acmeCalls: string[];
let betaCalls: string[];
let later = 0;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + later) });
  api = await integrationOf(server);
  acme = await server.makeTenant('acme');
  beta = await server.makeTenant('beta');
  ofAcme = await api.identityOf(acme);
  acmeCalls = await recordLegs(
    server.db,
    finishedLegs(5, (i) => ({ tenant_id: acme.tenantId, caller_id_name: `Bob <&"'> ${i}`, extension: '1001' })),
  );
  betaCalls = await recordLegs(
    server.db,
    finishedLegs(3, { tenant_id: beta.tenantId, extension: '1001', direction: 'inbound' }),
  );
});
afterAll(() => server?.close());

const file = async (params: object, by: IntegrationClient = api) =>
  by.post('xml_cdr/export', { ...JANUARY, delivery: 'stream', ...params });
const calls = async (params: object, by?: IntegrationClient) =>
  (await file(params, by)).body.records.map((record: { xml_cdr_uuid: string }) => record.xml_cdr_uuid);

describe('CDR export [seed]', () => {
  it('answers exactly what the seed shows, and says in headers where the file is', async () => {
    const answer = await api.post('xml_cdr/export', {
      'Date Start': '2024-01-01',
      dateEnd: '2024-01-31',
      Format: 'json',
      tenant_domain: acme.domain,
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      '{"status":"success","message":"CDR export completed","total_records":5,"date_range":"2024-01-01 to 2024-01-31","export_format":"JSON"}',
    );
    const id = answer.headers.get('x-export-id');
    expect(answer.headers.get('location')).toBe(`/integration/v1/xml_cdr/export/${id}`);
    const left = Date.parse(answer.headers.get('x-export-expires') ?? '') - Date.now();
    expect(Math.round(left / 3_600_000)).toBe(24);
    expect(answer.headers.get('x-ratelimit-limit')).toBe('10000');
  });

  it('takes forms as well', async () => {
    const answer = await api.postForm(
      'xml_cdr/export',
      new URLSearchParams({ 'Date Start': '2024-01-01', 'Date End': '2024-01-31', Format: 'Csv' }),
    );
    expect(answer.body).toMatchObject({ total_records: 8, export_format: 'CSV' });
  });

  it.each([
    [{ date_start: '2024-01-01' }, 400, 'Missing Parameters: Required parameters not provided: date_end'],
    [{ ...JANUARY, format: 'PDF' }, 422, 'Invalid Request: format'],
    [{ date_start: '2024-02-01', date_end: '2024-01-31' }, 422, 'Invalid Request: date_end'],
    [{ date_start: '2023-01-01', date_end: '2024-01-31' }, 422, 'Invalid Request: date_end'],
    [{ ...JANUARY, columns: 'billsec,price' }, 422, 'Invalid Request: columns'],
    [{ ...JANUARY, direction: 'up' }, 422, 'Invalid Request: direction'],
    [{ ...JANUARY, tenant_domain: 'nobody.example.com' }, 404, 'Not Found'],
  ])('refuses %o with %i', async (params, status, message) => {
    const answer = await api.post('xml_cdr/export', params);
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.body)).toEqual(['status', 'message', 'timestamp']);
    expect(answer.body.message).toContain(message);
  });
});

describe('the file of an export', () => {
  it('holds what was promised, whatever is recorded meanwhile', async () => {
    const promised = await api.post('xml_cdr/export', { ...JANUARY, tenant_domain: acme.domain });
    const [late] = await recordLegs(server.db, finishedLegs(1, { tenant_id: acme.tenantId }));
    const path = `xml_cdr/export/${promised.headers.get('x-export-id')}`;
    for (const answer of [await api.get(path), await api.post(path)]) {
      expect(answer.body.total_records).toBe(promised.body.total_records);
      expect(answer.body.records.map((r: { xml_cdr_uuid: string }) => r.xml_cdr_uuid)).toEqual(acmeCalls);
    }
    acmeCalls.push(late ?? '');
  });

  it('holds the total that it tells, while others write', async () => {
    const isOver = { yet: false };
    const writers = [1, 2].map(async () => {
      while (!isOver.yet)
        await recordLegs(server.db, finishedLegs(7, { start_time: Date.parse('2024-03-05T12:00:00Z') }));
    });
    for (let i = 0; i < 4; i += 1) {
      const { body } = await file({ date_start: '2024-03-01', date_end: '2024-03-31', columns: 'xml_cdr_uuid' });
      expect(body.records).toHaveLength(body.total_records);
    }
    isOver.yet = true;
    await Promise.all(writers);
  });

  it('breaks off the connection when it cannot hold what was promised', async () => {
    const [gone] = await recordLegs(
      server.db,
      finishedLegs(3, { start_time: Date.parse('2024-04-05T12:00:00Z'), tenant_id: beta.tenantId }),
    );
    const april = { date_start: '2024-04-01', date_end: '2024-04-30' };
    const promised = await api.post('xml_cdr/export', april);
    expect(promised.body.total_records).toBe(3);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .deleteFrom('cdr')
        .where('call_id', '=', gone ?? '')
        .execute(),
    );
    await expect(api.get(`xml_cdr/export/${promised.headers.get('x-export-id')}`)).rejects.toThrow();
    const newest = () =>
      server.db.transaction({ kind: 'all' }, (trx) =>
        trx.selectFrom('integration_audit').select('outcome').orderBy('audit_id', 'desc').executeTakeFirst(),
      );
    // The row is written once the connection is gone.
    await expect.poll(newest).toEqual({ outcome: 'error' });
  });

  it('is the same whether it is asked for at once or downloaded', async () => {
    const answer = await file({ tenant_domain: acme.domain });
    expect(Object.keys(answer.body.records[0])).toEqual(RECORD_COLUMNS);
    expect(answer.body.records).toHaveLength(answer.body.total_records);
    expect(answer.headers.get('content-disposition')).toMatch(/filename="cdr_acme[a-z0-9.-]*_\d{8}_\d{6}\.json"/);
  });

  it('is told nobody else, and nobody once it has expired', async () => {
    const promised = await api.post('xml_cdr/export', JANUARY);
    const path = `xml_cdr/export/${promised.headers.get('x-export-id')}`;
    expect((await (await api.globalIdentity()).get(path)).status).toBe(404);
    expect((await ofAcme.get(path)).status).toBe(404);
    expect((await api.get('xml_cdr/export/none')).status).toBe(404);
    later = 25 * 3_600_000;
    expect((await api.get(path)).status).toBe(404);
    later = 0;
  });

  it('says the same as JSON, CSV and XML', async () => {
    const [json, csv, xml] = await Promise.all([
      (await api.globalIdentity()).post('xml_cdr/export', { ...JANUARY, delivery: 'stream' }),
      (await api.globalIdentity()).post('xml_cdr/export', { ...JANUARY, delivery: 'stream', format: 'CSV' }),
      (await api.globalIdentity()).post('xml_cdr/export', { ...JANUARY, delivery: 'stream', format: 'XML' }),
    ]);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(xml.headers.get('content-type')).toContain('application/xml');
    const [header, ...rows]: string[][] = parse(csv.text);
    expect(header).toEqual(RECORD_COLUMNS);
    expect(rows.map(([uuid]) => uuid)).toEqual(json.body.records.map((r: { xml_cdr_uuid: string }) => r.xml_cdr_uuid));
    const names = json.body.records.map((r: { caller_id_name: string | null }) => r.caller_id_name ?? '');
    expect(rows.map((row) => row[5])).toEqual(names);
    const root = parseXml(xml.text).root;
    expect(root?.attributes).toEqual({ total_records: String(rows.length), date_range: '2024-01-01 to 2024-01-31' });
    expect(root?.children.filter((child) => child.type === 'element')).toHaveLength(rows.length);
  });

  it('comes compressed to those who take it so', async () => {
    const response = await fetch(`${server.url}/integration/v1/xml_cdr/export`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
      body: JSON.stringify({ username: api.username, password: api.password, ...JANUARY, delivery: 'stream' }),
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(JSON.parse(await response.text()).records.length).toBeGreaterThan(0);
  });

  it('goes on behind the last record that the caller has', async () => {
    const columns = ['xml_cdr_uuid', 'cdr_seq'];
    const promised = await api.post('xml_cdr/export', { ...JANUARY, columns });
    const path = `xml_cdr/export/${promised.headers.get('x-export-id')}`;
    const whole = (await api.get(path)).body;
    expect(Object.keys(whole.records[0])).toEqual(columns);
    const rest = (await api.post(path, { after_seq: whole.records[3].cdr_seq })).body;
    expect(rest.records).toEqual(whole.records.slice(4));
    expect(rest.total_records).toBe(whole.total_records);
  });

  it.each([
    [{ leg: 'b' }, 0],
    [{ leg: 'all', direction: 'inbound' }, 3],
    [{ extension: '1001', status: 'answered', direction: 'internal' }, 0],
    [{ date_start: '2024-01-15T10:30:02Z', date_end: '2024-01-15T10:30:04Z', direction: 'inbound' }, 1],
    [{ call_type: 'fax' }, 0],
  ])('holds what the filter %o lets through', async (filter, count) => {
    expect(await calls(filter)).toHaveLength(count);
  });
});

describe('two tenants with the same extensions', () => {
  it('are kept apart', async () => {
    expect(await calls({ tenant_domain: beta.domain, extension: '1001' })).toEqual(betaCalls);
    expect(await calls({ extension: '1001' }, ofAcme)).toEqual(acmeCalls);
    expect((await file({ tenant_domain: beta.domain }, ofAcme)).status).toBe(404);
    expect(await calls({})).toHaveLength(acmeCalls.length + betaCalls.length);
  });
});

describe('running exports', () => {
  it('are two at most for an identity; a third is 429', async () => {
    const places = await Promise.all([
      takeExportPlace(server.db, api.identityId),
      takeExportPlace(server.db, api.identityId).catch(() => takeExportPlace(server.db, api.identityId)),
    ]);
    const answer = await api.post('xml_cdr/export', JANUARY);
    expect(answer.status).toBe(429);
    expect(answer.body.message).toMatch(/^Rate Limited: /);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ofAcme.post('xml_cdr/export', JANUARY)).status).toBe(200);
    for (const giveBack of places) giveBack();
    await expect.poll(async () => (await api.post('xml_cdr/export', JANUARY)).status).toBe(200);
  });
});

describe('only_unexported', () => {
  it('leaves out what was acknowledged before, not afterwards', async () => {
    const biller = await api.globalIdentity();
    const params = { ...JANUARY, only_unexported: 'yes', tenant_domain: beta.domain };
    const before = await biller.post('xml_cdr/export', params);
    expect(before.body.total_records).toBe(3);
    const [first, second] = betaCalls;
    const marked = await biller.post('xml_cdr/acknowledge', { uuids: [first], external_ref: 'INV-1' });
    expect(marked.body).toEqual({
      status: 'success',
      message: 'Records acknowledged',
      acknowledged: 1,
      already: 0,
      rejected: 0,
    });
    const rejected = await biller.post('xml_cdr/acknowledge', { uuids: second, result: 'rejected' });
    expect(rejected.body).toMatchObject({ acknowledged: 0, rejected: 1 });
    expect((await biller.get(`xml_cdr/export/${before.headers.get('x-export-id')}`)).body.records).toHaveLength(3);
    expect(await calls({ ...params }, biller)).toEqual(betaCalls.slice(1));
    const all = await file({ tenant_domain: beta.domain }, biller);
    expect(all.body.records.map((r: { exported_at: string | null }) => r.exported_at !== null)).toEqual([
      true,
      false,
      false,
    ]);
    expect(await calls(params, await api.globalIdentity())).toHaveLength(3);
  });
});

describe('a file that breaks off (contract 40 B11 "Streaming")', () => {
  it.each(['identity', 'gzip'])(
    'ends the connection, never in a short file that looks whole (%s)',
    async (encoding) => {
      const gone = await server.makeTenant(`gone-${encoding}`);
      const legs = await recordLegs(server.db, finishedLegs(3, { tenant_id: gone.tenantId }));
      const made = await api.post('xml_cdr/export', { ...JANUARY, tenant_domain: gone.domain });
      expect(made.body.total_records).toBe(3);
      await server.db.transaction({ kind: 'all' }, (trx) =>
        trx
          .deleteFrom('cdr')
          .where('call_id', '=', legs[1] ?? '')
          .execute(),
      );
      const path = `xml_cdr/export/${made.headers.get('x-export-id')}`;
      await expect(api.get(path, { 'accept-encoding': encoding })).rejects.toThrow();
      const logOf = () =>
        server.request('GET', '/integration_audit?outcome=error&limit=1', { token: server.adminToken });
      await vi.waitFor(async () => {
        expect((await logOf()).body[0]).toMatchObject({
          application: 'xml_cdr',
          reason: 'the answer was broken off',
          records: 3,
        });
      });
    },
  );
});
