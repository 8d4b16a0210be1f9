import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let numbers = 100;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
});
afterAll(() => server.close());

const call = (method: string, path: string, body?: object, token = server.adminToken): Promise<TestAnswer> =>
  server.request(method, path, { token, ...(body ? { body } : {}) });
const ask = (method: string, path: string, body?: object, token?: string) => call(method, `/dids${path}`, body, token);

async function made(fields: Record<string, unknown> = {}): Promise<{ id: number; phone: string }> {
  numbers += 1;
  const phone = `+4416329${String(numbers).padStart(5, '0')}`;
  const { status, body, text } = await ask('POST', '', { phone, tenant_id: acme.tenantId, ...fields });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return { id: body.id, phone: body.phone };
}

/** A fax account, as the rest of contract 30 §8 keeps it. */
async function accountOf({ tenantId }: TestTenant, ownerId: number | null, username: string): Promise<number> {
  const row = { tenant_id: tenantId, created_by: ownerId, type: 'account', username, email: `${username}@example.com` };
  const made = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx.insertInto('accounts').values(row).returning('account_id').executeTakeFirstOrThrow(),
  );
  return made.account_id;
}

const rowOf = async (id: number, token?: string) => (await ask('GET', `?account_id=${id}`, undefined, token)).body[0];
const idsIn = ({ body }: TestAnswer): number[] => body.map((row: { account_id: number }) => row.account_id);

