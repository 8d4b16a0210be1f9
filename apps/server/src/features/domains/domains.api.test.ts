import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
}, 60_000);
afterAll(() => server.close());

const ask = (method: string, path: string, body?: unknown, token = server.adminToken) =>
  server.request(method, `/fpbx_domains${path}`, { token, ...(body === undefined ? {} : { body }) });

async function makeFreeDomain(domain_name: string): Promise<string> {
  const row = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx.insertInto('domains').values({ domain_name }).returning('domain_uuid').executeTakeFirstOrThrow(),
  );
  return row.domain_uuid;
}

describe('/fpbx_domains (contract 20 §1.1)', () => {
  test('a super admin lists them by name', async () => {
    const { body } = await ask('GET', '');
    const names = body.map((row: { domain_name: string }) => row.domain_name);
    expect(names).toEqual([...names].sort());
    expect(names).toContain(acme.domain);
    expect(body[0]).toMatchObject({ domain_enabled: true, domain_description: null });
    const one = await ask('GET', `?tenant_id=${globex.tenantId}`);
    expect(one.body).toMatchObject([{ domain_name: globex.domain }]);
    expect((await ask('GET', '?totalrows')).body).toBe(3);
  });

  test('a tenant’s row: super admin any, tenant admin his own', async () => {
    const { body } = await ask('GET', `/${acme.tenantId}`, undefined, acme.adminToken);
    expect(body).toEqual({ tenant_id: acme.tenantId, domain_uuid: body.domain_uuid, domain_name: acme.domain });
    expect((await ask('GET', `/${acme.tenantId}`)).body).toEqual(body);
    for (const id of [globex.tenantId, 2_000_000, 'x']) {
      expect((await ask('GET', `/${id}`, undefined, acme.adminToken)).status).toBe(404);
    }
    expect((await ask('GET', '/2000000')).status).toBe(404);
  });

  test('everything else is for super admins', async () => {
    const named = { tenant_id: acme.tenantId, domain_name: 'mine.example' };
    for (const token of [acme.adminToken, acme.userToken]) {
      expect((await ask('GET', '', undefined, token)).status).toBe(403);
      expect((await ask('POST', '', named, token)).status).toBe(403);
      expect((await ask('PUT', `/${acme.tenantId}`, { domain_uuid: randomUUID() }, token)).status).toBe(403);
    }
    expect((await ask('GET', `/${acme.tenantId}`, undefined, acme.userToken)).status).toBe(403);
  });

  test('naming a domain keeps its uuid; again is no conflict', async () => {
    const before = (await ask('GET', `/${globex.tenantId}`)).body;
    const named = { tenant_id: globex.tenantId, domain_name: 'PBX.Globex.example', domain_description: 'Globex' };
    const answer = await ask('POST', '', named);
    expect([answer.status, answer.body]).toEqual([
      200,
      { domain_uuid: before.domain_uuid, domain_name: 'pbx.globex.example' },
    ]);
    expect((await ask('POST', '', named)).body).toEqual(answer.body);
    const row = (await ask('GET', `?tenant_id=${globex.tenantId}`)).body[0];
    expect(row).toMatchObject({ domain_name: 'pbx.globex.example', domain_description: 'Globex' });
  });

  test('what carries the name by default follows it, phones log in again', async () => {
    const tenant = await server.makeTenant('initech');
    const made = await server.request('POST', '/fpbx_extensions', {
      token: tenant.adminToken,
      body: { extension: '1001' },
    });
    const own = await server.request('POST', '/fpbx_extensions', {
      token: tenant.adminToken,
      body: { extension: '1002', accountcode: 'sales' },
    });
    const dropped = vi.spyOn(server.platform.engine, 'dropRegistrations').mockResolvedValue();
    await ask('POST', '', { tenant_id: tenant.tenantId, domain_name: 'initech.example' });
    await vi.waitFor(() => expect(dropped.mock.calls).toEqual([[{ tenantId: tenant.tenantId }]]), 15_000);
    dropped.mockRestore();
    const read = async (uuid: string) =>
      (await server.request('GET', `/fpbx_extensions/${uuid}`, { token: tenant.adminToken })).body;
    expect(await read(made.body.extension_uuid)).toMatchObject({
      domain_name: 'initech.example',
      accountcode: 'initech.example',
      user_context: 'initech.example',
    });
    expect((await read(own.body.extension_uuid)).accountcode).toBe('sales');
    const account = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('accounts')
        .select('username')
        .where('extension_uuid', '=', made.body.extension_uuid)
        .executeTakeFirst(),
    );
    expect(account).toEqual({ username: '1001@initech.example' });
  });

  test.each([
    {},
    { domain_name: 'x.example' },
    { tenant_id: 1 },
    { tenant_id: 1, domain_name: 'under_score.example' },
    { tenant_id: 1, domain_name: 'two..dots' },
    { tenant_id: 1, domain_name: 'x.example', colour: 'red' },
  ])('POST %j is 400', async (body) => {
    expect((await ask('POST', '', body)).status).toBe(400);
  });

  test('a name that another tenant has is 409, an unknown tenant 404', async () => {
    expect((await ask('POST', '', { tenant_id: acme.tenantId, domain_name: 'super-admin-1' })).status).toBe(409);
    expect((await ask('POST', '', { tenant_id: 2_000_000, domain_name: 'x.example' })).status).toBe(404);
  });

  test('an existing domain that serves nobody may be given to a tenant', async () => {
    const tenant = await server.makeTenant('hooli');
    const domain_uuid = await makeFreeDomain('hooli.example');
    const answer = await ask('PUT', `/${tenant.tenantId}`, { domain_uuid });
    expect([answer.status, answer.body]).toEqual([200, { tenant_id: tenant.tenantId, domain_uuid }]);
    expect((await ask('GET', `/${tenant.tenantId}`)).body.domain_name).toBe('hooli.example');
    expect((await ask('PUT', `/${tenant.tenantId}`, { domain_uuid })).status).toBe(200);
  });

  test('one domain serves one tenant: 409; unknown 422, missing 400', async () => {
    const other = (await ask('GET', `/${acme.tenantId}`)).body.domain_uuid;
    const taken = await ask('PUT', `/${globex.tenantId}`, { domain_uuid: other });
    expect(taken.status).toBe(409);
    expect((await ask('PUT', `/${globex.tenantId}`, { domain_uuid: randomUUID() })).status).toBe(422);
    expect((await ask('PUT', `/${globex.tenantId}`, {})).status).toBe(400);
    expect((await ask('PUT', '/2000000', { domain_uuid: other })).status).toBe(404);
  });

  test('a domain whose numbers are in use is not taken away', async () => {
    const body = { extension: '1001' };
    await server.request('POST', '/fpbx_extensions', { token: acme.adminToken, body });
    const domain_uuid = await makeFreeDomain('free.example');
    expect((await ask('PUT', `/${acme.tenantId}`, { domain_uuid })).status).toBe(409);
  });

  test('tells the directory', async () => {
    const events = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').selectAll().where('tenant_id', '=', globex.tenantId).execute(),
    );
    expect(events.map((event) => event.data)).toContainEqual(
      expect.objectContaining({ resource: 'fpbx_domains', changed: ['domain_name', 'domain_description'] }),
    );
  });
});
