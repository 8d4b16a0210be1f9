import type { Channel, Registration } from '@strowger/switch';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { VERSION } from '../../../version.ts';
import { type IntegrationTestApi, integrationOf } from '../../testing/integration-client.ts';

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  acme = await server.makeTenant('acme');
  const other = await server.makeTenant('beta');
  for (const tenant of [acme, other]) {
    for (const extension of ['1001', '1002']) {
      const body = {
        extension,
        password: 'a-sip-secret-1',
        enabled: tenant === other && extension === '1002' ? 'false' : 'true',
      };
      const made = await server.request('POST', '/fpbx_extensions', { token: tenant.adminToken, body });
      expect(made.status).toBe(200);
    }
  }
  const { engine } = server.platform;
  const of = <T extends { tenantId: number }>(all: T[], tenantId?: number) =>
    all.filter((one) => tenantId === undefined || one.tenantId === tenantId);
  const registered = (tenant: TestTenant, extensionUuid: string) => ({ tenantId: tenant.tenantId, extensionUuid });
  const leg = (tenant: TestTenant, uuid: string, of: 'a' | 'b', bridgeUuid: string | null) => ({
    tenantId: tenant.tenantId,
    uuid,
    leg: of,
    bridgeUuid,
  });
  const contacts = [registered(acme, 'x'), registered(acme, 'x'), registered(acme, 'y'), registered(other, 'z')];
  const legs = [leg(acme, '1', 'a', '2'), leg(acme, '2', 'b', '1'), leg(other, '3', 'a', null)];
  vi.spyOn(engine, 'registrations').mockImplementation(async (tenantId) => of(contacts, tenantId) as Registration[]);
  vi.spyOn(engine, 'channels').mockImplementation(async (tenantId) => of(legs, tenantId) as Channel[]);
  const upSince = Date.now() - (7 * 24 + 3) * 3_600_000 - 60_000;
  vi.spyOn(engine, 'health').mockResolvedValue({ ok: true, detail: '', upSince });
});
afterAll(() => server.close());

test('the status has exactly the fields of the seed; calls are counted, not legs, and users, not contacts', async () => {
  const { status, body } = await api.post('status', { Whitelisted: 'yes' });
  expect(status).toBe(200);
  expect(body).toEqual({
    status: 'success',
    message: 'System operational',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    version: VERSION,
    uptime: '7 days, 3 hours',
    active_calls: 2,
    total_extensions: 3,
    registered_extensions: 3,
  });
});

test('a tenant’s identity sees his part of it', async () => {
  const { body } = await (await api.identityOf(acme)).post('status');
  expect(body).toMatchObject({ active_calls: 1, total_extensions: 2, registered_extensions: 2 });
});

test('an engine that cannot be reached is 503 in the form of errors', async () => {
  vi.spyOn(server.platform.engine, 'health').mockResolvedValueOnce({ ok: false, detail: 'stopped', upSince: null });
  const { status, body } = await api.post('status');
  expect([status, Object.keys(body)]).toEqual([503, ['status', 'message', 'timestamp']]);
  expect(body).toMatchObject({ status: 'error', message: expect.stringMatching(/^Server Error: /) });
});

test('the panel of a billing host needs no credentials, and learns no version', async () => {
  const answer = await server.request('GET', '//integration/v1/status/widget');
  expect(answer.status).toBe(200);
  expect(answer.text).toMatch(/^<load>\d+\.\d\d<\/load>\n<uptime>\d+ Days \d\d:\d\d:\d\d<\/uptime>\n$/);
});
