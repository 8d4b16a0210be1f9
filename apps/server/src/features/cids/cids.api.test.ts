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

const call = (method: string, path: string, body?: object, token = acme.adminToken): Promise<TestAnswer> =>
  server.request(method, path, { token, ...(body ? { body } : {}) });

async function made(fields: Record<string, unknown>, token?: string): Promise<number> {
  const { status, body, text } = await call('POST', '/cids', fields, token);
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(body).toEqual(expect.any(Number));
  return body;
}

describe('a caller id (contract 30 §7)', () => {
  it('is an account of the tenant: made and listed here, read, changed and deleted there', async () => {
    const id = await made({ phone: '+44 1632 960100', first_name: 'Sales', type: 'account' });
    const row = {
      account_id: id,
      tenant_id: acme.tenantId,
      type: 'cid',
      username: '+441632960100',
      first_name: 'Sales',
      last_name: '',
      phone: '+441632960100',
      email: '',
      caller_id_name: '',
      domain: acme.domain,
      created_by: acme.adminId,
      company: 'acme',
      active: 1,
      linkdid_id: null,
    };
    expect((await call('GET', '/cids')).body).toEqual([row]);
    const one = (await call('GET', `/accounts/${id}`)).body;
    expect(one).toMatchObject({
      ...row,
      user_id: acme.adminId,
      address: '',
      settings: {},
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    const changed = await call('PUT', `/accounts/${id}`, {
      ...one,
      phone: '+441632960101',
      username: 'other',
      active: 0,
      settings: { 'cid.note': 'x' },
    });
    expect(changed.body).toEqual({
      ...one,
      phone: '+441632960101',
      active: 0,
      settings: { 'cid.note': 'x' },
      last_updated: expect.any(Number),
    });
    expect((await call('PUT', `/accounts/${id}`, { settings: { 'cid.note': null, b: 1 } })).body.settings).toEqual({
      b: 1,
    });
    expect((await call('DELETE', `/accounts/${id}`)).body).toBe(true);
    expect((await call('GET', `/accounts/${id}`)).status).toBe(404);
  });

  it('is one in its tenant, with a plus or without; another tenant may have it too', async () => {
    await made({ phone: '+441632960110' });
    const again = await call('POST', '/cids', { phone: '441632960110' });
    expect([again.status, again.body.error.message]).toEqual([
      409,
      'The number 441632960110 is already registered in this tenant.',
    ]);
    const other = await made({ phone: '+441632960111' });
    expect((await call('PUT', `/accounts/${other}`, { phone: '+441632960110' })).status).toBe(409);
    await made({ phone: '+441632960110' }, globex.adminToken);
  });

  it.each([
    {},
    { phone: '12' },
    { phone: 'anna' },
    { phone: '+1234567890123456' },
    { phone: '+15550001', colour: 'red' },
  ])('is refused with 400: %j', async (fields) => {
    expect((await call('POST', '/cids', fields)).status).toBe(400);
  });

  it('that is deleted is presented by no extension any more', async () => {
    const id = await made({ phone: '+441632960120' });
    const extension = { extension: '1001', outbound_caller_id_number: '+441632960120' };
    const { body } = await call('POST', '/fpbx_extensions', extension);
    const uuid = typeof body === 'string' ? body : body.extension_uuid;
    await call('DELETE', `/accounts/${id}`);
    expect((await call('GET', `/fpbx_extensions/${uuid}`)).body.outbound_caller_id_number || null).toBeNull();
    expect((await call('GET', `/fpbx_extensions/${uuid}`)).status).toBe(200);
  });

  it('is listed with its filters, in pages, and counted', async () => {
    const first = await made({ phone: '+441632960130', first_name: 'Filter A' });
    const second = await made({ phone: '+441632960131', first_name: 'Filter B', active: 0 });
    const ids = async (query: string) =>
      (await call('GET', `/cids?${query}`)).body.map((row: { account_id: number }) => row.account_id);
    expect(await ids('first_name=filter')).toEqual([second, first]);
    expect(await ids('first_name=filter&active=1')).toEqual([first]);
    expect(await ids('phone=960131')).toEqual([second]);
    expect((await call('GET', '/cids?first_name=filter&totalrows=')).body).toBe(2);
  });
});

describe('who sees and writes caller ids', () => {
  it('a tenant its own; end users those they own, and they make none', async () => {
    const foreign = await made({ phone: '+441632960140' }, globex.adminToken);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await call(method, `/accounts/${foreign}`, method === 'PUT' ? {} : undefined)).status).toBe(404);
    }
    expect((await call('GET', '/cids')).text).not.toContain(`"account_id":${foreign},`);
    expect((await call('GET', '/cids', undefined, acme.userToken)).body).toEqual([]);
    expect((await call('POST', '/cids', { phone: '+15550001' }, acme.userToken)).status).toBe(403);
    expect((await call('POST', '/cids', { phone: '+15550001', tenant_id: globex.tenantId })).status).toBe(403);
    expect((await server.request('GET', '/cids')).status).toBe(401);
    const given = await made({ phone: '+441632960141', tenant_id: acme.tenantId }, server.adminToken);
    expect((await call('GET', `/accounts/${given}`)).body).toMatchObject({ tenant_id: acme.tenantId });
  });

  it('one is given to an end user of the tenant by its admins, who then sees and changes it', async () => {
    const id = await made({ phone: '+441632960145', user_id: acme.userId });
    expect((await call('GET', '/cids', undefined, acme.userToken)).body).toMatchObject([{ account_id: id }]);
    const changed = await call('PUT', `/accounts/${id}`, { first_name: 'Mine' }, acme.userToken);
    expect(changed.body).toMatchObject({ first_name: 'Mine', user_id: acme.userId });
    expect((await call('PUT', `/accounts/${id}`, { user_id: acme.adminId }, acme.userToken)).status).toBe(403);
    expect((await call('PUT', `/accounts/${id}`, { user_id: globex.userId })).status).toBe(400);
    expect((await call('PUT', `/accounts/${id}`, { user_id: null })).body).toMatchObject({ user_id: null });
    expect((await call('GET', '/cids', undefined, acme.userToken)).body).toEqual([]);
  });

  it('a write is audited and told', async () => {
    const id = await made({ phone: '+441632960150' });
    const audit = await call('GET', `/audit?resource=cids&resource_id=${id}`, undefined, server.adminToken);
    expect(audit.body).toMatchObject([{ action: 'create', tenant_id: acme.tenantId }]);
  });
});