describe('a DID (contract 30 §6)', () => {
  it('is registered with a label under any of its names, and shows its row', async () => {
    const { status, body } = await ask('POST', '', {
      phone: '+44 1632 960001',
      tenant_id: String(acme.tenantId),
      description: 'Front desk',
      username: 'x',
      passwd: 'y',
      email: 'z',
    });
    expect(status).toBe(200);
    const id = body.id;
    expect(body).toEqual({ id, account_id: id, phone: '+441632960001', tenant_id: acme.tenantId });
    expect(await rowOf(id)).toEqual({
      account_id: id,
      id,
      phone: '+441632960001',
      domain: acme.domain,
      tenant_id: acme.tenantId,
      tenant_name: 'acme',
      active: 1,
      first_name: 'Front desk',
      description: 'Front desk',
      created_by: null,
      fax_account_id: null,
      fax_account_name: null,
      fax_accounts: [],
    });
    expect((await ask('GET', `/${id}`)).body).toEqual({
      id,
      account_id: id,
      phone: '+441632960001',
      domain: acme.domain,
      tenant_id: acme.tenantId,
      active: 1,
      description: 'Front desk',
      first_name: 'Front desk',
      tenant_name: 'acme',
    });
    expect((await call('GET', '/destination/441632960001')).body).toMatchObject({ name: 'Front desk', is_did: 1 });
  });

  it('goes to the platform’s own tenant unless one is named', async () => {
    const { id } = await made({ tenant_id: undefined, active: '0' });
    expect((await ask('GET', `/${id}`)).body).toMatchObject({ tenant_id: 1, active: 0 });
  });

  it('is one on the platform, with a plus or without', async () => {
    const { phone } = await made();
    for (const twin of [phone, phone.slice(1)]) {
      const again = await ask('POST', '', { phone: twin, tenant_id: globex.tenantId });
      expect([again.status, again.body.error.message]).toEqual([
        409,
        'This DID number is already registered in the system.',
      ]);
    }
  });

  it.each([
    [400, { phone: undefined }],
    [400, { phone: '12' }],
    [400, { phone: '1234567890123456' }],
    [400, { phone: '+44(1632)' }],
    [400, { phone: '+441632960002', colour: 'red' }],
    [404, { phone: '+441632960002', tenant_id: 999_999 }],
  ])('is refused with %i: %j', async (status, fields) => {
    expect((await ask('POST', '', { tenant_id: acme.tenantId, ...fields })).status).toBe(status);
  });

  it('is changed by what it shows; the number stays, and nothing at all is 400', async () => {
    const { id, phone } = await made({ label: 'before' });
    const form = await rowOf(id);
    expect((await ask('PUT', `/${id}`, { ...form, first_name: 'after', phone: '+15550001', active: 0 })).body).toBe(
      true,
    );
    expect(await rowOf(id)).toMatchObject({ first_name: 'after', description: 'after', phone, active: 0 });
    for (const body of [{}, { phone: '+15550001' }]) expect((await ask('PUT', `/${id}`, body)).status).toBe(400);
    expect((await ask('PUT', '/999999', { active: 1 })).status).toBe(404);
    expect((await ask('PUT', `/${id}`, { tenant_id: 999_999 })).status).toBe(404);
  });

  it('that moves leaves its accounts and inbound routes behind, in one go', async () => {
    const { id, phone } = await made();
    const account = await accountOf(acme, acme.userId, 'mover');
    await ask('PUT', `/${id}/assign`, { fax_account_id: account });
    const route = { destination_number: phone, destination_data: '1001', tenant_id: acme.tenantId };
    const { body: uuid } = await call('POST', '/inbound_routes', route);
    expect((await ask('PUT', `/${id}`, { tenant_id: globex.tenantId })).body).toBe(true);
    expect(await rowOf(id)).toMatchObject({ tenant_id: globex.tenantId, domain: globex.domain, fax_accounts: [] });
    expect((await call('GET', `/inbound_routes/${uuid}`)).status).toBe(404);
    const digits = phone.slice(1);
    expect((await call('GET', `/destination/${digits}`, undefined, globex.adminToken)).status).toBe(200);
    expect((await call('GET', `/destination/${digits}`, undefined, acme.adminToken)).status).toBe(404);
    expect(idsIn(await ask('GET', '', undefined, acme.adminToken))).not.toContain(id);
    const told = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select(['tenant_id', 'data']).where('type', '=', 'config.changed').execute(),
    );
    expect(told).toContainEqual({
      tenant_id: acme.tenantId,
      data: expect.objectContaining({ resource: 'inbound_routes', id: uuid, action: 'deleted' }),
    });
    for (const [tenant, action] of [
      [acme, 'deleted'],
      [globex, 'updated'],
    ] as const) {
      const data = expect.objectContaining({ resource: 'dids', id, action });
      expect(told).toContainEqual({ tenant_id: tenant.tenantId, data });
    }
  });

  it('that moves leaves the programs that answered at it, and the address of their mails', async () => {
    const { id, phone } = await made();
    const account = await accountOf(acme, acme.userId, 'stays');
    await call('PUT', `/accounts/${id}`, { email: 'boss@acme.example' });
    const installed = (type: string, body: object, token = acme.adminToken) =>
      call('POST', `/programs/${type}`, body, token);
    const gone = [await installed('faxtoemail', { account_id: id }), await installed('receivesms', { phone })];
    const kept = await installed('receivefax', { account_id: account });
    const sends = await installed('sendsms', { message: 'Hello', account_id: id });
    expect([...gone, kept, sends].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await ask('PUT', `/${id}`, { tenant_id: globex.tenantId })).body).toBe(true);
    const statusOf = async ({ body }: TestAnswer) => (await call('GET', `/programs/${body}`)).status;
    expect(await Promise.all([...gone, kept, sends].map(statusOf))).toEqual([404, 404, 200, 200]);
    expect((await call('GET', `/programs/${sends.body}`)).body.account_id).toBeNull();
    expect((await call('GET', `/accounts/${id}`)).body).toMatchObject({ email: '', tenant_id: globex.tenantId });
    // The new tenant installs his own.
    expect((await installed('faxtoemail', { account_id: id }, globex.adminToken)).status).toBe(200);
    expect((await installed('receivesms', { phone }, globex.adminToken)).status).toBe(200);
  });

  it('is deleted with its destination; while an inbound route leads from it, 409', async () => {
    const { id, phone } = await made();
    const account = await accountOf(acme, null, 'left');
    await ask('PUT', `/${id}/assign`, { account_id: account });
    const route = { destination_number: phone.slice(1), destination_data: '1001', tenant_id: acme.tenantId };
    const { body: uuid } = await call('POST', '/inbound_routes', route);
    await call('PUT', `/inbound_routes/${uuid}`, { destination_enabled: false });
    const refused = await ask('DELETE', `/${id}`);
    expect([refused.status, refused.body.error.message]).toEqual([409, expect.stringContaining(phone.slice(1))]);
    await call('DELETE', `/inbound_routes/${uuid}`);
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    expect((await ask('GET', `/${id}`)).status).toBe(404);
    expect((await call('GET', `/destination/${phone.slice(1)}`)).status).toBe(404);
    const left = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('accounts').select('linkdid_id').where('account_id', '=', account).executeTakeFirst(),
    );
    expect(left).toEqual({ linkdid_id: null });
  });

  it('leaves a destination that was there before it alone', async () => {
    await call('POST', '/destination', { prefix: '441632970000', name: 'Premium' });
    const { id } = await made({ phone: '+441632970000' });
    await ask('DELETE', `/${id}`);
    expect((await call('GET', '/destination/441632970000')).body).toMatchObject({ name: 'Premium', is_did: 0 });
  });
});

