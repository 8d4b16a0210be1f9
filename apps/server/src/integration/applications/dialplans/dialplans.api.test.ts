import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('a row is switched on and off', () => {
  const uuidOf = async (params: object) => {
    const { body, text } = await api.post('dialplans/list', { tenant_domain: acme.domain, ...params });
    const [row] = body.dialplans;
    if (row === undefined) throw new Error(text);
    return row.dialplan_uuid;
  };
  const planned = async (to: string) => {
    const body = { domain: acme.domain, from: '1001', to };
    return (await server.request('POST', '/calls/simulate', { token: server.adminToken, body })).body.plans[0];
  };

  test('by the flag of what it stands for, as often as one likes', async () => {
    const dialplan_uuid = await uuidOf(extensions);
    for (const [action, enabled] of [
      ['disable', 'false'],
      ['disable', 'false'],
      ['enable', 'true'],
    ]) {
      const { body } = await api.post(`dialplans/${action}`, { dialplan_uuid });
      expect(body).toEqual({
        status: 'success',
        message: `Dialplan ${action}d`,
        dialplan_uuid,
        dialplan_name: '1001',
        dialplan_enabled: enabled,
      });
    }
  });

  test.each([
    ['ring_group', '/ring_groups', { ring_group_name: 'Sales', ring_group_extension: '7001' }],
    ['call_flow', '/call_flows', { call_flow_name: 'Night', call_flow_extension: '7002' }],
    ['time_condition', '/time_conditions', { tc_name: 'Hours', tc_extension: '7003' }],
    ['conference', '/conferences', { conference_center_name: 'All', conference_center_extension: '7004' }],
    ['ivr_menu', '/ivr_menus', { ivr_menu_name: 'Front', ivr_menu_extension: '7005' }],
    ['call_queue', '/call_queues', { queue_name: 'Help', queue_extension: '7006' }],
    ['inbound', '/inbound_routes', { destination_number: '+441632960777', destination_data: '1001' }],
  ])('of a %s', async (type, path, body) => {
    const sent = type === 'inbound' ? { ...body, tenant_id: acme.tenantId } : body;
    const token = type === 'inbound' ? server.adminToken : acme.adminToken;
    const made = await server.request('POST', path, { token, body: sent });
    expect([made.status, made.text]).toEqual([200, expect.anything()]);
    const dialplan_uuid = await uuidOf({ type });
    for (const [action, enabled] of [
      ['disable', 'false'],
      ['enable', 'true'],
    ]) {
      expect((await api.post(`dialplans/${action}`, { dialplan_uuid })).body.dialplan_enabled).toBe(enabled);
    }
  });

  test('of a built-in code for one tenant alone, and the next call goes by it', async () => {
    const dialplan_uuid = await uuidOf({ type: 'feature', search: '*870' });
    const unnamed = await api.post('dialplans/disable', { dialplan_uuid });
    expect([unnamed.status, unnamed.body.message]).toEqual([400, expect.stringContaining('tenant_domain')]);
    const named = { dialplan_uuid, tenant_domain: acme.domain };
    expect((await planned('*870')).steps[0].step).not.toBe('hangup');
    expect((await api.post('dialplans/disable', named)).body.dialplan_enabled).toBe('false');
    expect((await planned('*870')).steps).toMatchObject([{ cause: 'UNALLOCATED_NUMBER' }]);
    const theirs = await api.post('dialplans/get', { ...named, tenant_domain: beta.domain });
    expect(theirs.body.dialplan_enabled).toBe('true');
    expect((await api.post('dialplans/enable', named)).body.dialplan_enabled).toBe('true');
    expect((await planned('*870')).steps[0].step).not.toBe('hangup');
  });

  test('not of a code that is not there to be had', async () => {
    const dialplan_uuid = await uuidOf({ type: 'feature', search: 'page_group' });
    const { status } = await api.post('dialplans/enable', { dialplan_uuid, tenant_domain: acme.domain });
    expect(status).toBe(409);
  });

  test('by nobody who may only read, nor by another tenant', async () => {
    const dialplan_uuid = await uuidOf(extensions);
    const reader = await api.identityOf(acme);
    const other = await api.identityOf(beta, { access: 'write' });
    expect((await reader.post('dialplans/disable', { dialplan_uuid })).status).toBe(403);
    expect((await other.post('dialplans/disable', { dialplan_uuid })).status).toBe(404);
    expect((await other.post('dialplans/reload', { tenant_domain: acme.domain })).status).toBe(404);
  });
});

