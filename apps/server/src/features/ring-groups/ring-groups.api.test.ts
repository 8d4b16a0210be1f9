import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let next = 6000;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
  await server.request('PUT', `/tenants/${acme.tenantId}`, {
    token: server.adminToken,
    body: { quota_ring_groups: 500 },
  });
}, 60_000);
afterAll(() => server?.close());

const ask = (method: string, path: string, body?: object, token = acme.adminToken) =>
  server.request(method, `/ring_groups${path}`, { token, ...(body ? { body } : {}) });

const group = (fields: object = {}) => {
  const number = String(next++);
  return { ring_group_name: `Group ${number}`, ring_group_extension: number, ...fields };
};

async function make(fields: object = {}, token = acme.adminToken): Promise<string> {
  const made = await ask('POST', '', group(fields), token);
  expect(made.status, made.text).toBe(200);
  return made.body;
}

const errorsOf = async (fields: object) => {
  const answer = await ask('POST', '', group(fields));
  return [answer.status, (answer.body.error?.details ?? []).map(({ field }: { field: string }) => field)];
};

describe('a ring group (contract 20 §4)', () => {
  it('is made with its defaults and read with its members in their order', async () => {
    const id = await make({
      ring_group_destinations: [
        { destination_number: '1002', destination_delay: '5', destination_prompt: true },
        { destination_number: '+44 1632 960000', destination_prompt: '2' },
      ],
    });
    const { body } = await ask('GET', `/${id}`);
    expect(body).toMatchObject({
      ring_group_uuid: id,
      ring_group_strategy: 'simultaneous',
      ring_group_call_timeout: 30,
      ring_group_greeting: null,
      ring_group_exit_key: null,
      ring_group_forward_enabled: false,
      ring_group_call_screen_enabled: false,
      ring_group_context: acme.domain,
      ring_group_enabled: true,
      destination_count: 2,
      destinations: [
        {
          destination_number: '1002',
          destination_delay: 5,
          destination_timeout: 30,
          destination_order: 0,
          destination_prompt: 1,
          destination_enabled: true,
          destination_description: null,
        },
        { destination_number: '+44 1632 960000', destination_delay: 0, destination_order: 1, destination_prompt: 2 },
      ],
    });
  });

  it('is listed by name with the count of its members', async () => {
    const id = await make({ ring_group_name: 'aaa', destinations: [{ destination_number: '1001' }] });
    const [first] = (await ask('GET', '')).body;
    expect(first).toEqual({
      domain_uuid: expect.any(String),
      ring_group_uuid: id,
      ring_group_name: 'aaa',
      ring_group_extension: expect.any(String),
      ring_group_strategy: 'simultaneous',
      ring_group_call_timeout: 30,
      ring_group_enabled: true,
      ring_group_description: null,
      destination_count: 1,
    });
    const [seen] = (await ask('GET', `?tenant_id=${acme.tenantId}&search=aaa`, undefined, server.adminToken)).body;
    expect(seen.tenant_name).toBe('acme');
  });

  it('keeps its members when they are absent, clears them with [], changes known ones in place', async () => {
    const id = await make({ destinations: [{ destination_number: '1001' }, { destination_number: '1002' }] });
    const [one, two] = (await ask('GET', `/${id}`)).body.destinations;
    expect((await ask('PUT', `/${id}`, { ring_group_strategy: 'sequence' })).body.destinations).toEqual([one, two]);
    const changed = [{ ...two, destination_timeout: 7 }, { destination_number: '1003' }];
    const { destinations } = (await ask('PUT', `/${id}`, { destinations: changed })).body;
    expect(destinations).toContainEqual({ ...two, destination_timeout: 7 });
    expect(destinations.map((row: { destination_number: string }) => row.destination_number).sort()).toEqual([
      '1002',
      '1003',
    ]);
    expect((await ask('PUT', `/${id}`, { destinations: [] })).body).toMatchObject({
      destinations: [],
      destination_count: 0,
    });
  });

  it('takes its whole form back', async () => {
    const id = await make({ ring_group_greeting: 'welcome', destinations: [{ destination_number: '1001' }] });
    const shown = (await ask('GET', `/${id}`)).body;
    expect((await ask('PUT', `/${id}`, { ...shown, domain_name: acme.domain, tenant_name: 'acme' })).body).toEqual(
      shown,
    );
    expect((await ask('PUT', `/${id}`, { ring_group_greeting: '' })).body.ring_group_greeting).toBeNull();
  });

  it('without a limit of time has 0', async () => {
    const id = await make({ ring_group_call_timeout: '' });
    expect((await ask('GET', `/${id}`)).body.ring_group_call_timeout).toBe(0);
    expect((await ask('PUT', `/${id}`, { ring_group_call_timeout: 3600 })).body.ring_group_call_timeout).toBe(3600);
  });

  it.each([
    [{ ring_group_name: '' }, 'ring_group_name'],
    [{ ring_group_extension: '1' }, 'ring_group_extension'],
    [{ ring_group_strategy: 'loudest' }, 'ring_group_strategy'],
    [{ ring_group_call_timeout: 3601 }, 'ring_group_call_timeout'],
    [{ ring_group_greeting: '/etc/passwd' }, 'ring_group_greeting'],
    [{ ring_group_ringback: '${nonsense' }, 'ring_group_ringback'],
    [{ ring_group_distinctive_ring: 'a\r\nX: y' }, 'ring_group_distinctive_ring'],
    [{ ring_group_exit_key: '12' }, 'ring_group_exit_key'],
    [{ ring_group_timeout_data: 'nowhere at all' }, 'ring_group_timeout_data'],
    [{ ring_group_timeout_app: 'eval', ring_group_timeout_data: '1001' }, 'ring_group_timeout_data'],
    [{ ring_group_forward_enabled: true }, 'ring_group_forward_destination'],
    [{ ring_group_missed_call_app: 'email', ring_group_missed_call_data: 'nobody' }, 'ring_group_missed_call_data'],
    [{ ring_group_missed_call_app: 'fax' }, 'ring_group_missed_call_app'],
    [{ destinations: [{ destination_number: 'hangup' }] }, 'destinations[0].destination_number'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j with 400', async (fields, field) => {
    expect(await errorsOf(fields)).toEqual([400, expect.arrayContaining([field])]);
  });

  it('has at most 100 members', async () => {
    const destinations = Array.from({ length: 101 }, () => ({ destination_number: '1001' }));
    expect((await ask('POST', '', group({ destinations }))).status).toBe(400);
  });

  it('claims its number; a taken one is 409', async () => {
    const taken = group();
    await make(taken);
    const again = await ask('POST', '', group({ ring_group_extension: taken.ring_group_extension }));
    expect([again.status, again.body.message]).toEqual([
      409,
      `Extension number ${taken.ring_group_extension} is already in use by a Ring Group in this domain.`,
    ]);
    expect(
      (await ask('POST', '', group({ ring_group_extension: taken.ring_group_extension }), globex.adminToken)).status,
    ).toBe(200);
  });

  it('counts against the quota of its tenant', async () => {
    const tenant = await server.makeTenant('small');
    for (let count = 0; count < 10; count++) await make({}, tenant.adminToken);
    const over = await ask('POST', '', group(), tenant.adminToken);
    expect([over.status, over.body.message]).toEqual([409, 'Ring Group quota limit reached for this tenant']);
  });
});

describe('deleting a ring group (contract 20 §0.8)', () => {
  it('is refused while something leads to it, and says what', async () => {
    const target = group({ ring_group_name: 'Target' });
    const id = await make(target);
    const leading = await make({ ring_group_name: 'Leading', ring_group_timeout_data: target.ring_group_extension });
    const refused = await ask('DELETE', `/${id}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      "Cannot delete 'Target': referenced by Ring Group(s): Leading. Remove those references first.",
    ]);
    await ask('PUT', `/${leading}`, { ring_group_timeout_data: '' });
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    expect((await ask('GET', `/${id}`)).status).toBe(404);
    expect((await ask('POST', '', target)).status).toBe(200);
  });
});

describe('deleting an extension that is a member (contract 20 §1.6)', () => {
  it('leaves the member and says so', async () => {
    const body = { extension: '1801' };
    const made = await server.request('POST', '/fpbx_extensions', { token: acme.adminToken, body });
    const id = await make({ ring_group_name: 'Größe', destinations: [{ destination_number: '1801' }] });
    const path = `/fpbx_extensions/${made.body.extension_uuid}`;
    const gone = await server.request('DELETE', path, { token: acme.adminToken });
    expect(gone.headers.get('x-dangling-references')).toBe('Ring Group(s): Gr??e');
    expect((await ask('GET', `/${id}`)).body.destinations).toHaveLength(1);
  });
});

describe('who may (contract 20 §0.1, §0.2)', () => {
  it('nobody without a login, end users only read and only with the key, other tenants see nothing', async () => {
    const id = await make();
    expect((await server.request('GET', '/ring_groups')).status).toBe(401);
    expect((await ask('GET', '', undefined, acme.userToken)).status).toBe(403);
    const grant = await server.request('PUT', `/users/${acme.userId}`, {
      token: server.adminToken,
      body: { user_permission: 'ring_groups' },
    });
    expect(grant.status, grant.text).toBe(200);
    expect((await ask('GET', `/${id}`, undefined, acme.userToken)).status).toBe(200);
    expect((await ask('PUT', `/${id}`, { ring_group_name: 'x' }, acme.userToken)).status).toBe(403);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await ask(method, `/${id}`, method === 'PUT' ? {} : undefined, globex.adminToken)).status).toBe(404);
    }
    expect((await ask('GET', `/${id}`, undefined, server.adminToken)).status).toBe(200);
    expect((await ask('GET', '/not-a-uuid')).status).toBe(404);
  });
});
