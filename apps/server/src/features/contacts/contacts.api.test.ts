import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { isDoNotContact, type Reachable } from '../contact-dncs/is-do-not-contact.ts';
import { contactFor, type KnownOf } from './contact-for.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
}, 60_000);
afterAll(() => server.close());

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken): Promise<TestAnswer> =>
  server.request(method, `/contacts${path}`, { token, ...(body === undefined ? {} : { body }) });

async function made(fields: Record<string, unknown>, token?: string): Promise<number> {
  const { status, body, text } = await ask('POST', '', fields, token);
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(body).toEqual(expect.any(Number));
  return body;
}

const idsIn = ({ body }: TestAnswer): number[] => body.map((row: { contact_id: number }) => row.contact_id);

describe('a contact (contract 30 §9)', () => {
  it('is made, shows everything, and is changed by what was shown', async () => {
    const id = await made({ phone: '+44 1632 960-001', first_name: 'Carol', speed_dial: '11' });
    const { body } = await ask('GET', `/${id}`);
    expect(body).toEqual({
      contact_id: id,
      tenant_id: acme.tenantId,
      user_id: acme.adminId,
      first_name: 'Carol',
      last_name: '',
      phone: '+44 1632 960-001',
      email: '',
      address: '',
      custom1: '',
      custom2: '',
      custom3: '',
      description: '',
      speed_dial: '11',
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    const changed = await ask('PUT', `/${id}`, { ...body, last_name: 'Jones', speed_dial: null });
    expect(changed.body).toMatchObject({ last_name: 'Jones', first_name: 'Carol', speed_dial: null });
    const [row] = (await ask('GET', `?contact_id=${id}`)).body;
    expect(row).toEqual({
      contact_id: id,
      tenant_id: acme.tenantId,
      first_name: 'Carol',
      last_name: 'Jones',
      phone: '+44 1632 960-001',
      email: '',
    });
  });

  it('that is deleted leaves lists and reads, and stays in the database', async () => {
    const id = await made({ email: 'gone@example.com', speed_dial: '12' });
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await ask(method, `/${id}`, method === 'PUT' ? {} : undefined)).status).toBe(404);
    }
    expect(idsIn(await ask('GET', ''))).not.toContain(id);
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('contacts').select('date_deleted').where('contact_id', '=', id).execute(),
    );
    expect(rows).toEqual([{ date_deleted: expect.any(Date) }]);
    await made({ email: 'next@example.com', speed_dial: '12' });
  });

  it('may have the number of another; a speed dial is one contact’s in the tenant', async () => {
    await made({ phone: '15551234567', speed_dial: '13' });
    const twin = await made({ phone: '15551234567' });
    for (const [method, path] of [
      ['POST', ''],
      ['PUT', `/${twin}`],
    ] as const) {
      const { status, body } = await ask(method, path, { phone: '15551234567', speed_dial: '13' });
      expect([status, body.error.message]).toEqual([409, 'The speed dial 13 belongs to another contact']);
    }
    await made({ phone: '1', speed_dial: '13' }, globex.adminToken);
  });

  it.each([
    [{}, 'phone'],
    [{ first_name: 'Nobody' }, 'phone'],
    [{ phone: 'by letter' }, 'phone'],
    [{ phone: '1'.repeat(33) }, 'phone'],
    [{ email: 'nowhere' }, 'email'],
    [{ phone: '1', speed_dial: '12345' }, 'speed_dial'],
    [{ phone: '1', speed_dial: 'a' }, 'speed_dial'],
    [{ phone: '1', custom1: 'x'.repeat(129) }, 'custom1'],
    [{ phone: '1', colour: 'red' }, 'colour'],
  ])('is refused with 400: %j', async (fields, field) => {
    const { status, body } = await ask('POST', '', fields);
    expect(status).toBe(400);
    expect(JSON.stringify(body.error.details)).toContain(field);
  });

  it('cannot lose all that it is reached by', async () => {
    const id = await made({ phone: '1555' });
    expect((await ask('PUT', `/${id}`, { phone: '' })).status).toBe(400);
    expect((await ask('PUT', `/${id}`, { phone: '', email: 'a@example.com' })).status).toBe(200);
  });

  it('leaves an audit row and an event', async () => {
    const id = await made({ phone: '1556' });
    const { audit, event } = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      audit: await trx
        .selectFrom('audit')
        .select(['action', 'tenant_id'])
        .where('resource', '=', 'contacts')
        .where('resource_id', '=', String(id))
        .execute(),
      event: await trx
        .selectFrom('events')
        .select(['tenant_id', 'data'])
        .where('type', '=', 'config.changed')
        .orderBy('event_id', 'desc')
        .limit(1)
        .executeTakeFirst(),
    }));
    expect(audit).toEqual([{ action: 'create', tenant_id: acme.tenantId }]);
    expect(event).toMatchObject({ tenant_id: acme.tenantId, data: { resource: 'contacts', id, action: 'created' } });
  });
});

