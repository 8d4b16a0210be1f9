import type { TrunkStatus } from '@strowger/switch';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
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
});
afterAll(() => server.close());

const login = { gateway_username: 'trunk', gateway_password: 'a-trunk-secret' };

function provision(name: string, more: object = {}, path = 'gateways/provision') {
  return api.post(path, { gateway_name: name, gateway_domain: 'sip.provider.com', ...login, ...more });
}

async function uuidOf(name: string, more: object = {}): Promise<string> {
  const { body, text } = await provision(name, more);
  if (typeof body.gateway_uuid !== 'string') throw new Error(text);
  return body.gateway_uuid;
}

describe('provision (contract 40 B10.7)', () => {
  const SEED = ['status', 'message', 'gateway_uuid', 'gateway_name', 'gateway_domain', 'gateway_enabled'];

  test('answers with exactly the fields of the seed, and says in a header that it made one', async () => {
    const { status, body, headers } = await provision('primary_gateway', {}, 'provision');
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(SEED);
    expect(body).toEqual({
      status: 'success',
      message: 'Gateway configured successfully',
      gateway_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      gateway_name: 'primary_gateway',
      gateway_domain: 'sip.provider.com',
      gateway_enabled: 'true',
    });
    expect(headers.get('x-gateway-created')).toBe('1');
    expect(headers.get('x-ratelimit-limit')).not.toBeNull();
  });

  test('the same name is changed and keeps its uuid', async () => {
    const uuid = await uuidOf('again');
    const { body, headers } = await provision('again', {
      gateway_domain: 'other.provider.com:5080',
      gateway_enabled: 'no',
    });
    expect(body).toMatchObject({
      gateway_uuid: uuid,
      gateway_domain: 'other.provider.com:5080',
      gateway_enabled: 'false',
    });
    expect(headers.get('x-gateway-created')).toBeNull();
    const shown = await api.post('gateways/get', { gateway_uuid: uuid });
    expect(shown.body).toMatchObject({ gateway_domain: 'other.provider.com:5080', password_set: true });
    expect(shown.text).not.toContain('a-trunk-secret');
  });

  test('user name and password are needed where it registers, and only there', async () => {
    const bare = { gateway_username: '', gateway_password: '' };
    const refused = await provision('bare', bare);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toMatch(/^Missing Parameters: .*gateway_username, gateway_password/);
    expect((await provision('bare', { ...bare, gateway_register: 'false' })).status).toBe(200);
  });

  test('a name that somebody else has is a conflict that names nobody', async () => {
    await provision('theirs', { tenant_domain: acme.domain });
    const { status, body } = await provision('theirs', { tenant_domain: beta.domain });
    expect([status, body.status]).toEqual([409, 'error']);
    expect(JSON.stringify(body)).not.toContain('acme');
    const asTenant = await api.identityOf(beta, { access: 'write' });
    const answer = await asTenant.post('gateways/provision', {
      gateway_name: 'theirs',
      gateway_domain: 'sip.provider.com',
      ...login,
    });
    expect(answer.status).toBe(409);
  });

  test('a place or a name that cannot be names its field', async () => {
    for (const [field, value] of Object.entries({ gateway_domain: 'no place', gateway_name: '<x>' })) {
      const { status, body } = await provision('odd', { [field]: value });
      expect([field, status]).toEqual([field, 422]);
      expect(body.message).toContain(field);
    }
  });

  test('a dry run makes none', async () => {
    const { status, body } = await provision('tried', { dry_run: 'true' });
    expect(status).toBe(200);
    expect(body.plan.add).toHaveLength(1);
    expect((await api.post('gateways/get', { gateway_name: 'tried' })).status).toBe(404);
  });
});

describe('list', () => {
  test('has exactly the fields of the seed; the state is UP, DOWN or DISABLED', async () => {
    const [up, down, off] = [await uuidOf('list-up'), await uuidOf('list-down'), await uuidOf('list-off')];
    await api.post('gateways/disable', { gateway_uuid: off });
    const provider = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('providers').select('provider_id').where('fpbx_gateway_uuid', '=', up).executeTakeFirstOrThrow(),
    );
    const trunk: TrunkStatus = {
      providerId: provider.provider_id,
      tenantId: null,
      name: 'list-up',
      state: 'REGED',
      lastError: '',
      stateSince: 0,
      callsActive: 3,
      callsIn: 1,
    };
    vi.spyOn(server.platform.engine, 'trunks').mockResolvedValueOnce([trunk]);
    const { body } = await api.post('provision-list');
    expect(Object.keys(body)).toEqual(['status', 'message', 'gateways']);
    expect(body.message).toBe('Gateways retrieved successfully');
    const rows: Record<string, string>[] = body.gateways;
    const shown = rows.filter(({ gateway_name }) => gateway_name?.startsWith('list-'));
    expect(Object.keys(shown[0] ?? {})).toEqual([
      'gateway_uuid',
      'gateway_name',
      'gateway_domain',
      'gateway_enabled',
      'gateway_status',
    ]);
    expect(Object.fromEntries(shown.map((row) => [row['gateway_uuid'], row['gateway_status']]))).toEqual({
      [up]: 'UP',
      [down]: 'DOWN',
      [off]: 'DISABLED',
    });
  });

  test('shows a tenant’s identity his own alone', async () => {
    await provision('beta-own', { tenant_domain: beta.domain });
    const { body } = await (await api.identityOf(beta)).post('gateways/list');
    expect(body.gateways.map(({ gateway_name }: { gateway_name: string }) => gateway_name)).toEqual(['beta-own']);
  });
});

