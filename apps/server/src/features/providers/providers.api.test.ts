import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
}, 60_000);
afterAll(() => server.close());

const ask = (method: string, path: string, body?: object, token = server.adminToken) =>
  server.request(method, `/providers${path}`, { token, ...(body ? { body } : {}) });

describe('providers (contract 30 §2)', () => {
  it('are shared unless they are a tenant’s, and answer as they were set', async () => {
    const { body: id } = await ask('POST', '', { name: 'Carrier A', type: 'sip', host: '192.0.2.1' });
    expect(id).toEqual(expect.any(Number));
    expect((await ask('GET', `/${id}`)).body).toMatchObject({
      provider_id: id,
      tenant_id: 0,
      name: 'Carrier A',
      type: 'sip',
      service_flag: 3,
      host: '192.0.2.1',
      port: 5060,
      proxy: '',
      active: 1,
      description: '',
    });
    const { body: own } = await ask('POST', '', {
      name: 'Own',
      type: 'sip',
      host: 'sip.example.com',
      tenant_id: acme.tenantId,
    });
    expect((await ask('GET', `/${own}`)).body).toMatchObject({ tenant_id: acme.tenantId, host: 'sip.example.com' });
    expect((await ask('GET', '')).body).toHaveLength(2);
  });

  it('are changed and deleted; a name is used once, in any case', async () => {
    const { body: id } = await ask('POST', '', { name: 'Carrier B', type: 'sip', host: '192.0.2.2' });
    expect((await ask('PUT', `/${id}`, { active: 0, host: '192.0.2.3' })).body).toMatchObject({
      active: 0,
      host: '192.0.2.3',
    });
    expect((await ask('POST', '', { name: 'carrier b', type: 'sip', host: '192.0.2.2' })).status).toBe(409);
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    expect((await ask('GET', `/${id}`)).status).toBe(404);
  });

  it.each([
    [{ type: 'sip', host: '192.0.2.2' }],
    [{ name: '-x', type: 'sip', host: '192.0.2.2' }],
    [{ name: 'C', type: 'smoke', host: '192.0.2.2' }],
    [{ name: 'C', type: 'sip', host: 'a b' }],
    [{ name: 'C', type: 'sip', host: 'a', tenant_id: 999_999 }],
  ])('are refused with 400: %j', async (body) => {
    expect((await ask('POST', '', body)).status).toBe(400);
  });

  it('are the super admins’ business', async () => {
    expect((await server.request('GET', '/providers')).status).toBe(401);
    for (const token of [acme.adminToken, acme.userToken]) {
      expect((await ask('GET', '', undefined, token)).status).toBe(403);
      expect((await ask('POST', '', { name: 'D', type: 'sip', host: '192.0.2.9' }, token)).status).toBe(403);
    }
  });
});