describe('a DID as an account (contract 30 §8)', () => {
  const register = async (phone: string): Promise<number> =>
    (await call('POST', '/dids', { phone, tenant_id: acme.tenantId }, server.adminToken)).body.id;

  it('is read and given an e-mail address by its tenant, who may not switch it off or take it away', async () => {
    const id = await register('+441632960160');
    const form = (await call('GET', `/accounts/${id}`)).body;
    expect(form).toMatchObject({ type: 'did', phone: '+441632960160', domain: acme.domain });
    expect(
      (await call('PUT', `/accounts/${id}`, { ...form, email: 'fax@acme.example', phone: '+1' })).body,
    ).toMatchObject({
      email: 'fax@acme.example',
      phone: '+441632960160',
    });
    expect((await call('PUT', `/accounts/${id}`, { active: 0 })).status).toBe(403);
    expect((await call('DELETE', `/accounts/${id}`)).status).toBe(403);
    expect((await call('PUT', `/accounts/${id}`, { active: 0 }, server.adminToken)).body.active).toBe(0);
  });

  it('is not deleted while accounts or inbound routes depend on it', async () => {
    const id = await register('+441632960170');
    const account = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('accounts')
        .values({ tenant_id: acme.tenantId, type: 'account', username: 'depends', linkdid_id: id })
        .returning('account_id')
        .executeTakeFirstOrThrow(),
    );
    const linked = await call('DELETE', `/accounts/${id}`, undefined, server.adminToken);
    expect([linked.status, linked.body.error.message]).toEqual([409, expect.stringContaining("'depends'")]);
    await call('PUT', `/dids/${id}/assign`, { fax_account_id: null });
    expect((await call('DELETE', `/accounts/${id}`, undefined, server.adminToken)).body).toBe(true);
    expect((await call('GET', `/accounts/${account.account_id}`)).body.linkdid_id).toBeNull();
    expect((await call('GET', '/destination/441632960170', undefined, server.adminToken)).status).toBe(404);
  });
});
