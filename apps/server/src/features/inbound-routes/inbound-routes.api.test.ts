import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let next = 100;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
  for (const extension of ['1001', '1002']) await extensionOf(acme, extension);
}, 60_000);
afterAll(() => server.close());

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken): Promise<TestAnswer> =>
  server.request(method, `/inbound_routes${path}`, { token, ...(body === undefined ? {} : { body }) });

async function extensionOf({ adminToken: token }: TestTenant, extension: string): Promise<void> {
  const { status, text } = await server.request('POST', '/fpbx_extensions', { token, body: { extension } });
  if (status !== 200) throw new Error(text);
}

/** A DID of the tenant, as file 30 keeps it. */
async function didOf({ tenantId }: TestTenant): Promise<string> {
  const phone = `+44163296${String(next++).padStart(4, '0')}`;
  await server.db.transaction({ kind: 'all' }, (trx) =>
    trx.insertInto('accounts').values({ tenant_id: tenantId, type: 'did', phone, username: phone }).execute(),
  );
  return phone;
}

async function create(fields: Record<string, unknown>, token?: string): Promise<string> {
  const { status, body, text } = await ask('POST', '', fields, token);
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(body).toMatch(/^[0-9a-f-]{36}$/);
  return body;
}

describe('an inbound route (contract 20 §11)', () => {
  it('is made of type and target, and shows everything', async () => {
    const number = await didOf(acme);
    const uuid = await create({
      destination_number: number,
      destination_target_type: 'extension',
      destination_target: '1001',
    });
    const { body } = await ask('GET', `/${uuid}`);
    expect(body).toMatchObject({
      destination_uuid: uuid,
      destination_number: number,
      destination_number_regex: `^\\+?${number.slice(1)}$`,
      destination_type: 'inbound',
      destination_app: 'transfer',
      destination_data: `1001 XML ${acme.domain}`,
      destination_target_type: 'extension',
      destination_target: '1001',
      destination_context: 'public',
      destination_order: 100,
      destination_enabled: true,
      destination_record: false,
      destination_fax_detect: false,
    });
    expect(body.dialplan_uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).not.toHaveProperty('number_digits');
  });

  it.each([
    ['1001 XML acme.example.com', { destination_target_type: 'extension', destination_target: '1001' }],
    ['*991002 XML x', { destination_target_type: 'voicemail', destination_target: '1002' }],
    ['+4912345678', { destination_target_type: 'external', destination_target: '+4912345678' }],
  ])('is made of data too: %s', async (data, target) => {
    const uuid = await create({ destination_number: await didOf(acme), destination_data: data });
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({ destination_data: data, ...target });
  });

  it('of a voicemail leads to *99 and its mailbox, of type hangup to nothing', async () => {
    const uuid = await create({
      destination_number: await didOf(acme),
      destination_target_type: 'voicemail',
      destination_target: '1002',
    });
    expect((await ask('GET', `/${uuid}`)).body.destination_data).toBe(`*991002 XML ${acme.domain}`);
    const { body } = await ask('PUT', `/${uuid}`, { destination_target_type: 'hangup' });
    expect(body).toMatchObject({
      destination_app: 'hangup',
      destination_target_type: 'hangup',
      destination_target: null,
    });
  });

  it('is changed by a whole form sent back with one field changed', async () => {
    const uuid = await create({
      destination_number: await didOf(acme),
      destination_target_type: 'extension',
      destination_target: '1001',
    });
    const form = (await ask('GET', `/${uuid}`)).body;
    const retargeted = await ask('PUT', `/${uuid}`, { ...form, destination_target: '1002' });
    expect(retargeted.body).toMatchObject({ destination_data: `1002 XML ${acme.domain}`, destination_target: '1002' });
    const redirected = await ask('PUT', `/${uuid}`, { ...retargeted.body, destination_data: '*991001' });
    expect(redirected.body).toMatchObject({ destination_target_type: 'voicemail', destination_target: '1001' });
    const off = await ask('PUT', `/${uuid}`, { destination_enabled: 'false' });
    expect(off.body).toMatchObject({ destination_enabled: false, destination_data: '*991001' });
    const outside = await ask('PUT', `/${uuid}`, { ...off.body, destination_data: '+4930123456' });
    expect(outside.body).toMatchObject({ destination_target_type: 'external', destination_target: '+4930123456' });
  });

  it('is listed by number, for the own tenant alone', async () => {
    const number = await didOf(globex);
    await create(
      { destination_number: number, destination_target_type: 'external', destination_target: '+4930123456' },
      globex.adminToken,
    );
    const mine: { destination_number: string }[] = (await ask('GET', '')).body;
    const numbers = mine.map(({ destination_number }) => destination_number);
    expect(numbers).toEqual([...numbers].sort());
    expect(numbers).not.toContain(number);
    expect((await ask('GET', '', undefined, server.adminToken)).body.length).toBeGreaterThan(mine.length);
    const other = (await ask('GET', '', undefined, globex.adminToken)).body[0].destination_uuid;
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await ask(method, `/${other}`, method === 'PUT' ? {} : undefined)).status).toBe(404);
    }
  });

  it('is deleted', async () => {
    const uuid = await create({ destination_number: await didOf(acme), destination_target_type: 'hangup' });
    expect((await ask('DELETE', `/${uuid}`)).body).toBe(true);
    expect((await ask('GET', `/${uuid}`)).status).toBe(404);
  });

  it.each([
    [{ destination_target_type: 'extension', destination_target: '1001' }, 'destination_number'],
    [{ destination_number: '12', destination_data: '1001' }, 'destination_number'],
    [{ destination_number: '+441', destination_data: 'nonsense!' }, 'destination_data'],
    [{ destination_number: '+441' }, 'destination_target'],
    [{ destination_number: '+441', destination_target_type: 'extension' }, 'destination_target'],
    [
      { destination_number: '+441', destination_target_type: 'extension', destination_target: 'abc' },
      'destination_target',
    ],
    [{ destination_number: '+441', destination_data: '1001', destination_type: 'outbound' }, 'destination_type'],
    [
      { destination_number: '+441', destination_data: '1001', destination_hold_music: '/etc/passwd' },
      'destination_hold_music',
    ],
    [{ destination_number: '+441', destination_data: '1001', destination_colour: 'red' }, 'destination_colour'],
  ])('is refused with 400: %j', async (fields, field) => {
    const { status, body } = await ask('POST', '', fields, server.adminToken);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });
});

