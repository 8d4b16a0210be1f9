import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
});
afterAll(() => server.close());

const call = (method: string, path: string, body?: object, token = server.adminToken): Promise<TestAnswer> =>
  server.request(method, path, { token, ...(body ? { body } : {}) });
const ask = (method: string, path: string, body?: object, token?: string) =>
  call(method, `/gateways${path}`, body, token);

async function made(fields: Record<string, unknown>, token?: string): Promise<string> {
  const { status, body, text } = await ask('POST', '', fields, token);
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(body).toMatch(/^[0-9a-f-]{36}$/);
  return body;
}

const providerOf = async (uuid: string) => {
  const found = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('providers').selectAll().where('fpbx_gateway_uuid', '=', uuid).executeTakeFirstOrThrow(),
  );
  return { id: found.provider_id, row: found };
};

/** Calls of all tenants go over it. */
async function routeOver(providerId: number): Promise<void> {
  const route = { name: 'everything', destination_id: String(80_000 + providerId), provider_id: providerId };
  expect((await call('POST', '/routes', route)).status).toBe(200);
}

const namesIn = ({ body }: TestAnswer): string[] => body.map((row: { gateway: string }) => row.gateway);

describe('a gateway (contract 30 §3)', () => {
  it('is a SIP provider for voice, seen with the engine’s names', async () => {
    const uuid = await made({
      gateway: 'Edge One',
      proxy: 'sip.example.com:5070',
      username: 'u1',
      password: 'pw-edge',
    });
    expect((await ask('GET', `/${uuid}`)).body).toEqual({
      gateway_uuid: uuid,
      domain_uuid: null,
      gateway: 'Edge One',
      username: 'u1',
      password: '********',
      realm: 'sip.example.com',
      from_user: '',
      from_domain: '',
      proxy: 'sip.example.com:5070',
      outbound_proxy: '',
      expire_seconds: 800,
      register: true,
      register_transport: 'udp',
      retry_seconds: 30,
      extension: '',
      ping: '',
      ping_min: '',
      ping_max: '',
      caller_id_in_from: false,
      codec_prefs: 'PCMU,PCMA,OPUS,G722',
      context: 'public',
      profile: 'external',
      enabled: true,
      description: '',
    });
    const { id } = await providerOf(uuid);
    expect((await call('GET', `/providers/${id}`)).body).toMatchObject({
      name: 'Edge One',
      type: 'sip',
      service_flag: 1,
      host: 'sip.example.com',
      port: 5070,
      proxy: '',
      register: 'true',
      fpbx_gateway_uuid: uuid,
    });
  });

  it('shows what is written of the provider, and is written by what it shows', async () => {
    const { body: id } = await call('POST', '/providers', {
      name: 'Edge Two',
      type: 'sip',
      host: '192.0.2.7',
      service_flag: 3,
    });
    const uuid = (await call('GET', `/providers/${id}`)).body.fpbx_gateway_uuid;
    const form = (await ask('GET', `/${uuid}`)).body;
    expect(form).toMatchObject({ gateway: 'Edge Two', proxy: '192.0.2.7', realm: '192.0.2.7', register: false });
    const changed = await ask('PUT', `/${uuid}`, { ...form, proxy: '192.0.2.8:5080', enabled: 'false', ping: '20' });
    expect(changed.body).toEqual({ ...form, proxy: '192.0.2.8:5080', realm: '192.0.2.8', enabled: false, ping: 20 });
    expect((await call('GET', `/providers/${id}`)).body).toMatchObject({
      host: '192.0.2.8',
      port: 5080,
      proxy: '',
      realm: '',
      active: 0,
      service_flag: 3,
    });
    await call('PUT', `/providers/${id}`, { proxy: 'edge.example.com' });
    expect((await ask('PUT', `/${uuid}`, { proxy: 'other.example.com' })).body.proxy).toBe('other.example.com');
    expect((await call('GET', `/providers/${id}`)).body).toMatchObject({
      host: '192.0.2.8',
      proxy: 'other.example.com',
    });
  });

  it('keeps its password when the mask or nothing comes back', async () => {
    const uuid = await made({
      gateway: 'Keeper',
      realm: 'carrier.example.com',
      password: 'kept-secret',
      register: 'false',
    });
    const before = (await providerOf(uuid)).row;
    expect(before.host).toBe('carrier.example.com');
    for (const password of ['', '********']) await ask('PUT', `/${uuid}`, { password, description: password });
    expect((await providerOf(uuid)).row.password).toBe(before.password);
    expect((await ask('PUT', `/${uuid}`, { password: null })).body.password).toBe('');
  });

  it('that is written is told as the provider it is, so that the engine follows', async () => {
    const uuid = await made({ gateway: 'Told', proxy: '192.0.2.30' });
    const { id } = await providerOf(uuid);
    await ask('PUT', `/${uuid}`, { password: 'new-secret' });
    const events = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select('data').where('type', '=', 'config.changed').execute(),
    );
    for (const action of ['created', 'updated']) {
      expect(events.map(({ data }) => data)).toContainEqual(
        expect.objectContaining({ resource: 'providers', id, action }),
      );
    }
    const audit = await call('GET', '/audit?resource=gateways');
    expect(audit.body.length).toBeGreaterThan(0);
    expect(audit.text).not.toMatch(/new-secret|v1\./);
  });

  it.each([
    [{ gateway: 'x' }, 'proxy'],
    [{ proxy: '192.0.2.1' }, 'gateway'],
    [{ gateway: 'x', proxy: 'a b' }, 'proxy'],
    [{ gateway: 'x', proxy: '192.0.2.1', expire_seconds: 'soon' }, 'expire_seconds'],
    [{ gateway: 'x', proxy: '192.0.2.1', codec_prefs: 'AMR' }, 'codec_prefs'],
    [{ gateway: 'x', proxy: '192.0.2.1', domain_uuid: '00000000-0000-4000-8000-000000000001' }, 'domain_uuid'],
    [{ gateway: 'x', proxy: '192.0.2.1', colour: 'red' }, 'colour'],
  ])('is refused with 400: %j', async (fields, field) => {
    const { status, body } = await ask('POST', '', fields);
    expect(status).toBe(400);
    expect(JSON.stringify(body.error.details)).toContain(field);
  });

  it('has a name that no other provider has, and stays while routes lead over it', async () => {
    const uuid = await made({ gateway: 'Busy', proxy: '192.0.2.40' });
    expect((await ask('POST', '', { gateway: 'busy', proxy: '192.0.2.41' })).status).toBe(409);
    await routeOver((await providerOf(uuid)).id);
    const refused = await ask('DELETE', `/${uuid}`);
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      "Cannot delete provider: Route(s) 'everything' use this provider. Delete those routes first.",
    ]);
    const free = await made({ gateway: 'Free', proxy: '192.0.2.42' });
    expect((await ask('DELETE', `/${free}`)).body).toBe(true);
    const gone = await ask('GET', `/${free}`);
    expect([gone.status, gone.body.error.message]).toEqual([404, 'Gateway not found']);
  });
});

