import { alone } from '@strowger/sip/testing/alone';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type IntegrationClient, type IntegrationTestApi, integrationOf } from '../../testing/integration-client.ts';

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let beta: TestTenant;
let asBeta: IntegrationClient;
let gateway_uuid: string;
let other: string;

beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  [acme, beta] = [await server.makeTenant('acme'), await server.makeTenant('beta')];
  asBeta = await api.identityOf(beta, { access: 'write' });
  [gateway_uuid, other] = [await gatewayOf('first'), await gatewayOf('second')];
});
afterAll(() => server.close());

async function gatewayOf(gateway_name: string, more: object = {}): Promise<string> {
  const { body, text } = await api.post('gateways/provision', {
    gateway_name,
    gateway_domain: 'sip.provider.com',
    gateway_register: 'false',
    ...more,
  });
  if (typeof body.gateway_uuid !== 'string') throw new Error(text);
  return body.gateway_uuid;
}

const row = (name: string, more: object = {}) => ({
  tenant_domain: acme.domain,
  dialplan_name: name,
  dialplan_expression: '^(\\d{10})$',
  gateway_uuid,
  ...more,
});
const create = (name: string, more: object = {}) => api.post('dialplan_outbound/create', row(name, more));

async function uuidOf(name: string, more: object = {}): Promise<string> {
  const { body, text } = await create(name, more);
  if (typeof body.dialplan_uuid !== 'string') throw new Error(text);
  return body.dialplan_uuid;
}