describe('the other actions', () => {
  test('disable and enable answer how it is, however often they are called', async () => {
    const gateway_uuid = await uuidOf('switched');
    for (const [action, enabled] of [
      ['disable', 'false'],
      ['disable', 'false'],
      ['enable', 'true'],
      ['enable', 'true'],
    ]) {
      const { status, body } = await api.post(`gateways/${action}`, { gateway_uuid });
      expect([status, body.gateway_enabled]).toEqual([200, enabled]);
    }
  });

  test('update changes what is sent, keeps the password where none is, and remembers the billing system’s id', async () => {
    const gateway_uuid = await uuidOf('partly');
    const { body } = await api.post('gateways/update', {
      gateway_uuid,
      gateway_password: '',
      gateway_channels: '5',
      ref: 'svc-7',
    });
    expect(body).toMatchObject({
      gateway_channels: 5,
      password_set: true,
      gateway_domain: 'sip.provider.com',
      ref: 'svc-7',
    });
  });

  test('delete is refused while routes use it, unless it is forced', async () => {
    const gateway_uuid = await uuidOf('used');
    const provider = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('providers')
        .select('provider_id')
        .where('fpbx_gateway_uuid', '=', gateway_uuid)
        .executeTakeFirstOrThrow(),
    );
    const route = { name: 'over it', destination_id: '*', provider_id: provider.provider_id };
    expect((await server.request('POST', '/routes', { token: server.adminToken, body: route })).status).toBe(200);
    const refused = await api.post('gateways/delete', { gateway_uuid });
    expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining('over it')]);
    expect((await api.post('gateways/delete', { gateway_uuid, force: 'yes' })).status).toBe(200);
    expect((await api.post('gateways/get', { gateway_uuid })).status).toBe(404);
  });

  test('sync brings the gateways of a tenant to a list', async () => {
    await api.post('domains/create', { domain_name: 'trunks.example' });
    const tenant_domain = 'trunks.example';
    const kept = await uuidOf('sync-kept', { tenant_domain, ref: 'g1' });
    await uuidOf('sync-gone', { tenant_domain });
    await uuidOf('sync-foreign', { tenant_domain: acme.domain });
    const place = { gateway_domain: 'sip.provider.com' };
    const gateways = [
      { ...place, gateway_name: 'sync-renamed', ref: 'g1' },
      { ...place, ...login, gateway_name: 'sync-new' },
      { ...place, gateway_name: 'sync-foreign' },
      { ...place, gateway_name: 'sync-without-login' },
    ];
    const sent = { tenant_domain, gateways, delete_missing: 'true' };
    const counts = { added: 1, updated: 1, unchanged: 0, deleted: 1, conflicts: 2 };
    expect((await api.post('gateways/sync', { ...sent, dry_run: true })).body.plan.conflicts).toHaveLength(2);
    expect((await api.post('gateways/sync', sent)).body).toMatchObject({ status: 'success', ...counts });
    const { body } = await api.post('gateways/list', { tenant_domain });
    const shown = body.gateways.map((one: Record<string, string>) => [one['gateway_name'], one['gateway_uuid']]);
    expect(shown).toEqual([
      ['sync-new', expect.any(String)],
      ['sync-renamed', kept],
    ]);
    const got = await api.post('gateways/get', { gateway_uuid: kept });
    expect(got.body.password_set).toBe(true);
  });

  test('status tells how it does now, with its calls both ways and how long it takes to answer', async () => {
    const gateway_uuid = await uuidOf('asked');
    const row = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('providers')
        .select('provider_id')
        .where('fpbx_gateway_uuid', '=', gateway_uuid)
        .executeTakeFirstOrThrow(),
    );
    const trunk = {
      providerId: row.provider_id,
      tenantId: null,
      name: 'asked',
      state: 'FAIL_WAIT',
      lastError: 'It refused our password.',
      stateSince: Date.UTC(2024, 0, 15),
      callsActive: 3,
      callsIn: 1,
    } as const;
    const { engine } = server.platform;
    vi.spyOn(engine, 'trunks').mockResolvedValueOnce([trunk]);
    vi.spyOn(engine, 'probeTrunk').mockResolvedValueOnce({ reachable: true, status: 200, ms: 12, error: '' });
    expect((await api.post('gateways/status', { gateway_uuid })).body).toEqual({
      status: 'success',
      message: 'Gateway status retrieved',
      gateway_uuid,
      gateway_name: 'asked',
      gateway_status: 'DOWN',
      state: 'FAIL_WAIT',
      state_since: '2024-01-15T00:00:00Z',
      last_failure: 'It refused our password.',
      calls_active: 3,
      calls_in: 1,
      calls_out: 2,
      ping_ms: 12,
    });
  });

  test('restart has the engine register anew', async () => {
    const gateway_uuid = await uuidOf('restarted');
    const { status, body } = await api.post('gateways/restart', { gateway_uuid });
    expect([status, body.message]).toEqual([200, 'Gateway registers anew']);
    const told = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select('data').orderBy('event_id', 'desc').limit(1).executeTakeFirst(),
    );
    expect(told?.data).toMatchObject({ resource: 'provider_registrations', action: 'updated' });
    await api.post('gateways/disable', { gateway_uuid });
    expect((await api.post('gateways/restart', { gateway_uuid })).status).toBe(409);
  });

  test('what is another tenant’s is not there', async () => {
    const gateway_uuid = await uuidOf('hidden', { tenant_domain: acme.domain });
    const asBeta = await api.identityOf(beta, { access: 'write' });
    for (const action of ['get', 'update', 'enable', 'disable', 'delete', 'status', 'restart']) {
      expect([action, (await asBeta.post(`gateways/${action}`, { gateway_uuid })).status]).toEqual([action, 404]);
    }
  });
});
