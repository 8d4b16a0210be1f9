import { alone } from '@strowger/sip/testing/alone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  await make('/fpbx_extensions', { extension: '1001', description: 'R&D <"lab">' });
  await make('/call_flows', { call_flow_name: 'Night', call_flow_extension: '5000', call_flow_pin_number: '471147' });
  await make('/time_conditions', { tc_name: 'Hours', tc_extension: '5001' });
  const route = { destination_number: '+441632960001', destination_data: '1001', tenant_id: acme.tenantId };
  await make('/inbound_routes', route, server.adminToken);
}, 60_000);
afterAll(() => server.close());

async function make(path: string, body: object, token = acme.adminToken): Promise<void> {
  const { status, text } = await server.request('POST', path, { token, body });
  if (status !== 200) throw new Error(text);
}

const ask = async (query: string, token = acme.adminToken) =>
  (await server.request('GET', `/dialplans${query}`, { token })).body;
const numbersOf = (rows: readonly { dialplan_number: string }[]) => rows.map(({ dialplan_number }) => dialplan_number);

describe('dial plans (contract 20 §12.2)', () => {
  it('are what calls go through, by context and order', async () => {
    const rows = await ask('');
    expect(numbersOf(rows)).toEqual(expect.arrayContaining(['*72', '1001', '5000', '5001', '+441632960001']));
    const keys = rows.map((row: { dialplan_context: string; dialplan_order: number }) => [
      row.dialplan_context,
      row.dialplan_order,
    ]);
    const ordered = [...keys].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
    expect(keys).toEqual(ordered);
    expect(numbersOf(await ask(`?dialplan_context=${acme.domain}`))).toEqual(['1001', '5000', '5001']);
    expect(numbersOf(await ask('?dialplan_context=public'))).toEqual(['+441632960001']);
    expect(numbersOf(await ask('?search=Hours'))).toEqual(['5001']);
    const [{ app_uuid: app }] = await ask('?search=Night');
    expect(numbersOf(await ask(`?app_uuid=${app}`))).toEqual(['5000']);
  });

  it('show one with its element, in well-formed XML and without secrets', async () => {
    for (const [number, action] of [
      ['1001', `<action application="bridge" data="user/1001@`],
      ['5000', '<action application="call_flow"'],
      ['+441632960001', '<action application="transfer" data="1001"/>'],
    ]) {
      const [{ dialplan_uuid: uuid }] = await ask(`?search=${encodeURIComponent(number ?? '')}`);
      const { dialplan_xml: xml } = await ask(`/${uuid}`);
      expect(xml).toContain(action);
      expect(xml).toMatch(/^<extension name="[^<"]*" continue="false" uuid="[0-9a-f-]{36}">/);
      expect(xml).not.toMatch(alone('471147'));
    }
  });

  it('are the own tenant’s alone, and for admins', async () => {
    const [{ dialplan_uuid: uuid }] = await ask('?search=Hours');
    expect((await server.request('GET', `/dialplans/${uuid}`, { token: globex.adminToken })).status).toBe(404);
    expect(numbersOf(await ask('', globex.adminToken))).not.toContain('5001');
    expect((await server.request('GET', '/dialplans', { token: acme.userToken })).status).toBe(403);
    expect((await server.request('GET', '/dialplans')).status).toBe(401);
    expect((await server.request('GET', '/dialplans/none', { token: acme.adminToken })).status).toBe(404);
  });
});
