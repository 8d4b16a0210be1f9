import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StrowgerEvent } from '../../events/event-types.ts';
import type { Feature } from '../../platform.ts';
import { type KernelServer, startKernelServer } from '../../testing/kernel-server.ts';
import { errors } from '../errors.ts';
import { flagText, nullable } from '../fields.ts';
import type { Change, Resource } from './resource.ts';
import { serveResource } from './serve-resource.ts';

const everybody = { callers: ['A', 'T', 'U'] } as const;
const admins = { callers: ['A', 'T'] } as const;
const changes: Change[] = [];

const lines: Resource = {
  path: '/lines',
  what: 'Line',
  plural: 'Lines',
  tag: 'Lines',
  table: 'accounts',
  key: { field: 'line_id', kind: 'id' },
  rows: { tenant: 'tenant_id', owner: 'created_by' },
  fields: {
    line_id: { schema: Type.Integer(), column: 'account_id', write: 'never' },
    type: { schema: Type.Enum(['account', 'did']), required: true, write: 'once' },
    name: { schema: Type.String({ minLength: 1, maxLength: 20 }), column: 'username', required: true },
    phone: { schema: Type.String() },
    note: { schema: Type.String(), column: 'caller_id_name', shownTo: ['A'] },
    address: { schema: Type.String(), inList: false },
    active: { schema: flagText(), show: (stored) => (stored ? '1' : '0'), store: (sent) => sent === '1' },
    linkdid_id: { schema: nullable(Type.Integer()) },
    mirrors_user_id: { schema: nullable(Type.Integer()) },
    tenant_name: {
      schema: Type.String(),
      computed: sql`select company from tenants where tenants.tenant_id = r.tenant_id`,
    },
    date_created: {
      schema: Type.Integer(),
      write: 'never',
      show: (stored) => (stored instanceof Date ? Math.floor(stored.getTime() / 1000) : null),
    },
  },
  access: { list: everybody, read: everybody, create: everybody, update: everybody, delete: everybody },
  searched: ['name', 'phone'],
  filters: { type: 'text', active: 'flag', linkdid_id: 'id', address: 'contains' },
  order: { field: 'name' },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['confirmPassword'],
  references: [{ field: 'linkdid_id', table: 'accounts', column: 'account_id', status: 400 }],
  taken: 'This user has a line',
  hooks: {
    before: async ({ after }) => {
      if (after?.['phone'] === '000') throw errors.conflict('Not that number');
    },
    after: async (change) => void changes.push(change),
  },
};

/** The same table, seen by all of a tenant and changed by whoever made a row. */
const shared: Resource = {
  ...lines,
  path: '/shared_lines',
  rows: { tenant: 'tenant_id', owner: 'created_by', ownerSees: 'tenant' },
};

const ranks: Resource = {
  path: '/ranks',
  what: 'Rank',
  plural: 'Ranks',
  tag: 'Ranks',
  table: 'roles',
  key: { field: 'role_id', kind: 'id' },
  rows: { tenant: null },
  fields: {
    role_id: { schema: Type.Integer(), write: 'never' },
    name: { schema: Type.String(), required: true },
  },
  access: { list: everybody, read: everybody, create: { callers: ['A'] }, delete: { callers: ['A'] } },
};

const feature: Feature = (route, platform) => {
  for (const resource of [lines, shared, ranks]) serveResource(route, platform, resource);
  serveResource(route, platform, { ...lines, path: '/guarded_lines', access: { create: admins } });
};

const NOW = new Date('2026-03-01T12:00:00Z');
const [A, T7, U5, U6, T8] = ['A.1.1', 'T.4.7', 'U.5.7', 'U.6.7', 'T.9.8'];

