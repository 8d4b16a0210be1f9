import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from '../../../testing/integration-client.ts';
import { finishedLegs, recordLegs } from '../testing.ts';

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  acme = await server.makeTenant('acme');
});
afterAll(() => server?.close());

it('check says whether a tenant has records, and of which time', async () => {
  const none = await api.post('xml_cdr/check', { tenant_domain: acme.domain });
  expect(none.body).toEqual({
    status: 'success',
    message: 'There are no call records',
    cdr_available: 'no',
    first_record: null,
    last_record: null,
    total_records: 0,
  });
  await recordLegs(
    server.db,
    finishedLegs(3, (i) => ({
      tenant_id: acme.tenantId,
      destination: ['15551234567', '442079460000', '1001'][i] ?? '',
      direction: i === 2 ? 'inbound' : 'outbound',
    })),
  );
  const some = await api.post('xml_cdr/check', { tenant_domain: acme.domain });
  expect(some.body).toMatchObject({
    cdr_available: 'yes',
    first_record: '2024-01-15T10:30:00Z',
    last_record: '2024-01-15T10:30:02Z',
    total_records: 3,
  });
});

it('validate judges the numbers of a tenant’s calls by a country', async () => {
  const answer = await api.post('xml_cdr/validate', {
    tenant_domain: acme.domain,
    date_start: '2024-01-01',
    date_end: '2024-01-31',
    country_code: '1',
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    status: 'success',
    summary: { total: 3, valid: 1, wrong_country: 1, invalid: 0, extension: 1 },
  });
  expect(Object.keys(answer.body.records[0])).toEqual([
    'xml_cdr_uuid',
    'direction',
    'number',
    'e164',
    'issue',
    'suggested',
  ]);
  expect(answer.body.records.map((r: { issue: string }) => r.issue)).toEqual(['valid', 'wrong_country', 'extension']);
});

it.each([
  [{ country_code: '1' }, 400],
  [{ tenant_domain: 'acme' }, 400],
  [{ tenant_domain: 'acme', country_code: 'US' }, 422],
  [{ tenant_domain: 'acme', package_code: 'nothing' }, 404],
])('validate refuses %o with %i', async (params, status) => {
  const named = 'tenant_domain' in params ? { ...params, tenant_domain: acme.domain } : params;
  expect((await api.post('xml_cdr/validate', named)).status).toBe(status);
});