describe('outbound rows (contract 20 §12.2, 40 B10.3)', () => {
  let gateway_uuid: string;
  beforeAll(async () => {
    const gateway = { gateway_name: 'out', gateway_domain: 'sip.example.com', gateway_register: 'false' };
    gateway_uuid = (await api.post('gateways/provision', gateway)).body.gateway_uuid;
    const row = { dialplan_expression: '^9(\\d{7})$\n^8(\\d{7})$', gateway_uuid, prefix_number: '44' };
    await api.post('dialplan_outbound/create', { ...row, tenant_domain: acme.domain, dialplan_name: 'own' });
    await api.post('dialplan_outbound/create', { ...row, dialplan_name: 'shared', dialplan_order: 200 });
  });

  test('stand among the others; of shared ones a tenant does not see where they lead', async () => {
    const { body } = await (await api.identityOf(acme)).post('dialplans/list', { type: 'outbound' });
    expect(body.dialplans).toMatchObject([
      { dialplan_name: 'own', dialplan_context: acme.domain, dialplan_order: 100, type: 'outbound' },
      { dialplan_name: 'shared', dialplan_context: 'global', dialplan_order: 200, type: 'outbound' },
    ]);
    const asAcme = await api.identityOf(acme, { access: 'write' });
    const xmlOf = async (place: number) =>
      (await asAcme.post('dialplans/get', { dialplan_uuid: body.dialplans[place].dialplan_uuid })).body.dialplan_xml;
    expect(await xmlOf(0)).toContain(`sofia/gateway/${gateway_uuid}/44$1`);
    expect((await xmlOf(0)).match(/<extension /g)).toHaveLength(2);
    expect(await xmlOf(1)).not.toContain(gateway_uuid);
    const shared = { dialplan_uuid: body.dialplans[1].dialplan_uuid };
    expect((await asAcme.post('dialplans/disable', shared)).status).toBe(403);
    expect((await api.post('dialplans/disable', shared)).body.dialplan_enabled).toBe('false');
  });

  test('are found by a test of the number, which places no call', async () => {
    const asked = { tenant_domain: acme.domain, from: '1001', direction: 'outbound' };
    const { body } = await api.post('dialplans/test', { ...asked, number: '91234567' });
    expect(body).toEqual({
      status: 'success',
      message: 'Number tested',
      matched: [{ dialplan_uuid: expect.any(String), name: 'own', order: 100 }],
      normalized_number: '91234567',
      e164: null,
      gateway_uuid,
      action: 'dial 441234567',
    });
    const inside = await api.post('dialplans/test', { tenant_domain: acme.domain, number: '1001', direction: 'local' });
    expect(inside.body).toMatchObject({ matched: [{ name: '1001', order: 60 }], gateway_uuid: null });
    const did = { tenant_domain: acme.domain, number: '+441632960777', direction: 'inbound', from: '+33123456789' };
    const inbound = await api.post('dialplans/test', did);
    expect(inbound.body).toMatchObject({
      e164: '+441632960777',
      matched: [{ name: '+441632960777' }, { name: '1001' }],
    });
    const none = await api.post('dialplans/test', { ...asked, number: '55' });
    expect(none.body).toMatchObject({ matched: [], action: expect.stringMatching(/^hangup /) });
    const unknown = await api.post('dialplans/test', { ...asked, from: '4711', number: '55' });
    expect([unknown.status, unknown.body.message]).toEqual([422, expect.stringContaining('from')]);
    expect((await api.post('dialplans/test', { ...asked })).status).toBe(400);
  });
});

test('all processes are told to read anew, and a dry run tells nobody', async () => {
  const told = async () => {
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('events')
        .select(['tenant_id', 'data'])
        .where('type', '=', 'config.changed')
        .orderBy('event_id')
        .execute(),
    );
    return rows.map(({ tenant_id, data }) => [tenant_id, Object(data).resource]);
  };
  const before = await told();
  const dry = await api.post('dialplans/reload', { tenant_domain: acme.domain, dry_run: 'true' });
  expect([dry.status, await told()]).toEqual([200, before]);
  const { body } = await api.post('dialplans/reload', { tenant_domain: acme.domain });
  expect(body).toEqual({ status: 'success', message: 'Dialplans reloaded', tenant_domain: acme.domain });
  expect((await told()).slice(before.length)).toEqual([
    [acme.tenantId, 'tenants'],
    [acme.tenantId, 'dialplan_outbound'],
  ]);
});
