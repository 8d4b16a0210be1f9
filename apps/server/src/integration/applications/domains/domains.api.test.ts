import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from '../../testing/integration-client.ts';
import { deleteDueDomains } from './delete-due.ts';

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

const get = async (domain_name: string) => (await api.post('domains/get', { domain_name })).body;
const names = async (params: object = {}) => {
  const { body, text } = await api.post('domains/list', params);
  if (!Array.isArray(body.domains)) throw new Error(text);
  return body.domains.map((one: unknown) => String(Reflect.get(Object(one), 'domain_name')));
};

describe('create (contract 40 B10.5)', () => {
  test('makes the tenant with its domain, limits and extensions', async () => {
    const { status, body } = await api.post('domains/create', {
      domain_name: 'New.Example',
      domain_description: 'A customer',
      ref: 'svc-1',
      client_ref: 'client-9',
      company: 'New Ltd',
      country_code: 'de',
      timezone: 'Europe/Berlin',
      limits: { extensions: 2, devices: null, max_concurrent_calls: 4 },
      extensions: [{ extension: '100' }, { extension: '101' }],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'success',
      domain_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tenant_id: expect.any(Number),
      domain_name: 'new.example',
      domain_enabled: 'true',
      extensions: [
        { extension: '100', extension_password: expect.stringMatching(/^.{16,}$/) },
        { extension: '101', extension_password: expect.stringMatching(/^.{16,}$/) },
      ],
    });
    expect(await get('new.example')).toMatchObject({
      tenant_id: body.tenant_id,
      domain_description: 'A customer',
      ref: 'svc-1',
      client_ref: 'client-9',
      company: 'New Ltd',
      email: 'admin@new.example',
      country_code: 'DE',
      timezone: 'Europe/Berlin',
      limits: { extensions: 2, devices: null, max_concurrent_calls: 4 },
      usage: { extensions: 2, devices: 0, registered_extensions: 0 },
    });
    const portal = await server.request('GET', `/tenants/${body.tenant_id}`, { token: server.adminToken });
    expect(portal.body).toMatchObject({ company: 'New Ltd', domain_name: 'new.example', quota_extensions: 2 });
    const full = await api.post('extensions/create', { tenant_domain: 'new.example', extension: '102' });
    expect(full.status).toBe(409);
  });

  test('makes all that is sent along: a trunk, an administrator with his key, and the main number', async () => {
    const { status, body } = await api.post('domains/create', {
      domain_name: 'whole.example',
      extensions: [{ extension: '100' }],
      gateway: { gateway_name: 'whole-trunk', gateway_domain: 'sip.example', gateway_register: false },
      admin_user: { user_name: 'chief', user_password: 'A-long-secret-1', generate_api_key: 'yes' },
      main_did: '+4930555001',
      limits: { gateways: 1, destinations: 1, users: 1 },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      gateway: { gateway_name: 'whole-trunk', gateway_enabled: 'true' },
      admin_user: {
        user_name: 'chief',
        user_email: 'chief@whole.example',
        group: 'admin',
        user_enabled: 'true',
        api_key: expect.stringMatching(/^ich_/),
      },
      destination: { destination_number: '+4930555001', destination_action: { type: 'extension', target: '100' } },
    });
    const login = { username: 'chief', password: 'A-long-secret-1' };
    expect((await server.request('POST', '/authenticate', { body: login })).status).toBe(200);
    expect(await get('whole.example')).toMatchObject({
      limits: { gateways: 1, destinations: 1, users: 1 },
      usage: { gateways: 1, destinations: 1, users: 1 },
    });
  });

  test('limits that packages do not know hold wherever one more is made, and do not show in the quota', async () => {
    const tenant_domain = 'whole.example';
    const { tenant_id } = await get(tenant_domain);
    const answers = await Promise.all([
      api.post('gateways/provision', {
        tenant_domain,
        gateway_name: 'w2',
        gateway_domain: 'x.example',
        gateway_register: 'no',
      }),
      api.post('destinations/create', { tenant_domain, destination_number: '+4930555002', action_type: 'hangup' }),
      api.post('domains/users/create', { tenant_domain, user_name: 'second' }),
      server.request('POST', '/dids', { token: server.adminToken, body: { phone: '+4930555003', tenant_id } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    await api.post('domains/update', { domain_name: tenant_domain, limits: { users: null } });
    expect((await api.post('domains/users/create', { tenant_domain, user_name: 'second' })).status).toBe(200);
    expect((await get(tenant_domain)).limits).toMatchObject({ users: null, gateways: 1 });
    const quota = await server.request('GET', `/billing/quota?tenant_id=${tenant_id}`, { token: server.adminToken });
    expect(quota.text).not.toMatch(/"resource_id":\s*10[123]/);
  });

  test.each([
    ['a main number that leads nowhere', { domain_name: 'two.example', main_did: '+4930555009' }, 400],
    ['a name that is taken', { domain_name: 'new.example', email: 'other@x.example' }, 409],
    ['a reference that is taken', { domain_name: 'two.example', ref: 'svc-1' }, 409],
    ['a name that cannot be', { domain_name: 'no name' }, 422],
    ['no name', {}, 400],
    ['a country that is none', { domain_name: 'two.example', country_code: 'XX' }, 422],
    [
      'more extensions than its limits',
      { domain_name: 'two.example', limits: { extensions: 1 }, extensions: [{ extension: '10' }, { extension: '11' }] },
      409,
    ],
  ])('refuses %s and leaves nothing', async (_what, params, status) => {
    const before = await names();
    expect((await api.post('domains/create', params)).status).toBe(status);
    expect(await names()).toEqual(before);
  });

  test('a dry run tells its plan and leaves nothing', async () => {
    const { body } = await api.post('domain/create', { domain_name: 'dry.example', dry_run: 'yes' });
    expect(body.plan).toMatchObject({ add: [{ resource: 'tenants', company: 'dry.example' }] });
    expect((await api.post('domains/get', { domain_name: 'dry.example' })).status).toBe(404);
  });
});

describe('update', () => {
  test('changes what is sent, and the name where the domain is named apart', async () => {
    const changed = await api.post('domains/update', { domain_name: beta.domain, company: 'Beta GmbH', ref: 'beta' });
    expect(changed.body).toMatchObject({ domain_name: beta.domain, company: 'Beta GmbH', ref: 'beta' });
    expect(await names({ ref: 'beta' })).toEqual([beta.domain]);
    const named = { domain_uuid: changed.body.domain_uuid };
    const renamed = await api.post('domains/update', { ...named, domain_name: 'renamed.example' });
    expect(renamed.body).toMatchObject({ domain_name: 'renamed.example', company: 'Beta GmbH' });
    expect((await api.post('domains/update', { ...named, domain_name: acme.domain })).status).toBe(409);
    expect((await api.post('domains/update', { ...named, domain_name: beta.domain })).status).toBe(200);
  });
});

describe('sync', () => {
  test('makes and changes what the list names, and suspends what it does not', async () => {
    await api.post('domains/create', { domain_name: 'listed.example', ref: 'L1' });
    const before = await names();
    const dry = await api.post('domains/sync', { domains: [{ domain_name: 'fresh.example' }], dry_run: true });
    expect(dry.body.plan.add).toMatchObject([{ resource: 'tenants' }]);
    expect(await names()).toEqual(before);
    const domains = [
      { domain_name: 'moved.example', ref: 'L1', company: 'Listed Ltd' },
      { domain_name: 'fresh.example', ref: 'L2' },
      { domain_name: 'not a name' },
      ...before.filter((name: string) => !/listed|whole/.test(name)).map((domain_name: string) => ({ domain_name })),
    ];
    const { body } = await api.post('domains/sync', { domains, delete_missing: true });
    expect(body).toMatchObject({ status: 'success', added: 1, updated: 1, deleted: 1, conflicts: 1 });
    expect(await get('moved.example')).toMatchObject({ ref: 'L1', company: 'Listed Ltd', domain_enabled: 'true' });
    expect(await get('whole.example')).toMatchObject({ domain_enabled: 'false' });
    const again = await api.post('domains/sync', { domains: domains.slice(0, 2) });
    expect(again.body).toMatchObject({ added: 0, updated: 0, unchanged: 2, deleted: 0, conflicts: 0 });
  });
});

describe('users', () => {
  const ask = (action: string, params: object) =>
    api.post(`domains/users/${action}`, { tenant_domain: acme.domain, ...params });

  test('are made, listed, changed and deleted; a password that nobody chose is told once', async () => {
    const made = await ask('create', { user_name: 'sue', group: 'agent', user_email: 'sue@acme.example' });
    expect(made.body).toMatchObject({
      user_name: 'sue',
      group: 'agent',
      user_password: expect.stringMatching(/.{20}/),
    });
    const login = (password: string) =>
      server.request('POST', '/authenticate', { body: { username: 'sue', password } });
    expect((await login(made.body.user_password)).status).toBe(200);
    const listed = await ask('list', { search: 'sue' });
    expect(listed.body.users).toEqual([
      {
        user_id: made.body.user_id,
        tenant_domain: acme.domain,
        user_name: 'sue',
        user_email: 'sue@acme.example',
        group: 'agent',
        user_enabled: 'true',
        api_key_set: false,
      },
    ]);
    const changed = await ask('update', { user_name: 'sue', user_password: 'Another-secret-2', group: 'admin' });
    expect(changed.body).toMatchObject({ group: 'admin', user_name: 'sue' });
    expect((await login('Another-secret-2')).status).toBe(200);
    expect((await ask('create', { user_name: 'sue' })).status).toBe(409);
    expect((await ask('update', { user_name: 'sue', user_password: 'x' })).status).toBe(422);
    expect((await ask('delete', { user_name: 'sue' })).status).toBe(200);
    expect((await ask('delete', { user_name: 'sue' })).status).toBe(404);
  });

  test('a key reads its tenant, ends with the next one, and works as long as its user does', async () => {
    const { body } = await ask('create', { user_name: 'keys', generate_api_key: true });
    const withKey = (key: string) =>
      api.anonymous('domains/list', {}, { 'x-access-hash': key }).then((answer) => answer);
    const first = await withKey(body.api_key);
    expect(first.body.domains).toMatchObject([{ domain_name: acme.domain }]);
    expect((await api.anonymous('domains/update', { phone: '1' }, { 'x-access-hash': body.api_key })).status).toBe(403);
    const { api_key } = (await ask('update', { user_name: 'keys', generate_api_key: true })).body;
    expect([(await withKey(body.api_key)).status, (await withKey(api_key)).status]).toEqual([401, 200]);
    await ask('update', { user_name: 'keys', user_enabled: false });
    expect((await withKey(api_key)).status).toBe(401);
    await ask('update', { user_name: 'keys', user_enabled: true });
    expect((await withKey(api_key)).status).toBe(200);
    await ask('delete', { user_name: 'keys' });
    expect((await withKey(api_key)).status).toBe(401);
  });

  test('of others and super administrators are nobody’s to see', async () => {
    const own = await api.identityOf(acme, { access: 'write' });
    const { body } = await api.post('domains/users/create', { tenant_domain: beta.domain, user_name: 'theirs' });
    for (const named of [{ user_id: body.user_id }, { user_name: 'theirs' }]) {
      expect((await own.post('domains/users/update', { ...named, user_enabled: 'no' })).status).toBe(404);
      expect((await own.post('domains/users/delete', named)).status).toBe(404);
    }
    expect((await own.post('domains/users/list', { tenant_domain: beta.domain })).status).toBe(404);
    const platform = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('domains').select('domain_name').where('tenant_id', '=', 1).executeTakeFirstOrThrow(),
    );
    const admin = { tenant_domain: platform.domain_name, user_id: 1 };
    expect((await api.post('domains/users/update', { ...admin, user_password: 'Taken-over-1' })).status).toBe(404);
  });
});

describe('suspend and unsuspend', () => {
  const suspend = (params: object = {}) => api.post('domains/suspend', { domain_name: acme.domain, ...params });
  const unsuspend = (params: object = {}) => api.post('domains/unsuspend', { domain_name: acme.domain, ...params });
  const byHand = (domain_enabled: boolean) => api.post('domains/update', { domain_name: acme.domain, domain_enabled });
  const ON = { status: 'success', domain_enabled: 'true', suspended: 'false', mode: null };
  const OFF = { status: 'success', domain_enabled: 'false', suspended: 'true', mode: 'domain' };

  beforeEach(async () => {
    await byHand(true);
  });

  test('answer with the live state, however often they are asked, with a change by hand in between', async () => {
    for (const _ of [1, 2]) expect((await suspend()).body).toMatchObject(OFF);
    for (const _ of [1, 2]) expect((await unsuspend()).body).toMatchObject(ON);
    expect((await suspend({ reason: 'unpaid' })).body).toMatchObject(OFF);
    await byHand(true);
    expect((await suspend()).body).toMatchObject(OFF);
    await byHand(true);
    expect((await unsuspend()).body).toMatchObject(ON);
    expect((await suspend()).body).toMatchObject(OFF);
    expect((await unsuspend()).body).toMatchObject(ON);
  });

  test('what was switched off by hand stays off', async () => {
    await byHand(false);
    expect((await suspend()).body).toMatchObject(OFF);
    expect((await unsuspend()).body).toMatchObject(OFF);
  });

  test('portal logins stay, and calls end at once where that is asked', async () => {
    const ended = vi.spyOn(server.platform.engine, 'endCalls').mockResolvedValue();
    await suspend({ dry_run: true, hangup_active: true });
    expect((await get(acme.domain)).domain_enabled).toBe('true');
    expect(ended).not.toHaveBeenCalled();
    await suspend({ hangup_active: true });
    expect(ended).toHaveBeenCalledWith(acme.tenantId, 0, 'MANAGER_REQUEST', 'emergencies');
    expect((await server.request('GET', '/get_user', { token: acme.userToken })).status).toBe(200);
    await unsuspend();
    vi.restoreAllMocks();
  });

  test('of extensions and gateways, only what was on comes on again', async () => {
    for (const extension of ['1001', '1002', '1003']) {
      await api.post('extensions/create', {
        tenant_domain: acme.domain,
        extension,
        extension_enabled: extension !== '1002',
      });
    }
    const only = { mode: 'extension', extensions: ['1001', '1002'] };
    const isOn = async (extension: string) =>
      (await api.post('extensions/get', { tenant_domain: acme.domain, extension })).body.extension_enabled;
    expect((await suspend(only)).body).toMatchObject({ domain_enabled: 'true', suspended: 'true', mode: 'extension' });
    expect([await isOn('1001'), await isOn('1002'), await isOn('1003')]).toEqual(['false', 'false', 'true']);
    expect((await unsuspend()).body).toMatchObject(ON);
    expect([await isOn('1001'), await isOn('1002')]).toEqual(['true', 'false']);
    expect((await suspend({ mode: 'extension' })).status).toBe(400);

    const gateway = { gateway_name: 'own', gateway_domain: 'sip.example', gateway_register: false };
    await api.post('gateways/provision', { ...gateway, tenant_domain: acme.domain });
    expect((await suspend({ mode: 'gateway' })).body).toMatchObject({ suspended: 'true', mode: 'gateway' });
    const shown = await api.post('gateways/get', { gateway_name: 'own' });
    expect(shown.body.gateway_enabled).toBe('false');
    expect((await unsuspend({ mode: 'gateway' })).body).toMatchObject(ON);
    expect((await api.post('gateways/get', { gateway_name: 'own' })).body.gateway_enabled).toBe('true');
  });
});

describe('delete', () => {
  test('wants the name repeated; keeps the data unless it is told to take them along', async () => {
    const { body } = await api.post('domains/create', {
      domain_name: 'gone.example',
      extensions: [{ extension: '100' }],
    });
    const named = { domain_uuid: body.domain_uuid };
    expect((await api.post('domains/delete', named)).status).toBe(400);
    expect((await api.post('domains/delete', { ...named, domain_name: acme.domain })).status).toBe(422);
    const kept = await api.post('domains/delete', { ...named, domain_name: 'gone.example' });
    expect(kept.status).toBe(200);
    expect(await get('gone.example')).toMatchObject({
      domain_enabled: 'false',
      usage: { extensions: 1 },
      delete_at: expect.stringMatching(/Z$/),
    });
    const sent = { ...named, domain_name: 'gone.example', delete_data: true };
    expect((await api.post('domains/delete', { ...sent, dry_run: true })).body.plan).toMatchObject({
      delete: [{ uuid: String(body.tenant_id), resource: 'tenants' }],
    });
    expect((await api.post('domains/delete', sent)).body).toMatchObject({
      status: 'success',
      tenant_id: body.tenant_id,
    });
    expect((await api.post('domains/get', { domain_name: 'gone.example' })).status).toBe(404);
  });
});

describe('data that are kept', () => {
  const at = async (days: number) => {
    const clock = vi.spyOn(server.platform, 'now').mockReturnValue(new Date(Date.now() + days * 86_400_000));
    await deleteDueDomains(server.platform);
    clock.mockRestore();
  };

  test('go after 30 days, unless the domain is switched on before', async () => {
    for (const domain_name of ['kept.example', 'late.example']) {
      await api.post('domains/create', { domain_name });
      await api.post('domains/delete', { domain_name });
    }
    expect((await api.post('domains/unsuspend', { domain_name: 'kept.example' })).body).toMatchObject({
      domain_enabled: 'true',
    });
    await at(29);
    expect(await names()).toEqual(expect.arrayContaining(['kept.example', 'late.example']));
    await at(31);
    expect(await names()).toContain('kept.example');
    expect(await names()).not.toContain('late.example');
  });
});

describe('scope', () => {
  test('an identity of a tenant sees his own domain alone, and suspends and makes none', async () => {
    const own = await api.identityOf(acme, { access: 'write' });
    expect((await own.post('domains/get')).body.domain_name).toBe(acme.domain);
    expect((await own.post('domains/list')).body).toMatchObject({ total: 1, domains: [{ domain_name: acme.domain }] });
    for (const action of ['get', 'update']) {
      expect((await own.post(`domains/${action}`, { domain_name: beta.domain })).status).toBe(404);
    }
    expect((await own.post('domains/update', { phone: '+4930123456' })).body.phone).toBe('+4930123456');
    const refused = ['create', 'suspend', 'unsuspend', 'delete'].map((action) =>
      own.post(`domains/${action}`, { domain_name: acme.domain }),
    );
    refused.push(own.post('domains/update', { limits: { extensions: null } }));
    for (const { status } of await Promise.all(refused)) expect(status).toBe(403);
  });
});