describe('a row of the outbound dial plan (contract 40 B10.3)', () => {
  test('is made, read by either name of the application, changed and deleted', async () => {
    const dialplan_uuid = await uuidOf('whole', { prefix_number: '1', limit: '3', ref: 'svc-1' });
    const got = await api.post('outbound/get', { dialplan_uuid });
    expect(got.body).toMatchObject({
      tenant_domain: acme.domain,
      dialplan_name: 'whole',
      gateway_uuid,
      prefix_number: '1',
      limit: 3,
      dialplan_order: 100,
      dialplan_enabled: 'true',
      ref: 'svc-1',
    });
    const changed = await api.post('dialplan_outbound/update', { dialplan_uuid, dialplan_enabled: 'no' });
    expect(changed.body).toMatchObject({ dialplan_enabled: 'false', limit: 3 });
    const { body } = await api.post('dialplan_outbound/list', { tenant_domain: acme.domain, search: 'svc-1' });
    expect([body.total, body.dialplans[0].dialplan_uuid]).toEqual([1, dialplan_uuid]);
    expect((await api.post('dialplan_outbound/delete', { dialplan_uuid })).status).toBe(200);
    expect((await api.post('dialplan_outbound/get', { dialplan_uuid })).status).toBe(404);
  });

  test('has a name of its own in its domain', async () => {
    await uuidOf('once');
    const { status, body } = await create('Once');
    expect([status, body.message]).toEqual([409, expect.stringMatching(/^Conflict: /)]);
    expect((await create('once', { tenant_domain: beta.domain })).status).toBe(200);
    expect((await create('once', { tenant_domain: '' })).status).toBe(200);
  });

  test('keeps its gateway unless that is said in so many words', async () => {
    const dialplan_uuid = await uuidOf('steady');
    const refused = await api.post('dialplan_outbound/update', { dialplan_uuid, gateway_uuid: other });
    expect([refused.status, refused.body.message]).toEqual([422, expect.stringContaining('gateway_uuid')]);
    const second = await api.post('dialplan_outbound/update', { dialplan_uuid, gateway_2_uuid: other });
    expect(second.status).toBe(422);
    const said = { dialplan_uuid, gateway_uuid: other, allow_gateway_change: 'true' };
    expect((await api.post('dialplan_outbound/update', said)).body.gateway_uuid).toBe(other);
  });

  test.each([
    ['is not anchored', '\\d{10}'],
    ['does not compile', '^(\\d{10}$'],
    ['takes an emergency number', '^(\\d{3})$'],
    ['is too long', `^${'1'.repeat(512)}$`],
  ])('is refused where its expression %s', async (_why, dialplan_expression) => {
    const { status, body } = await create('refused', { dialplan_expression });
    expect([status, body.message]).toEqual([422, expect.stringContaining('dialplan_expression')]);
  });

  test('may take emergency numbers where it is for them', async () => {
    const { status } = await create('help', { dialplan_expression: '^(112)$', emergency: 'true' });
    expect(status).toBe(200);
  });

  test('leads over gateways that its tenant may use', async () => {
    const theirs = await gatewayOf('of-beta', { tenant_domain: beta.domain });
    const { status, body } = await create('over-theirs', { gateway_uuid: theirs });
    expect([status, body.message]).toEqual([422, expect.stringContaining('gateway_uuid')]);
  });

  test('never shows its PIN, and keeps it sealed', async () => {
    const { body, text } = await create('barred', { pin_number: '739184' });
    expect(body.pin_set).toBe(true);
    expect(text).not.toMatch(alone('739184'));
    const { dialplan_uuid } = body;
    const kept = await api.post('dialplan_outbound/update', { dialplan_uuid, pin_number: '' });
    expect(kept.body.pin_set).toBe(true);
    const audit = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('integration_audit').selectAll().execute(),
    );
    expect(JSON.stringify(audit, (_, value) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain(
      '739184',
    );
    const gone = await api.post('dialplan_outbound/update', { dialplan_uuid, pin_number: 'none' });
    expect(gone.body.pin_set).toBe(false);
  });

  test('is shown as FreeSWITCH’s element', async () => {
    const dialplan_uuid = await uuidOf('shown <so>', { prefix_number: '9', gateway_2_uuid: other });
    const { body } = await api.post('dialplan_outbound/get_xml', { dialplan_uuid });
    expect(body.dialplan_xml).toContain('<extension name="shown &lt;so&gt;"');
    expect(body.dialplan_xml).toContain(`sofia/gateway/${gateway_uuid}/9$1|sofia/gateway/${other}/9$1`);
  });

  test('is taken back from its element; what no field stands for is refused', async () => {
    const dialplan_uuid = await uuidOf('edited', { limit: '2', dialplan_expression: '^(\\d{10})$\n^1(\\d{10})$' });
    const { body: shown } = await api.post('dialplan_outbound/get_xml', { dialplan_uuid });
    const xml: string = shown.dialplan_xml;
    const save = (dialplan_xml: string, more: object = {}) =>
      api.post('dialplan_outbound/save_xml', { dialplan_uuid, dialplan_xml, ...more });
    expect((await save(xml)).body).toMatchObject({ dialplan_name: 'edited', limit: 2, prefix_number: '' });
    const changed = xml.replaceAll('"edited"', '"edited &amp; renamed"').replaceAll('/$1', '/77$1');
    expect((await save(changed)).body).toMatchObject({
      dialplan_name: 'edited & renamed',
      dialplan_expression: '^(\\d{10})$\n^1(\\d{10})$',
      gateway_uuid,
      prefix_number: '77',
      limit: 2,
    });
    const elsewhere = xml.replaceAll(gateway_uuid, other);
    expect((await save(elsewhere)).status).toBe(422);
    expect((await save(elsewhere, { allow_gateway_change: 'true' })).body.gateway_uuid).toBe(other);
    for (const bad of [
      'no xml',
      xml.replace('</extension>', ''),
      xml.replaceAll('application="bridge"', 'application="system"'),
      xml.replaceAll('continue="false"', 'continue="true"'),
      xml.replaceAll(dialplan_uuid, other),
      xml.replaceAll('</condition>', '<anti-action application="hangup" data=""/></condition>'),
      xml.replaceAll('/$1"', '/$2"'),
      xml.replaceAll('field="destination_number"', 'field="caller_id_number"'),
      `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`,
    ]) {
      const { status, body } = await save(bad);
      expect([bad, status, body.message]).toEqual([bad, 422, expect.stringContaining('dialplan_xml')]);
    }
    const mine = await api.identityOf(acme, { access: 'write' });
    expect((await mine.post('dialplan_outbound/save_xml', { dialplan_uuid, dialplan_xml: xml })).status).toBe(403);
  });

  test('that has no id of the billing system yet is adopted', async () => {
    const gamma = await server.makeTenant('gamma');
    const in_gamma = { tenant_domain: gamma.domain };
    const [one, two] = [await uuidOf('one', in_gamma), await uuidOf('two', in_gamma)];
    const named = { ...in_gamma, dialplans: [{ dialplan_uuid: one, ref: 'svc-31' }] };
    const { body } = await api.post('dialplan_outbound/import', named);
    expect(body).toMatchObject({ imported: 1, already: 0, dialplans: [{ dialplan_uuid: one, ref: 'svc-31' }] });
    expect((await api.post('dialplan_outbound/import', named)).body).toMatchObject({ imported: 0, already: 1 });
    const clash = { ...in_gamma, dialplans: [{ dialplan_uuid: one, ref: 'svc-32' }] };
    expect((await api.post('dialplan_outbound/import', clash)).status).toBe(409);
    const rest = await api.post('dialplan_outbound/import', in_gamma);
    expect(rest.body).toMatchObject({ imported: 1, dialplans: [{ dialplan_uuid: two, ref: two }] });
    expect((await asBeta.post('dialplan_outbound/import', { dialplans: named.dialplans })).status).toBe(404);
  });

  test('takes the billing system’s id and gives it back', async () => {
    const dialplan_uuid = await uuidOf('billed');
    expect((await api.post('outbound/assign', { dialplan_uuid, ref: 'svc-9' })).body.ref).toBe('svc-9');
    expect((await api.post('outbound/unassign', { dialplan_uuid })).body.ref).toBeNull();
  });

  test('is made by no dry run, which answers with the plan', async () => {
    const { body } = await create('tried', { dry_run: 'true' });
    expect(body.plan.add).toHaveLength(1);
    const { body: listed } = await api.post('dialplan_outbound/list', { search: 'tried' });
    expect(listed.total).toBe(0);
  });

  test('of another tenant, or of all, is not there for a tenant', async () => {
    for (const more of [{}, { tenant_domain: '' }]) {
      const dialplan_uuid = await uuidOf('hidden', more);
      for (const action of ['get', 'update', 'delete', 'get_xml', 'unassign']) {
        const { status } = await asBeta.post(`dialplan_outbound/${action}`, { dialplan_uuid });
        expect([action, status]).toEqual([action, 404]);
      }
    }
    const { body } = await asBeta.post('dialplan_outbound/list');
    for (const { tenant_domain } of body.dialplans) expect(tenant_domain).toBe(beta.domain);
  });
});

test('the next call goes by it, and by it no more when it is deleted (contract 30 §5.3)', async () => {
  const dialplan_uuid = await uuidOf('sevens', { dialplan_expression: '^7(\\d{7})$', prefix_number: '44' });
  const planned = async () => {
    const body = { domain: acme.domain, from: '1001', to: '75550123' };
    return JSON.stringify((await server.request('POST', '/calls/simulate', { token: server.adminToken, body })).body);
  };
  await server.request('POST', '/fpbx_extensions', {
    token: server.adminToken,
    body: { tenant_id: acme.tenantId, extension: '1001' },
  });
  expect(await planned()).toContain('sevens');
  await api.post('dialplan_outbound/delete', { dialplan_uuid });
  expect(await planned()).not.toContain('sevens');
});
