import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from '../../testing/integration-client.ts';

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  [acme, beta] = [await server.makeTenant('acme'), await server.makeTenant('beta')];
  const body = { extension: '1001' };
  const { status, text } = await server.request('POST', '/fpbx_extensions', { token: acme.adminToken, body });
  if (status !== 200) throw new Error(text);
});
afterAll(() => server.close());

const extensions = { type: 'extension', search: '1001' };

test('lists what the tenant’s calls go through, by type (contract 40 B10.4)', async () => {
  const { body } = await api.post('dialplans/list', { tenant_domain: acme.domain, ...extensions });
  expect(body.total).toBe(1);
  expect(Object.keys(body.dialplans[0])).toEqual([
    'dialplan_uuid',
    'dialplan_name',
    'dialplan_number',
    'dialplan_context',
    'dialplan_order',
    'dialplan_continue',
    'dialplan_enabled',
    'dialplan_description',
    'type',
  ]);
  expect(body.dialplans[0]).toMatchObject({
    dialplan_number: '1001',
    dialplan_context: acme.domain,
    dialplan_enabled: 'true',
    type: 'extension',
  });
  const codes = await api.post('dialplans/list', { type: 'feature', search: '*98', context: 'global' });
  expect(codes.body.total).toBeGreaterThan(0);
});

test('one is shown with its element and what it is made of; another tenant’s is not there', async () => {
  const { body } = await api.post('dialplans/list', { tenant_domain: acme.domain, ...extensions });
  const { dialplan_uuid } = body.dialplans[0];
  const got = await api.post('dialplans/get', { dialplan_uuid });
  expect(got.body.dialplan_xml).toContain(`uuid="${dialplan_uuid}"`);
  expect(got.body.details).toContainEqual({ tag: 'condition', type: 'destination_number', data: '^1001$' });
  const asBeta = await api.identityOf(beta);
  expect((await asBeta.post('dialplans/get', { dialplan_uuid })).status).toBe(404);
  expect((await asBeta.post('dialplans/list', extensions)).body.total).toBe(0);
});

test('a tenant sees the shared contexts and his own', async () => {
  const { body } = await (await api.identityOf(beta)).post('dialplans/contexts');
  expect(body.contexts).toEqual([
    { context: 'global', tenant_domain: null },
    { context: 'public', tenant_domain: null },
    { context: beta.domain, tenant_domain: beta.domain },
  ]);
});
