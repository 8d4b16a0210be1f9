import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { CallBlockHitCount } from './count-hits.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let own: string;
let foreign: string;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
  own = await extension(acme, { extension: '1001', user_id: acme.userId });
  foreign = await extension(globex, { extension: '1001' });
}, 60_000);
afterAll(() => server?.close());

async function extension(tenant: TestTenant, body: object): Promise<string> {
  const made = await server.request('POST', '/fpbx_extensions', { token: tenant.adminToken, body });
  expect(made.status, made.text).toBe(200);
  return made.body.extension_uuid;
}

const ask = (method: string, path: string, body?: object, token = acme.adminToken) =>
  server.request(method, `/call_block${path}`, { token, ...(body ? { body } : {}) });

async function make(fields: object, token = acme.adminToken): Promise<string> {
  const made = await ask('POST', '', fields, token);
  expect(made.status, made.text).toBe(200);
  return made.body;
}

describe('a rule of call block (contract 20 §10.1)', () => {
  it('is made with its defaults, listed by number, read whole', async () => {
    const id = await make({ call_block_number: '0190*' });
    expect((await ask('GET', `/${id}`)).body).toEqual({
      domain_uuid: expect.any(String),
      call_block_uuid: id,
      call_block_name: null,
      call_block_number: '0190*',
      call_block_country_code: null,
      call_block_direction: 'inbound',
      call_block_action: 'reject',
      call_block_app: null,
      call_block_data: null,
      extension_uuid: null,
      call_block_count: 0,
      call_block_enabled: true,
      call_block_description: null,
    });
    await make({ call_block_number: '0100' });
    const list = (await ask('GET', '')).body;
    expect(Object.keys(list[0])).toEqual([
      'call_block_uuid',
      'call_block_name',
      'call_block_number',
      'call_block_direction',
      'call_block_action',
      'call_block_enabled',
      'call_block_description',
    ]);
    const numbers = list.map((row: { call_block_number: string }) => row.call_block_number);
    expect(numbers).toEqual([...numbers].sort());
  });

  it.each(['+44 1632 960000', '0190*', '/^\\+?1900/', '^(44|49)190', 'anonymous', '*'])('blocks %s', async (number) => {
    expect((await ask('POST', '', { call_block_number: number })).status).toBe(200);
  });

  it.each([
    [{ call_block_number: '' }, 'call_block_number'],
    [{ call_block_number: '/(/' }, 'call_block_number'],
    [{ call_block_number: '[0-9' }, 'call_block_number'],
    [{ call_block_number: '(?=44)' }, 'call_block_number'],
    [{ call_block_number: '---' }, 'call_block_number'],
    [{ call_block_direction: 'sideways' }, 'call_block_direction'],
    [{ call_block_action: 'explode' }, 'call_block_action'],
    [{ call_block_action: 'transfer' }, 'call_block_data'],
    [{ call_block_action: 'voicemail', call_block_data: 'bob' }, 'call_block_data'],
    [{ call_block_country_code: 'GB' }, 'call_block_country_code'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j with 400', async (fields, field) => {
    const answer = await ask('POST', '', { call_block_number: '0190*', ...fields });
    expect([answer.status, answer.body.error.details.map((one: { field: string }) => one.field)]).toEqual([
      400,
      expect.arrayContaining([field]),
    ]);
  });

  it('takes a target with its action', async () => {
    await make({ call_block_number: '0191', call_block_action: 'transfer', call_block_data: '1001' });
    await make({ call_block_number: '0192', call_block_action: 'voicemail', call_block_data: '*991001' });
    await make({ call_block_number: '0193', call_block_action: 'hold' });
  });

  it('of another tenant’s extension is 422', async () => {
    expect((await ask('POST', '', { call_block_number: '0190', extension_uuid: foreign })).status).toBe(422);
  });

  it('cannot be told how often it took a call, and counts beside the calls', async () => {
    const id = await make({ call_block_number: '0199', call_block_count: 7 });
    const { db, log } = server.platform;
    const count = new CallBlockHitCount(db, log);
    for (const uuid of [id, id, '00000000-0000-4000-8000-000000000000']) count.hit(acme.tenantId, uuid);
    await count.flush();
    expect((await ask('GET', `/${id}`)).body.call_block_count).toBe(2);
  });
});

describe('who may (contract 20 §0.1, §0.2)', () => {
  it('end users see the rules of their own extensions, other tenants none', async () => {
    const tenants = await make({ call_block_number: '0777' });
    const his = await make({ call_block_number: '0778', extension_uuid: own });
    expect((await server.request('GET', '/call_block')).status).toBe(401);
    expect((await ask('GET', '', undefined, acme.userToken)).status).toBe(403);
    await server.request('PUT', `/users/${acme.userId}`, {
      token: server.adminToken,
      body: { user_permission: 'call_block' },
    });
    const seen = (await ask('GET', '', undefined, acme.userToken)).body;
    expect(seen.map((row: { call_block_uuid: string }) => row.call_block_uuid)).toEqual([his]);
    expect((await ask('GET', `/${tenants}`, undefined, acme.userToken)).status).toBe(404);
    expect((await ask('POST', '', { call_block_number: '1' }, acme.userToken)).status).toBe(403);
    expect((await ask('GET', `/${his}`, undefined, globex.adminToken)).status).toBe(404);
    expect((await ask('GET', '', undefined, globex.adminToken)).body).toEqual([]);
  });
});
