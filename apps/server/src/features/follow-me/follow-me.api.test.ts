import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let next = 1001;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
}, 60_000);
afterAll(() => server?.close());

interface Extension {
  readonly uuid: string;
  readonly number: string;
}

async function extension(fields: object = {}, token = acme.adminToken): Promise<Extension> {
  const number = String(next++);
  const made = await server.request('POST', '/fpbx_extensions', { token, body: { extension: number, ...fields } });
  expect(made.status, made.text).toBe(200);
  return { uuid: made.body.extension_uuid, number };
}

const ask = (method: string, path: string, body?: object, token = acme.adminToken) =>
  server.request(method, `/follow_me${path}`, { token, ...(body ? { body } : {}) });

const shownOf = async ({ uuid }: Extension) =>
  (await server.request('GET', `/fpbx_extensions/${uuid}`, { token: acme.adminToken })).body;

async function make(fields: object): Promise<string> {
  const made = await ask('POST', '', fields);
  expect(made.status, made.text).toBe(200);
  return made.body;
}

describe('a follow me (contract 20 §10.2)', () => {
  it('is made for an extension by uuid or number and read whole, destinations in their order', async () => {
    const bob = await extension();
    const id = await make({
      extension_uuid: bob.number,
      follow_me_enabled: 'true',
      destinations: [
        { follow_me_destination: '+44 7700 900000', follow_me_delay: 10, follow_me_prompt: 'true' },
        { follow_me_destination: bob.number, follow_me_timeout: '20' },
      ],
    });
    expect((await ask('GET', `/${id}`)).body).toEqual({
      domain_uuid: expect.any(String),
      follow_me_uuid: id,
      extension_uuid: bob.uuid,
      extension_number: bob.number,
      follow_me_enabled: true,
      follow_me_ignore_busy: false,
      cid_name_prefix: null,
      cid_number_prefix: null,
      dial_string: null,
      destinations: [
        {
          follow_me_destination_uuid: expect.any(String),
          follow_me_destination: '+44 7700 900000',
          follow_me_delay: 10,
          follow_me_timeout: 30,
          follow_me_prompt: 'true',
          follow_me_order: 0,
        },
        {
          follow_me_destination_uuid: expect.any(String),
          follow_me_destination: bob.number,
          follow_me_delay: 0,
          follow_me_timeout: 20,
          follow_me_prompt: 'false',
          follow_me_order: 1,
        },
      ],
    });
    expect(await shownOf(bob)).toMatchObject({ follow_me_uuid: id, follow_me_enabled: true });
  });

  it('is listed, and found by its extension', async () => {
    const bob = await extension();
    const id = await make({ extension_uuid: bob.uuid });
    expect((await ask('GET', `?extension_uuid=${bob.uuid}`)).body).toEqual([
      {
        follow_me_uuid: id,
        extension_uuid: bob.uuid,
        extension_number: bob.number,
        follow_me_enabled: false,
        follow_me_ignore_busy: false,
        cid_name_prefix: null,
        dial_string: null,
      },
    ]);
    expect((await ask('GET', '')).body.length).toBeGreaterThan(1);
  });

  it('is one for an extension', async () => {
    const bob = await extension();
    await make({ extension_uuid: bob.uuid });
    expect((await ask('POST', '', { extension_uuid: bob.number })).status).toBe(409);
  });

  it('is switched with its extension, whichever of them is written', async () => {
    const bob = await extension({ follow_me_enabled: true });
    const id = await make({ extension_uuid: bob.uuid });
    expect((await ask('GET', `/${id}`)).body.follow_me_enabled).toBe(true);
    expect((await ask('PUT', `/${id}`, { follow_me_enabled: false })).body.follow_me_enabled).toBe(false);
    expect((await shownOf(bob)).follow_me_enabled).toBe(false);
    await server.request('PUT', `/fpbx_extensions/${bob.uuid}`, {
      token: acme.adminToken,
      body: { follow_me_enabled: true },
    });
    expect((await ask('GET', `/${id}`)).body.follow_me_enabled).toBe(true);
  });

  it('takes its switch away when it is deleted', async () => {
    const bob = await extension();
    const id = await make({ extension_uuid: bob.uuid, follow_me_enabled: true });
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    expect(await shownOf(bob)).toMatchObject({ follow_me_uuid: null, follow_me_enabled: false });
  });

  it('can move to another extension', async () => {
    const [bob, carol] = [await extension(), await extension()];
    const id = await make({ extension_uuid: bob.uuid, follow_me_enabled: true });
    const moved = await ask('PUT', `/${id}`, { extension_uuid: carol.number, follow_me_enabled: true });
    expect(moved.body).toMatchObject({ extension_uuid: carol.uuid, extension_number: carol.number });
    expect(await shownOf(bob)).toMatchObject({ follow_me_uuid: null, follow_me_enabled: false });
    expect(await shownOf(carol)).toMatchObject({ follow_me_uuid: id, follow_me_enabled: true });
  });

  it('goes with its extension', async () => {
    const bob = await extension();
    const id = await make({ extension_uuid: bob.uuid });
    await server.request('DELETE', `/fpbx_extensions/${bob.uuid}`, { token: acme.adminToken });
    expect((await ask('GET', `/${id}`)).status).toBe(404);
  });

  it('keeps, changes in place and clears its destinations', async () => {
    const bob = await extension();
    const id = await make({ extension_uuid: bob.uuid, destinations: [{ follow_me_destination: '1777' }] });
    const [one] = (await ask('PUT', `/${id}`, { dial_string: 'x' })).body.destinations;
    const changed = await ask('PUT', `/${id}`, { destinations: [{ ...one, follow_me_delay: 3 }] });
    expect(changed.body.destinations).toEqual([{ ...one, follow_me_delay: 3 }]);
    expect((await ask('PUT', `/${id}`, { destinations: [] })).body.destinations).toEqual([]);
  });

  it.each([
    [{ destinations: [{ follow_me_destination: '' }] }, 400],
    [{ destinations: [{ follow_me_destination: 'hangup' }] }, 400],
    [{ destinations: [{ follow_me_destination: '1001', follow_me_delay: -1 }] }, 400],
    [{ destinations: Array.from({ length: 21 }, () => ({ follow_me_destination: '1001' })) }, 400],
    [{ extension_uuid: '9999' }, 422],
    [{ extension_uuid: '00000000-0000-4000-8000-000000000000' }, 422],
    [{ colour: 'red' }, 400],
  ])('refuses %j', async (fields, status) => {
    const bob = await extension();
    expect((await ask('POST', '', { extension_uuid: bob.uuid, ...fields })).status).toBe(status);
  });
});

describe('who may (contract 20 §0.1, §0.2)', () => {
  it('end users see their own, other tenants nothing', async () => {
    const [his, other] = [await extension({ user_id: acme.userId }), await extension()];
    const [own, foreign] = [await make({ extension_uuid: his.uuid }), await make({ extension_uuid: other.uuid })];
    expect((await server.request('GET', '/follow_me')).status).toBe(401);
    expect((await ask('GET', '', undefined, acme.userToken)).status).toBe(403);
    await server.request('PUT', `/users/${acme.userId}`, {
      token: server.adminToken,
      body: { user_permission: 'follow_me' },
    });
    const seen = (await ask('GET', '', undefined, acme.userToken)).body;
    expect(seen.map((row: { follow_me_uuid: string }) => row.follow_me_uuid)).toEqual([own]);
    expect((await ask('GET', `/${foreign}`, undefined, acme.userToken)).status).toBe(404);
    expect((await ask('PUT', `/${own}`, {}, acme.userToken)).status).toBe(403);
    expect((await ask('GET', `/${own}`, undefined, globex.adminToken)).status).toBe(404);
    const theirs = await ask('POST', '', { extension_uuid: his.uuid }, globex.adminToken);
    expect(theirs.status).toBe(422);
  });
});