describe('whose a gateway is', () => {
  it('a tenant’s belong to it; a shared one that its calls go over it sees and may not write', async () => {
    const own = await made({ gateway: 'Own of acme', proxy: '192.0.2.50', domain_uuid: null }, acme.adminToken);
    const foreign = await made({ gateway: 'Own of globex', proxy: '192.0.2.51' }, globex.adminToken);
    const shared = await made({
      gateway: 'Lent',
      proxy: '192.0.2.52',
      username: 'carrier-login',
      from_user: 'carrier-login',
    });
    const idle = await made({ gateway: 'Not lent', proxy: '192.0.2.53' });
    await routeOver((await providerOf(shared)).id);
    const list = await ask('GET', '', undefined, acme.adminToken);
    expect(namesIn(list)).toEqual(namesIn(list).toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())));
    expect(namesIn(list)).toEqual(expect.arrayContaining(['Lent', 'Own of acme']));
    expect(namesIn(list)).not.toEqual(expect.arrayContaining(['Own of globex']));
    expect(namesIn(list)).not.toEqual(expect.arrayContaining(['Not lent']));
    expect(list.text).not.toContain('carrier-login');
    const { body } = await ask('GET', `/${own}`, undefined, acme.adminToken);
    expect(body.domain_uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect((await ask('PUT', `/${own}`, { ...body, retry_seconds: 60 }, acme.adminToken)).body.retry_seconds).toBe(60);
    for (const uuid of [foreign, idle]) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        expect((await ask(method, `/${uuid}`, method === 'PUT' ? {} : undefined, acme.adminToken)).status).toBe(404);
      }
    }
    expect((await ask('GET', `/${shared}`, undefined, acme.adminToken)).text).not.toContain('carrier-login');
    for (const method of ['PUT', 'DELETE']) {
      expect((await ask(method, `/${shared}`, method === 'PUT' ? {} : undefined, acme.adminToken)).status).toBe(403);
    }
    expect((await ask('DELETE', `/${own}`, undefined, acme.adminToken)).body).toBe(true);
    const there = (await ask('GET', `/${foreign}`)).body.domain_uuid;
    expect(
      (await ask('POST', '', { gateway: 'No', proxy: '192.0.2.54', domain_uuid: there }, acme.adminToken)).status,
    ).toBe(400);
    const given = await made({ gateway: 'Given', proxy: '192.0.2.55', domain_uuid: there });
    expect((await providerOf(given)).row.tenant_id).toBe(globex.tenantId);
  });

  it('end users read them with the feature key alone, and write none', async () => {
    expect((await server.request('GET', '/gateways')).status).toBe(401);
    const uuid = await made({ gateway: 'Read by users', proxy: '192.0.2.60' }, acme.adminToken);
    expect((await ask('GET', '', undefined, acme.userToken)).status).toBe(403);
    await call('PUT', `/users/${acme.userId}`, { user_permission: 'gateways' });
    const token = await server.login('user@acme.example', 'Correct-Horse-42');
    expect(namesIn(await ask('GET', '', undefined, token))).toContain('Read by users');
    expect((await ask('GET', `/${uuid}`, undefined, token)).status).toBe(200);
    expect((await ask('POST', '', { gateway: 'No', proxy: '192.0.2.61' }, token)).status).toBe(403);
    expect((await ask('PUT', `/${uuid}`, {}, token)).status).toBe(403);
    expect((await ask('DELETE', `/${uuid}`, undefined, token)).status).toBe(403);
  });
});