describe('assigning a DID', () => {
  const assign = (id: number, body: object, token?: string) => ask('PUT', `/${id}/assign`, body, token);

  it('links accounts of its tenant, of which it shows all, and unlinks them', async () => {
    const { id } = await made();
    const [first, second] = [await accountOf(acme, null, 'first'), await accountOf(acme, null, 'second')];
    expect((await assign(id, { fax_account_id: first }, acme.adminToken)).body).toBe(true);
    expect((await assign(id, { fax_account_id: String(second) })).body).toBe(true);
    expect(await rowOf(id)).toMatchObject({
      fax_account_id: first,
      fax_account_name: 'first',
      fax_accounts: [
        { account_id: first, username: 'first', email: 'first@example.com' },
        { account_id: second, username: 'second', email: 'second@example.com' },
      ],
    });
    const kept = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('accounts').select('type').where('account_id', '=', first).executeTakeFirst(),
    );
    expect(kept).toEqual({ type: 'account' });
    expect((await assign(id, { fax_account_id: null })).body).toBe(true);
    expect(await rowOf(id)).toMatchObject({ fax_account_id: null, fax_accounts: [] });
  });

  it('of a super admin may name the tenant', async () => {
    const { id } = await made();
    const account = await accountOf(globex, null, 'theirs');
    expect((await assign(id, { tenant_id: globex.tenantId, fax_account_id: account })).body).toBe(true);
    expect(await rowOf(id)).toMatchObject({ tenant_id: globex.tenantId, fax_account_id: account });
    expect((await assign(id, { tenant_id: acme.tenantId })).body).toBe(true);
    expect(await rowOf(id)).toMatchObject({ tenant_id: acme.tenantId, fax_account_id: null });
  });

  it('is refused for what is not there, and for what is another’s', async () => {
    const [{ id }, foreign] = [await made(), await made({ tenant_id: globex.tenantId })];
    const [account, number] = [await accountOf(globex, null, 'no'), await made()];
    for (const faxAccount of [account, number.id, 999_999]) {
      const answer = await assign(id, { fax_account_id: faxAccount }, acme.adminToken);
      expect([answer.status, answer.body.error.message]).toEqual([404, 'Account not found']);
    }
    expect((await assign(foreign.id, { fax_account_id: null }, acme.adminToken)).status).toBe(404);
    expect((await assign(id, { tenant_id: globex.tenantId }, acme.adminToken)).status).toBe(403);
    expect((await assign(id, {})).status).toBe(400);
  });
});

