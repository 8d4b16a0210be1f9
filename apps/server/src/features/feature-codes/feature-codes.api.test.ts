import { BUILT_IN_CODES } from '@strowger/callplan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  const body = { call_flow_name: 'Night', call_flow_extension: '5000', call_flow_feature_code: '*5000' };
  const { status, text } = await server.request('POST', '/call_flows', { token: acme.adminToken, body });
  if (status !== 200) throw new Error(text);
}, 60_000);
afterAll(() => server.close());

interface Row {
  readonly dialplan_uuid: string;
  readonly dialplan_number: string;
  readonly dialplan_enabled: string;
}

const list = async (token: string, query = ''): Promise<Row[]> =>
  (await server.request('GET', `/feature_codes${query}`, { token })).body;

describe('feature codes (contract 20 §12.1)', () => {
  it('are everybody’s built-in ones and the tenant’s own, by number', async () => {
    const mine = await list(acme.adminToken);
    expect(mine).toHaveLength(BUILT_IN_CODES.length + 1);
    const numbers = mine.map(({ dialplan_number }) => dialplan_number);
    expect(numbers).toEqual([...numbers].sort());
    expect(mine.find(({ dialplan_number }) => dialplan_number === '*5000')).toMatchObject({
      dialplan_name: 'Night',
      dialplan_enabled: 'true',
    });
    expect((await list(globex.adminToken)).map(({ dialplan_number }) => dialplan_number)).not.toContain('*5000');
    expect(await list(server.adminToken, `?tenant_id=${globex.tenantId}`)).toHaveLength(BUILT_IN_CODES.length);
    expect(await list(server.adminToken)).toHaveLength(BUILT_IN_CODES.length + 1);
  });

  it('keep their uuids, and say in words whether they are on', async () => {
    const [one, other] = [await list(acme.adminToken), await list(globex.adminToken)];
    const uuidOf = (rows: Row[]) => rows.find(({ dialplan_number }) => dialplan_number === '*72')?.dialplan_uuid;
    expect(uuidOf(one)).toBe(uuidOf(other));
    expect(one.find(({ dialplan_number }) => dialplan_number === '*724')?.dialplan_enabled).toBe('false');
    expect(one.find(({ dialplan_number }) => dialplan_number === '*72')?.dialplan_enabled).toBe('true');
  });

  it('that a tenant has to set up are on for a tenant that has', async () => {
    const paging = async (token: string, query = '') =>
      (await list(token, query)).find(({ dialplan_number }) => dialplan_number === '*724')?.dialplan_enabled;
    const path = `/tenants/${acme.tenantId}/settings`;
    const sent = { token: acme.adminToken, body: { page_extensions: '1001, 1010-1019', page_pin: '4711' } };
    const { body } = await server.request('PUT', path, sent);
    expect(body).toMatchObject({ page_extensions: '1001, 1010-1019', page_pin: '********' });
    expect(await paging(acme.adminToken)).toBe('true');
    expect(await paging(server.adminToken, `?tenant_id=${acme.tenantId}`)).toBe('true');
    expect(await paging(globex.adminToken)).toBe('false');
    for (const bad of ['all', '1-2', '1001-', '1001;1002']) {
      const refused = await server.request('PUT', path, { ...sent, body: { page_extensions: bad } });
      expect(refused.status).toBe(400);
    }
    await server.request('PUT', path, { ...sent, body: { page_extensions: null, page_pin: null } });
    expect(await paging(acme.adminToken)).toBe('false');
  });

  it('are searched over number, name and description', async () => {
    expect((await list(acme.adminToken, '?search=redial')).map(({ dialplan_number }) => dialplan_number)).toEqual([
      '*870',
    ]);
  });

  it('are for those who hold the permission, and written by nobody', async () => {
    expect((await server.request('GET', '/feature_codes')).status).toBe(401);
    expect((await server.request('GET', '/feature_codes', { token: acme.userToken })).status).toBe(403);
    const written = await server.request('POST', '/feature_codes', { token: server.adminToken, body: {} });
    expect([404, 405]).toContain(written.status);
  });

  it('of a call flow may not be one that is built in', async () => {
    for (const code of ['*72', '*724', '*81001']) {
      const body = { call_flow_name: `Code ${code}`, call_flow_extension: '5001', call_flow_feature_code: code };
      expect((await server.request('POST', '/call_flows', { token: acme.adminToken, body })).status).toBe(409);
    }
  });
});
