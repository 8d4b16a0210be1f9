import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTenant } from '../../../engine/directory-rows.ts';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from '../../testing/integration-client.ts';

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  acme = await server.makeTenant('acme');
}, 120_000);
afterAll(() => server.close());

const make = async (name: string, more: object = {}) =>
  (await api.post('access_control/create', { access_control_name: name, ...more })).body;

/** What the engine would hold an extension's address against. */
async function entriesOf(uuid: string) {
  const { settings, vault } = server.platform;
  const entry = await server.db.transaction({ kind: 'all' }, (trx) =>
    readTenant(trx, { settings, vault }, acme.tenantId),
  );
  return entry?.extensions.get(uuid)?.authAcl;
}

describe('SIP access lists (contract 40 B10.1)', () => {
  it('are made with their rules, in one spelling of networks', async () => {
    const nodes = [
      { node_type: 'allow', node_cidr: '192.0.2.77/24', node_description: 'office' },
      { node_type: 'deny', node_cidr: '192.0.2.9' },
      { node_type: 'allow', node_cidr: '2001:DB8::1' },
    ];
    const { status, message, ...made } = await make('office', { nodes });
    expect(status).toBe('success');
    expect(Object.keys(made)).toEqual([
      'access_control_uuid',
      'access_control_name',
      'access_control_default',
      'access_control_description',
      'nodes',
    ]);
    expect(made.access_control_default).toBe('deny');
    expect(made.nodes.map(({ node_cidr }: { node_cidr: string }) => node_cidr).sort()).toEqual([
      '192.0.2.0/24',
      '192.0.2.9/32',
      '2001:db8::1/128',
    ]);
    const listed = (await api.post('access_controls/list', { search: 'OFFICE' })).body;
    expect(listed.access_controls).toEqual([made]);
    expect((await api.post('access_control/create', { access_control_name: 'Office' })).status).toBe(409);
    expect((await api.post('access_control/create', { access_control_name: '1.2.3.4' })).status).toBe(422);
  });

  it('are changed rule by rule, as a whole, and copied', async () => {
    const { access_control_uuid } = await make('branch');
    const rule = { access_control_uuid, node_type: 'allow', node_cidr: '198.51.100.0/24' };
    const added = (await api.post('access_control/node_add', rule)).body;
    expect(added).toMatchObject({ node_type: 'allow', node_cidr: '198.51.100.0/24' });
    expect((await api.post('access_control/node_add', rule)).status).toBe(409);
    const node = { access_control_uuid, node_uuid: added.node_uuid };
    const changed = (await api.post('access_control/node_update', { ...node, node_type: 'deny' })).body;
    expect(changed).toMatchObject({ node_uuid: added.node_uuid, node_type: 'deny' });
    const copy = (await api.post('access_control/copy', { access_control_uuid, access_control_name: 'branch 2' })).body;
    expect(copy.nodes).toHaveLength(1);
    expect((await api.post('access_control/node_delete', node)).status).toBe(200);
    expect((await api.post('access_control/node_delete', node)).status).toBe(404);
    const nodes = JSON.stringify([{ node_type: 'deny', node_cidr: '0.0.0.0/0' }]);
    const updated = (await api.post('access_control/update', { access_control_uuid, nodes, dry_run: true })).body;
    expect(updated.plan.update).toContainEqual(expect.objectContaining({ field: 'nodes', uuid: access_control_uuid }));
    expect((await api.post('access_control/reload')).body.status).toBe('success');
  });

  it('stand in an extension’s auth_acl, follow their changes, and stay while they are used', async () => {
    const { access_control_uuid } = await make('phones', { nodes: [{ node_type: 'allow', node_cidr: '10.0.0.0/8' }] });
    const asTenant = (method: string, path: string, body: unknown) =>
      server.request(method, path, { token: acme.adminToken, body });
    const extension = { extension: '1001', auth_acl: '192.0.2.1, Phones' };
    const made = await asTenant('POST', '/fpbx_extensions', extension);
    expect(made.status).toBe(200);
    const list = { allowsByDefault: false, nodes: [{ cidr: '10.0.0.0/8', allow: true }] };
    expect(await entriesOf(made.body.extension_uuid)).toEqual(['192.0.2.1', list]);
    await api.post('access_control/update', { access_control_uuid, access_control_default: 'allow' });
    expect(await entriesOf(made.body.extension_uuid)).toEqual(['192.0.2.1', { ...list, allowsByDefault: true }]);
    expect((await api.post('access_control/delete', { access_control_uuid })).status).toBe(409);
    const renamed = await api.post('access_control/update', { access_control_uuid, access_control_name: 'desks' });
    expect(renamed.status).toBe(409);
    expect(
      (await asTenant('PUT', `/fpbx_extensions/${made.body.extension_uuid}`, { auth_acl: 'nowhere' })).status,
    ).toBe(400);
    await asTenant('PUT', `/fpbx_extensions/${made.body.extension_uuid}`, { auth_acl: null });
    expect((await api.post('access_control/delete', { access_control_uuid })).status).toBe(200);
  });
});

describe('the whitelist through the API itself (contract 40 B3, B10.1)', () => {
  it('is read and changed, and never locks out whoever changes it by accident', async () => {
    const added = (await api.post('access_control/whitelist/add', { cidr: '198.51.100.9/24', description: 'x' })).body;
    expect(Object.keys(added)).toEqual(['status', 'message', 'whitelist_uuid', 'cidr']);
    expect(added.cidr).toBe('198.51.100.0/24');
    const listed = (await api.post('access_control/whitelist/list')).body;
    expect(Object.keys(listed.entries[0])).toEqual([
      'whitelist_uuid',
      'cidr',
      'description',
      'enabled',
      'expires_at',
      'last_hit_at',
      'hit_count',
    ]);
    expect((await api.post('access_control/whitelist/add', { cidr: '::/0' })).status).toBe(422);
    const replaced = await api.post('access_control/whitelist/replace', { text: '198.51.100.0/24\n192.0.2.0/24' });
    expect([replaced.status, replaced.headers.get('x-error-code')]).toEqual([409, 'conflict']);
    const bad = (await api.post('access_control/whitelist/replace', { text: '127.0.0.1\nnonsense' })).body;
    expect(bad).toMatchObject({ added: 0, errors: [{ line: 2, text: 'nonsense' }] });
    expect((await api.post('access_control/whitelist/remove', { cidr: '127.0.0.1' })).status).toBe(409);
    const { whitelist_uuid } = added;
    const updated = await api.post('access_control/whitelist/update', { whitelist_uuid, enabled: 'no' });
    expect(updated.body.enabled).toBe(false);
    const dry = (await api.post('access_control/whitelist/replace', { text: '127.0.0.1', dry_run: true })).body;
    expect(dry).toMatchObject({ added: 0, removed: 1, kept: 1 });
    expect((await api.post('access_control/whitelist/remove', { whitelist_uuid })).status).toBe(200);
    expect((await api.post('access_control/whitelist/list')).body.total).toBe(1);
  });
});