describe('who sees DIDs and who writes them', () => {
  it('a tenant its own; an end user those that lead to his accounts, and of these only his', async () => {
    const [linked, plain, foreign] = [await made(), await made(), await made({ tenant_id: globex.tenantId })];
    const [own, colleague] = [await accountOf(acme, acme.userId, 'own'), await accountOf(acme, null, 'colleague')];
    for (const id of [own, colleague]) await ask('PUT', `/${linked.id}/assign`, { fax_account_id: id });
    const tenants = await ask('GET', '', undefined, acme.adminToken);
    expect(idsIn(tenants)).toEqual(expect.arrayContaining([linked.id, plain.id]));
    expect(idsIn(tenants)).not.toContain(foreign.id);
    expect(tenants.text).not.toContain('tenant_name');
    expect((await ask('GET', `/${foreign.id}`, undefined, acme.adminToken)).status).toBe(404);
    const users = await ask('GET', '', undefined, acme.userToken);
    expect(users.body).toMatchObject([{ account_id: linked.id, fax_account_id: own }]);
    expect(users.text).not.toContain('colleague');
  });

  it('nobody is 401; tenants and end users write none', async () => {
    const { id } = await made();
    expect((await server.request('GET', '/dids')).status).toBe(401);
    for (const token of [acme.adminToken, acme.userToken]) {
      expect((await ask('POST', '', { phone: '+15550009' }, token)).status).toBe(403);
      expect((await ask('PUT', `/${id}`, { active: 0 }, token)).status).toBe(403);
      expect((await ask('DELETE', `/${id}`, undefined, token)).status).toBe(403);
    }
    expect((await ask('GET', `/${id}`, undefined, acme.userToken)).status).toBe(403);
    expect((await ask('PUT', `/${id}/assign`, { fax_account_id: null }, acme.userToken)).status).toBe(403);
  });

  it('is found by its filters, counted, and audited', async () => {
    const { id, phone } = await made({ label: 'Only this one', active: 0 });
    for (const query of [
      `phone=${phone.slice(-6)}`,
      'first_name=ONLY+this',
      'description=only',
      'active=0&search=this+one',
    ]) {
      expect(idsIn(await ask('GET', `?${query}`))).toContain(id);
    }
    expect((await ask('GET', '?first_name=only+this&totalrows')).body).toBe(1);
    const { body } = await call('GET', `/audit?resource=dids&resource_id=${id}`);
    expect(body).toMatchObject([{ action: 'create', resource: 'dids', tenant_id: acme.tenantId }]);
  });
});

describe('a DID that is switched off', () => {
  it('is unallocated wherever it leads, and leads there again when it is on', async () => {
    const { id, phone } = await made();
    const route = { destination_number: phone, destination_data: '+4930123456', tenant_id: acme.tenantId };
    expect((await call('POST', '/inbound_routes', route)).status).toBe(200);
    const planned = async () => {
      const body = { from: '+15550100', to: phone };
      return JSON.stringify((await call('POST', '/calls/simulate', body, acme.adminToken)).body.plans);
    };
    const leading = await planned();
    expect(leading).toContain('+4930123456');
    await ask('PUT', `/${id}`, { active: 0 });
    expect(await planned()).toContain('UNALLOCATED_NUMBER');
    await ask('PUT', `/${id}`, { active: 1 });
    expect(await planned()).toBe(leading);
  });
});

describe('a tenant who is deleted', () => {
  it('leaves his DIDs in the pool, with their destinations; his providers and routes go', async () => {
    const gone = await server.makeTenant('gone');
    const { id, phone } = await made({ tenant_id: gone.tenantId });
    const own = { name: 'Of gone', type: 'sip', host: '192.0.2.1', tenant_id: gone.tenantId };
    const { body: provider_id } = await call('POST', '/providers', own);
    const route = { name: 'gone', destination_id: '999', provider_id, tenant_id: gone.tenantId };
    const { body: routeId } = await call('POST', '/routes', route);
    expect((await call('DELETE', `/tenants/${gone.tenantId}`)).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ tenant_id: 1 });
    expect((await call('GET', `/destination/${phone.slice(1)}`)).status).toBe(200);
    expect((await call('GET', `/providers/${provider_id}`)).status).toBe(404);
    expect((await call('GET', `/routes/${routeId}`)).status).toBe(404);
  });
});