describe('a declared resource', () => {
  let server: KernelServer;
  const heard: StrowgerEvent[] = [];
  const all = <R>(work: (trx: Trx) => Promise<R>) => server.platform.db.transaction({ kind: 'all' }, work);

  beforeAll(async () => {
    server = await startKernelServer({ features: [feature], now: () => NOW });
    server.platform.bus.subscribe((event) => heard.push(event));
    await all(async (trx) => {
      const tenants = [1, 7, 8].map((id) => ({ tenant_id: id, company: `Tenant ${id}`, email: `${id}@example.com` }));
      await trx.insertInto('tenants').values(tenants).execute();
      const users = [
        [1, 1],
        [4, 7],
        [5, 7],
        [6, 7],
        [9, 8],
      ] as const;
      await trx
        .insertInto('users')
        .values(
          users.map(([id, tenant]) => ({ user_id: id, tenant_id: tenant, username: `u${id}`, email: `u${id}@x` })),
        )
        .execute();
    });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    heard.length = 0;
    changes.length = 0;
    await all(async (trx) => {
      await trx.deleteFrom('accounts').execute();
      await trx.deleteFrom('audit').execute();
    });
  });

  async function call(token: string, method: string, path: string, body?: unknown) {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed = JSON.parse(text);
    return { status: response.status, text, body: parsed, headers: response.headers };
  }
  const make = async (token: string, fields: object = {}, path = '/lines'): Promise<number> => {
    const answer = await call(token, 'POST', path, { type: 'account', name: 'one', ...fields });
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const names = async (token: string, query = '', path = '/lines') =>
    (await call(token, 'GET', path + query)).body.map((row: { name: string }) => row.name);

  it('is made, read, changed in part, listed and deleted, in the shapes of contract 10 §2.2', async () => {
    const id = await make(T7, { name: 'Ada', phone: '123', active: 0, address: 'Here 1' });
    expect(typeof id).toBe('number');
    const object = {
      line_id: id,
      type: 'account',
      name: 'Ada',
      phone: '123',
      address: 'Here 1',
      active: '0',
      linkdid_id: null,
      mirrors_user_id: null,
      tenant_name: 'Tenant 7',
      date_created: NOW.getTime() / 1000,
    };
    expect((await call(T7, 'GET', `/lines/${id}`)).body).toEqual(object);
    const { address: _, ...row } = object;
    expect((await call(T7, 'GET', '/lines')).body).toEqual([row]);
    expect((await call(T7, 'PUT', `/lines/${id}`, { active: true })).body).toEqual({ ...object, active: '1' });
    expect((await call(T7, 'DELETE', `/lines/${id}`)).body).toBe(true);
    expect((await call(T7, 'GET', `/lines/${id}`)).status).toBe(404);
    expect((await call(T7, 'GET', '/lines')).body).toEqual([]);
  });

  it('takes back what it showed, drops what forms carry along, and refuses unknown fields by name', async () => {
    const id = await make(T7, { name: 'Ada' });
    const shown = (await call(T7, 'GET', `/lines/${id}`)).body;
    const again = await call(T7, 'PUT', `/lines/${id}`, { ...shown, type: 'did', confirmPassword: 'x', tenant_id: '' });
    expect([again.status, again.body]).toEqual([200, shown]);
    expect((await call(T7, 'PUT', `/lines/${id}`, { colour: 'red' })).body.error.details).toEqual([
      { field: 'colour', message: 'unknown field' },
    ]);
    expect((await call(T7, 'POST', '/lines', { type: 'account' })).body.error.details).toEqual([
      { field: 'name', message: 'is required' },
    ]);
    expect((await call(T7, 'PUT', `/lines/${id}`, { name: 'x'.repeat(21) })).status).toBe(400);
  });

  it('is another tenant’s to nobody: 404 on every verb, and in no list', async () => {
    const id = await make(T7, { name: 'secret' });
    for (const [method, body] of [['GET'], ['PUT', { name: 'x' }], ['DELETE']] as const) {
      expect((await call(T8, method, `/lines/${id}`, body)).status).toBe(404);
    }
    expect(await names(T8)).toEqual([]);
    expect(await names(T8, '?tenant_id=7')).toEqual([]);
    expect(await names(T7, '?tenant_id=8')).toEqual([]);
    expect(await names(T7, '?tenant_id=0')).toEqual(['secret']);
    expect(await names(A)).toEqual(['secret']);
    expect(await names(A, '?tenant_id=8')).toEqual([]);
    expect(await names(A, '?tenant_id=7')).toEqual(['secret']);
  });

  it('is made where the caller is, by a super admin wherever he says', async () => {
    expect((await call(T7, 'POST', '/lines', { type: 'account', name: 'x', tenant_id: 8 })).status).toBe(403);
    await make(A, { name: 'there', tenant_id: 8 });
    expect(await names(T8)).toEqual(['there']);
    const nowhere = await call(A, 'POST', '/lines', { type: 'account', name: 'x', tenant_id: 99 });
    expect([nowhere.status, nowhere.body.error.details[0].field]).toEqual([400, 'tenant_id']);
  });

  it('is an end user’s own where rows have owners', async () => {
    const id = await make(U5, { name: 'five' });
    await make(U6, { name: 'six' });
    expect(await names(U5)).toEqual(['five']);
    expect(await names(T7)).toEqual(['five', 'six']);
    expect((await call(U6, 'GET', `/lines/${id}`)).status).toBe(404);
    expect((await call(U6, 'PUT', `/lines/${id}`, { name: 'x' })).status).toBe(404);
    expect((await call(U5, 'PUT', `/lines/${id}`, { name: 'V' })).status).toBe(200);
  });

  it('may be seen by all end users of the tenant and changed by its owner', async () => {
    const id = await make(U5, { name: 'five' }, '/shared_lines');
    expect(await names(U6, '', '/shared_lines')).toEqual(['five']);
    expect((await call(U6, 'GET', `/shared_lines/${id}`)).status).toBe(200);
    expect((await call(U6, 'PUT', `/shared_lines/${id}`, { name: 'x' })).status).toBe(403);
    expect((await call(U6, 'DELETE', `/shared_lines/${id}`)).status).toBe(403);
    expect((await call(T8, 'DELETE', `/shared_lines/${id}`)).status).toBe(404);
    expect((await call(U5, 'DELETE', `/shared_lines/${id}`)).status).toBe(200);
  });

  it('filters, searches, sorts and pages as contract 10 §2.5 says', async () => {
    const first = await make(T7, { name: 'beta', phone: '100', address: 'North' });
    await make(T7, { name: 'Alpha', phone: '2_0', active: 0, linkdid_id: first });
    await make(T7, { name: 'gamma', phone: 'beta', type: 'did' });
    expect(await names(T7)).toEqual(['Alpha', 'beta', 'gamma']);
    expect(await names(T7, '?order=desc')).toEqual(['gamma', 'beta', 'Alpha']);
    expect(await names(T7, '?sort=line_id&order=asc')).toEqual(['beta', 'Alpha', 'gamma']);
    expect(await names(T7, '?sort=tenant_name;drop')).toEqual(['Alpha', 'beta', 'gamma']);
    expect(await names(T7, '?search=BETA')).toEqual(['beta', 'gamma']);
    expect(await names(T7, '?search=_')).toEqual(['Alpha']);
    expect(await names(T7, '?name=beta&phone=beta')).toEqual(['beta', 'gamma']);
    expect(await names(T7, '?name=Beta')).toEqual(['beta']);
    expect(await names(T7, '?type=DID')).toEqual(['gamma']);
    expect(await names(T7, '?active=0')).toEqual(['Alpha']);
    expect(await names(T7, '?active=maybe')).toEqual([]);
    expect(await names(T7, `?linkdid_id=${first}`)).toEqual(['Alpha']);
    expect(await names(T7, '?linkdid_id=x')).toEqual([]);
    expect(await names(T7, '?linkdid_id=')).toHaveLength(3);
    expect(await names(T7, '?address=orth')).toEqual(['beta']);
    expect(await names(T7, `?before=${NOW.getTime() / 1000 - 1}`)).toEqual([]);
    expect(await names(T7, `?after=${NOW.getTime() / 1000}`)).toHaveLength(3);
    const page = await call(T7, 'GET', '/lines?page=2&per_page=2');
    expect([page.body.length, page.headers.get('x-total-count')]).toEqual([1, '3']);
    expect((await call(T7, 'GET', '/lines?totalrows&type=account')).body).toBe(2);
    expect((await call(T7, 'GET', `/lines?search='--&sort=name'`)).status).toBe(200);
  });

  it('refers to rows of its own tenant only', async () => {
    const foreign = await make(T8, { name: 'theirs' });
    const own = await make(T7, { name: 'ours' });
    for (const linkdid_id of [foreign, 999_999]) {
      const answer = await call(T7, 'PUT', `/lines/${own}`, { linkdid_id });
      expect([answer.status, answer.body.error.details[0].field]).toEqual([400, 'linkdid_id']);
      expect((await call(A, 'PUT', `/lines/${own}`, { linkdid_id })).status).toBe(400);
    }
    expect((await call(T7, 'PUT', `/lines/${own}`, { linkdid_id: own })).body.linkdid_id).toBe(own);
    expect((await call(T7, 'PUT', `/lines/${own}`, { linkdid_id: '' })).body.linkdid_id).toBe(null);
  });

  it('answers 409 in its own words where the database objects', async () => {
    await make(T7, { mirrors_user_id: 5 });
    const again = await call(T7, 'POST', '/lines', { type: 'account', name: 'two', mirrors_user_id: 5 });
    expect([again.status, again.body.message]).toEqual([409, 'This user has a line']);
    const rank: number = (await call(A, 'POST', '/ranks', { name: 'marshal' })).body;
    expect((await call(A, 'POST', '/ranks', { name: 'marshal' })).body.message).toBe('A rank like this already exists');
    await all((trx) => trx.insertInto('user_roles').values({ user_id: 5, role_id: rank, tenant_id: 7 }).execute());
    expect((await call(A, 'DELETE', `/ranks/${rank}`)).body.message).toBe('This rank is in use');
    expect(await names(U5, '?search=', '/ranks')).toContain('marshal');
  });

  it('leaves an audit row and an event of every change, and no event where nothing changed', async () => {
    const id = await make(T7, { name: 'Ada' });
    await call(T7, 'PUT', `/lines/${id}`, { name: 'Ada', phone: '5' });
    await call(T7, 'PUT', `/lines/${id}`, { name: 'Ada' });
    await call(T7, 'DELETE', `/lines/${id}`);
    const rows = await all((trx) => trx.selectFrom('audit').selectAll().orderBy('audit_id').execute());
    expect(rows.map((row) => row.action)).toEqual(['create', 'update', 'update', 'delete']);
    expect(rows[1]).toMatchObject({ resource: 'lines', resource_id: String(id), tenant_id: 7, user_id: 4 });
    expect(rows[1]).toMatchObject({ before: { phone: '' }, after: { phone: '5', name: 'Ada' } });
    expect(rows[3]).toMatchObject({ before: { name: 'Ada' }, after: null });
    await expect.poll(() => heard.length).toBe(3);
    expect(heard.map((event) => event.data)).toMatchObject([
      { resource: 'lines', id, action: 'created', user_id: 4 },
      { resource: 'lines', id, action: 'updated', changed: ['phone'] },
      { resource: 'lines', id, action: 'deleted', changed: [] },
    ]);
    expect(changes.map(({ before, after }) => [before?.['phone'], after?.['phone']])).toEqual([
      [undefined, ''],
      ['', '5'],
      ['5', '5'],
      ['5', undefined],
    ]);
  });

  it('is refused by its hooks, and then nothing is written', async () => {
    expect((await call(T7, 'POST', '/lines', { type: 'account', name: 'x', phone: '000' })).status).toBe(409);
    const id = await make(T7, { name: 'Ada' });
    expect((await call(T7, 'PUT', `/lines/${id}`, { phone: '000' })).body.message).toBe('Not that number');
    expect((await call(T7, 'GET', `/lines/${id}`)).body.phone).toBe('');
    expect(await names(T7)).toEqual(['Ada']);
  });

  it('keeps fields for super admins from others', async () => {
    const id = await make(A, { name: 'Ada', note: 'late payer', tenant_id: 7 });
    expect((await call(A, 'GET', `/lines/${id}`)).body.note).toBe('late payer');
    const answers = [
      await call(T7, 'GET', `/lines/${id}`),
      await call(T7, 'GET', '/lines?sort=note'),
      await call(T7, 'PUT', `/lines/${id}`, { phone: '1' }),
    ];
    for (const answer of answers)
      expect([answer.status, answer.text]).toEqual([200, expect.not.stringContaining('note')]);
    expect((await call(T7, 'PUT', `/lines/${id}`, { note: 'x' })).status).toBe(403);
    expect((await call(T7, 'POST', '/lines', { type: 'did', name: 'x', note: 'x' })).status).toBe(403);
  });

  it('cannot be declared with a search that would tell hidden fields, or fields it has not', () => {
    const declare = (part: Partial<Resource>) => () =>
      serveResource(() => undefined, server.platform, { ...lines, ...part });
    expect(declare({})).not.toThrow();
    expect(declare({ searched: ['note'] })).toThrow('note');
    expect(declare({ filters: { tenant_name: 'text' } })).toThrow('tenant_name');
    expect(declare({ order: { field: 'colour' } })).toThrow('colour');
  });

  it('has the verbs it names, for the callers it names', async () => {
    expect((await call(U5, 'POST', '/guarded_lines', { type: 'account', name: 'x' })).status).toBe(403);
    expect((await call(T7, 'POST', '/guarded_lines', { type: 'account', name: 'x' })).status).toBe(200);
    expect((await call(T7, 'GET', '/guarded_lines')).status).toBe(405);
    expect((await call(A, 'PUT', '/ranks/1', { name: 'x' })).status).toBe(405);
    expect((await call(T7, 'GET', '/lines/abc')).status).toBe(404);
  });

  it('loses no change of two that come at the same time', async () => {
    const id = await make(T7, { name: 'Ada' });
    const fields = [{ phone: '1' }, { address: 'there' }, { active: 0 }, { name: 'Eve' }];
    await Promise.all(fields.map((body) => call(T7, 'PUT', `/lines/${id}`, body)));
    expect((await call(T7, 'GET', `/lines/${id}`)).body).toMatchObject({
      phone: '1',
      address: 'there',
      active: '0',
      name: 'Eve',
    });
  });
});