describe('the list of contacts', () => {
  it('is filtered, counted and paged, newest first', async () => {
    const { tenantId, adminToken: token } = await server.makeTenant('initech');
    const ann = await made({ phone: '+49 30 111-222', first_name: 'Ann', email: 'Ann@example.com' }, token);
    const bob = await made({ phone: '030111333', last_name: 'Bobson' }, token);
    const find = async (query: string) => idsIn(await ask('GET', query, undefined, token));
    expect(await find('')).toEqual([bob, ann]);
    expect(await find('?phone=0111-222')).toEqual([ann]);
    expect(await find('?phone=111333')).toEqual([bob]);
    expect(await find('?phone=nothing')).toEqual([]);
    expect(await find('?email=ann@EXAMPLE.com')).toEqual([ann]);
    expect(await find('?email=ann')).toEqual([]);
    expect(await find('?first_name=an')).toEqual([ann]);
    expect(await find('?last_name=SON')).toEqual([bob]);
    expect(await find('?created_by=0')).toEqual([]);
    expect(await find('?search=bob')).toEqual([bob]);
    expect(await find('?after=4000000000')).toEqual([]);
    expect(await find(`?tenant_id=${acme.tenantId}`)).toEqual([]);
    expect((await ask('GET', '?totalrows', undefined, token)).body).toBe(2);
    expect(await find('?limit=1&offset=1')).toEqual([ann]);
    expect(idsIn(await ask('GET', `?tenant_id=${tenantId}`, undefined, server.adminToken))).toEqual([bob, ann]);
  });
});

describe('who reaches which contacts (contract 30 §1.1)', () => {
  it('an end user his own, a tenant admin the tenant’s, a super admin all', async () => {
    const mine = await made({ phone: '1557' }, acme.userToken);
    const theirs = await made({ phone: '1558' });
    const far = await made({ phone: '1559', tenant_id: globex.tenantId }, server.adminToken);
    expect((await ask('GET', `/${far}`, undefined, globex.adminToken)).body.tenant_id).toBe(globex.tenantId);
    expect(idsIn(await ask('GET', '', undefined, acme.userToken))).toEqual([mine]);
    expect(idsIn(await ask('GET', ''))).toEqual(expect.arrayContaining([mine, theirs]));
    expect(idsIn(await ask('GET', '', undefined, server.adminToken))).toEqual(expect.arrayContaining([mine, far]));
    for (const [id, token] of [
      [theirs, acme.userToken],
      [far, acme.adminToken],
      [mine, globex.adminToken],
    ] as const) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        expect((await ask(method, `/${id}`, method === 'PUT' ? {} : undefined, token)).status).toBe(404);
      }
    }
    expect((await ask('PUT', `/${mine}`, { first_name: 'Me' }, acme.userToken)).status).toBe(200);
    expect((await ask('POST', '', { phone: '1', tenant_id: globex.tenantId })).status).toBe(403);
  });

  it('nobody is 401', async () => {
    expect((await server.request('GET', '/contacts')).status).toBe(401);
    expect((await server.request('POST', '/contacts', { body: { phone: '1' } })).status).toBe(401);
  });
});

describe('whom faxes and messages are for', () => {
  const found = (known: KnownOf, createdBy = acme.adminId) =>
    server.db.transaction({ kind: 'tenant', tenantId: acme.tenantId }, (trx) =>
      contactFor(trx, { tenantId: acme.tenantId, createdBy }, known),
    );
  const isListed = (reachable: Reachable, tenantId = acme.tenantId) =>
    server.db.transaction({ kind: 'tenant', tenantId }, (trx) => isDoNotContact(trx, tenantId, reachable));

  it('is the contact with the same digits, however they are written; made where there is none', async () => {
    const made = await found({ phone: '+1 555 777-0001', first_name: 'Ann' });
    expect(made).toMatchObject({ tenant_id: acme.tenantId, created_by: acme.adminId, first_name: 'Ann', email: '' });
    for (const phone of ['15557770001', '0015557770001', '011-1-555-777-0001']) {
      expect(await found({ phone, first_name: 'Other' })).toEqual(made);
    }
    expect(await found({ phone: '15557770002' })).not.toMatchObject({ contact_id: made.contact_id });
  });

  it('is found by address where there is no number, and never once it is deleted', async () => {
    const made = await found({ email: 'Bob@example.com' });
    expect(await found({ email: 'bob@EXAMPLE.com' })).toEqual(made);
    await ask('DELETE', `/${made.contact_id}`);
    expect((await found({ email: 'bob@example.com' })).contact_id).not.toBe(made.contact_id);
  });

  it('is one’s own before a colleague’s', async () => {
    const [colleague, own] = [
      await found({ phone: '15557770003' }),
      await made({ phone: '15557770003' }, acme.userToken),
    ];
    expect((await found({ phone: '15557770003' }, acme.userId)).contact_id).toBe(own);
    expect((await found({ phone: '15557770003' })).contact_id).toBe(colleague.contact_id);
  });

  it('is nobody whom the tenant’s list or the one of all tenants names (contract 30 §11)', async () => {
    const list = (body: object, token: string) => server.request('POST', '/contact_dncs', { token, body });
    await list({ phone: '+1 (555) 777-0004' }, acme.adminToken);
    await list({ email: 'Never@example.com' }, acme.adminToken);
    await list({ phone: '0015557770005', tenant_id: 0 }, server.adminToken);
    expect(await isListed({ phone: '0015557770004' })).toBe(true);
    expect(await isListed({ phone: '1', email: 'never@EXAMPLE.com' })).toBe(true);
    expect(await isListed({ phone: '15557770005' })).toBe(true);
    expect(await isListed({ phone: '15557770005' }, globex.tenantId)).toBe(true);
    expect(await isListed({ phone: '15557770004' }, globex.tenantId)).toBe(false);
    expect(await isListed({ phone: '', email: '' })).toBe(false);
    expect(await isListed({})).toBe(false);
  });
});