describe('whose a number is (contract 20 §11)', () => {
  it('one that is routed already is 409, in whatever form, in whatever tenant; a disabled row does not keep it', async () => {
    const number = await didOf(acme);
    const fields = { destination_number: number, destination_data: '1001' };
    const uuid = await create(fields);
    const again = await ask('POST', '', { ...fields, destination_number: number.slice(1) });
    expect([again.status, again.body.error.message]).toEqual([409, `${number.slice(1)} is already routed`]);
    const other = { ...fields, tenant_id: globex.tenantId };
    expect((await ask('POST', '', other, server.adminToken)).status).toBe(409);
    await ask('PUT', `/${uuid}`, { destination_enabled: false });
    const second = await create(fields);
    expect((await ask('PUT', `/${uuid}`, { destination_enabled: true })).status).toBe(409);
    await ask('DELETE', `/${second}`);
    expect((await ask('PUT', `/${uuid}`, { destination_enabled: true })).status).toBe(200);
  });

  it('one that was not assigned to the tenant is 409; a super admin may route any', async () => {
    const foreign = await didOf(globex);
    for (const destination_number of [foreign, '+15550001']) {
      const { status, body } = await ask('POST', '', { destination_number, destination_data: '1001' });
      expect([status, body.error.message]).toEqual([409, `${destination_number} is not assigned to this tenant`]);
    }
    await create(
      { destination_number: '+15550001', destination_data: '1001', tenant_id: acme.tenantId },
      server.adminToken,
    );
  });

  it('an expression is a super admin’s alone', async () => {
    const fields = {
      destination_number: await didOf(acme),
      destination_data: '1001',
      destination_number_regex: '^\\+4420',
    };
    expect((await ask('POST', '', fields)).status).toBe(403);
    const bad = { ...fields, destination_number_regex: '(?=x)', tenant_id: acme.tenantId };
    expect((await ask('POST', '', bad, server.adminToken)).status).toBe(400);
    const uuid = await create({ ...fields, tenant_id: acme.tenantId }, server.adminToken);
    const form = (await ask('GET', `/${uuid}`)).body;
    expect(form.destination_number_regex).toBe('^\\+4420');
    expect((await ask('PUT', `/${uuid}`, { ...form, destination_description: 'kept' })).body).toMatchObject({
      destination_number_regex: '^\\+4420',
      destination_description: 'kept',
    });
  });
});

describe('who may', () => {
  it('nobody is 401, an end user without the permission 403', async () => {
    expect((await server.request('GET', '/inbound_routes')).status).toBe(401);
    expect((await ask('GET', '', undefined, acme.userToken)).status).toBe(403);
    expect((await ask('POST', '', { destination_number: '+441' }, acme.userToken)).status).toBe(403);
  });

  it('a write leaves its audit row', async () => {
    const uuid = await create({ destination_number: await didOf(acme), destination_data: '1001' });
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('audit').select(['action', 'tenant_id']).where('resource_id', '=', uuid).execute(),
    );
    expect(rows).toEqual([{ action: 'create', tenant_id: acme.tenantId }]);
  });
});
