import type { Registration } from '@strowger/switch';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from '../../testing/integration-client.ts';

const SEEN = 1_700_000_000_000;

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let beta: TestTenant;
/** Extension 1001 of both tenants. */
let own: string;
let foreign: string;

beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  [acme, beta] = [await server.makeTenant('acme'), await server.makeTenant('beta')];
  [own, foreign] = [await extensionOf(acme), await extensionOf(beta)];
});
afterAll(() => server.close());

beforeEach(() => {
  const all = [
    contact(acme, own, { networkIp: '192.0.2.1', refreshedAt: SEEN }),
    contact(acme, own, {
      networkIp: '192.0.2.2',
      networkPort: 5061,
      refreshedAt: SEEN + 1,
      userAgent: 'SIP Client/1.0',
    }),
    contact(beta, foreign, { networkIp: '192.0.2.3' }),
  ];
  vi.spyOn(server.platform.engine, 'registrations').mockImplementation(async (tenantId) =>
    all.filter((one) => tenantId === undefined || one.tenantId === tenantId),
  );
});

async function extensionOf(tenant: TestTenant): Promise<string> {
  const body = { extension: '1001', number_alias: '7001', password: 'a-sip-secret-1' };
  const made = await server.request('POST', '/fpbx_extensions', { token: tenant.adminToken, body });
  const uuid: unknown = made.body.extension_uuid;
  if (typeof uuid !== 'string') throw new Error(`the extension was not made: ${made.text}`);
  return uuid;
}

function contact(tenant: TestTenant, extensionUuid: string, facts: Partial<Registration>): Registration {
  return {
    tenantId: tenant.tenantId,
    domainName: tenant.domain,
    extensionUuid,
    extension: '1001',
    contact: 'sip:1001@192.0.2.1',
    networkIp: '192.0.2.1',
    networkPort: 5060,
    transport: 'udp',
    userAgent: 'phone',
    expiresAt: Date.now() + 60_000,
    refreshedAt: SEEN,
    behindNat: false,
    pingMs: 12,
    ...facts,
  };
}

describe('registrations/check (contract 40 B10.8)', () => {
  const SHOWN = ['status', 'message', 'registered', 'register_ip', 'register_port', 'register_useragent'];

  test.each(['1001', '7001'])('tells of extension %s where it was seen last, all as strings', async (extension) => {
    const { status, body } = await api.post('registrations/check', { extension, tenant_domain: acme.domain });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(SHOWN);
    expect(body).toEqual({
      status: 'success',
      message: 'Extension status retrieved',
      registered: 'yes',
      register_ip: '192.0.2.2',
      register_port: '5061',
      register_useragent: 'SIP Client/1.0',
    });
  });

  test('is a success with empty strings where nobody is registered', async () => {
    vi.spyOn(server.platform.engine, 'registrations').mockResolvedValue([]);
    const { status, body } = await api.post('registration/check', { Extension: '1001', 'Tenant Domain': acme.domain });
    expect([status, Object.keys(body)]).toEqual([200, SHOWN]);
    expect(body).toMatchObject({ registered: 'no', register_ip: '', register_port: '', register_useragent: '' });
  });

  test('knows no extension and no domain that are not there, and of another tenant neither', async () => {
    const theirs = await api.identityOf(acme);
    const answers = await Promise.all([
      api.post('registrations/check', { extension: '4711', tenant_domain: acme.domain }),
      api.post('registrations/check', { extension: '1001', tenant_domain: 'nowhere.example' }),
      theirs.post('registrations/check', { extension: '1001', tenant_domain: beta.domain }),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body.message).toMatch(/^Not Found: /);
    }
    const missing = await api.post('registrations/check', { tenant_domain: acme.domain });
    expect([missing.status, missing.body.message]).toEqual([
      400,
      expect.stringMatching(/^Missing Parameters: .*extension/),
    ]);
  });
});

describe('the other actions', () => {
  test('list shows every contact in scope, the latest of a phone first', async () => {
    const all = await api.post('registrations/list', {});
    expect(all.body).toMatchObject({ status: 'success', total: 3, page: 1, per_page: 100 });
    const mine = await (await api.identityOf(acme)).post('registrations/list', {});
    expect(mine.body.registrations).toEqual([
      expect.objectContaining({
        extension: '1001',
        tenant_domain: acme.domain,
        register_ip: '192.0.2.2',
        register_port: '5061',
      }),
      expect.objectContaining({ register_ip: '192.0.2.1', register_transport: 'udp', register_ping_ms: 12 }),
    ]);
  });

  test('unregister drops the contacts, for whoever may write', async () => {
    const dropped = vi.spyOn(server.platform.engine, 'dropRegistrations').mockResolvedValue();
    const asked = { extension: '1001', tenant_domain: acme.domain };
    const reader = await api.globalIdentity({ access: 'read' });
    expect((await reader.post('registrations/unregister', asked)).status).toBe(403);
    expect((await api.post('registrations/unregister', { ...asked, dry_run: true })).status).toBe(200);
    expect(dropped).not.toHaveBeenCalled();
    expect((await api.post('registrations/unregister', asked)).body).toMatchObject({
      status: 'success',
      registered: 'no',
    });
    expect(dropped.mock.calls).toEqual([[{ extensionUuid: own }]]);
  });

  test('gateways tells the state of trunks in scope', async () => {
    const provider = { name: 'primary', host: '192.0.2.9', type: 'sip' };
    expect((await server.request('POST', '/providers', { token: server.adminToken, body: provider })).status).toBe(200);
    const { body } = await api.post('registrations/gateways', {});
    expect(body.gateways).toEqual([expect.objectContaining({ gateway_name: 'primary', tenant_domain: null })]);
    expect((await (await api.identityOf(acme)).post('registrations/gateways', {})).body).toMatchObject({
      gateways: [],
      total: 0,
    });
  });
});
