import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StrowgerEvent } from '../events/event-types.ts';
import type { Feature } from '../platform.ts';
import { type KernelServer, startKernelServer } from '../testing/kernel-server.ts';
import { errors } from './errors.ts';

const tag = 'things';
const reply = Type.Unknown();
const everyone = { callers: ['A', 'T', 'U'] } as const;

const things: Feature = (route) => {
  const base = { tag, reply, summary: 'x', access: everyone } as const;
  route({ ...base, method: 'POST', path: '/bare/:thing_id', params: { thing_id: 'id' }, handler: async () => true });
  route({ ...base, method: 'POST', path: '/look-up', audited: false, handler: async () => true });
  route({
    ...base,
    method: 'POST',
    path: '/told',
    body: Type.Object({ fail: Type.Optional(Type.Boolean()) }),
    handler: async (ctx) => {
      const after = { name: 'Thing', password: 'hush' };
      await ctx.audit({ resource: 'things', resourceId: 4, action: 'create', after });
      await ctx.emit({ type: 'config.changed', tenantId: ctx.caller.tenantId, data: { resource: 'things', id: '4' } });
      if (ctx.body.fail) throw errors.conflict('Taken');
      return 4;
    },
  });
  route({
    ...base,
    method: 'GET',
    path: '/tenants-seen',
    handler: async (ctx) =>
      (await ctx.trx.selectFrom('tenants').select('tenant_id').execute()).map((row) => row.tenant_id),
  });
  route({
    ...base,
    method: 'GET',
    path: '/writing-get',
    handler: async (ctx) => sql`insert into failed_logins (ip_address, name) values ('x', 'x')`.execute(ctx.trx),
  });
  route({ ...base, method: 'GET', path: '/for-admins', access: { callers: ['A'] }, handler: async () => 1 });
  route({
    ...base,
    method: 'GET',
    path: '/with-permission',
    access: { callers: ['T', 'U'], permission: 'cdr_read' },
    handler: async () => 1,
  });
  route({
    ...base,
    method: 'GET',
    path: '/file',
    produces: 'text/csv',
    handler: async (ctx) => {
      ctx.reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="x.csv"');
      return Buffer.from('"a"\n');
    },
  });
  route({
    ...base,
    method: 'GET',
    path: '/by-uuid/:thing_uuid/:name',
    params: { thing_uuid: 'uuid', name: 'name' },
    handler: async (ctx) => ctx.params,
  });
};

describe('a route', () => {
  let server: KernelServer;
  const heard: StrowgerEvent[] = [];

  beforeAll(async () => {
    server = await startKernelServer({ features: [things], permissions: ['cdr'] });
    server.platform.bus.subscribe((event) => heard.push(event));
    await server.platform.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('tenants')
        .values([7, 8].map((tenant_id) => ({ tenant_id, company: `t${tenant_id}`, email: `${tenant_id}@example.com` })))
        .execute(),
    );
  });
  afterAll(() => server.close());

  async function call(method: string, path: string, token = 'T.5.7', body?: unknown) {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, headers: response.headers };
  }
  const audited = () =>
    server.platform.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('audit').selectAll().orderBy('audit_id').execute(),
    );

  it('leaves an audit row of a write that wrote none itself, and none of a look-up', async () => {
    expect((await call('POST', '/bare/12')).text).toBe('true');
    await call('POST', '/look-up');
    const rows = await audited();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      user_id: 5,
      tenant_id: 7,
      username: 'user5',
      ip_address: '127.0.0.1',
      method: 'POST',
      path: '/api/bare/12',
      resource: 'bare',
      resource_id: '12',
      action: 'create',
    });
  });

  it('keeps audit row, activity and event of a write together with it, secrets masked', async () => {
    const before = (await audited()).length;
    expect((await call('POST', '/told', 'T.5.7', { fail: true })).status).toBe(409);
    expect(await audited()).toHaveLength(before);

    expect((await call('POST', '/told')).text).toBe('4');
    const rows = await audited();
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)?.after).toEqual({ name: 'Thing', password: '********' });
    const activities = await server.platform.db.transaction({ kind: 'tenant', tenantId: 7 }, (trx) =>
      trx.selectFrom('activities').select('activities').orderBy('id', 'desc').limit(1).execute(),
    );
    expect(activities).toEqual([{ activities: 'Create things Thing -ID:(4)' }]);
    await expect.poll(() => heard.map((event) => event.data['id'])).toEqual(['4']);
  });

  it('reads only the rows of its caller’s tenant, a super admin all', async () => {
    expect(JSON.parse((await call('GET', '/tenants-seen', 'T.5.7')).text)).toEqual([7]);
    expect(JSON.parse((await call('GET', '/tenants-seen', 'U.5.8')).text)).toEqual([8]);
    expect(JSON.parse((await call('GET', '/tenants-seen', 'A.1.1')).text)).toEqual([7, 8]);
  });

  it('cannot write on GET', async () => {
    expect((await call('GET', '/writing-get', 'A.1.1')).status).toBe(500);
  });

  it('is closed to other kinds of callers and without its permission', async () => {
    expect((await call('GET', '/for-admins', 'T.5.7')).status).toBe(403);
    expect((await call('GET', '/for-admins', 'A.1.1')).status).toBe(200);
    expect((await call('GET', '/with-permission', 'U.5.7')).status).toBe(200);
    expect((await call('GET', '/with-permission', 'A.1.1')).status).toBe(403);
  });

  it('answers JSON whatever Accept says, and bytes with the type of the handler', async () => {
    const response = await fetch(`${server.url}/api/tenants-seen`, {
      headers: { authorization: 'Bearer T.5.7', accept: 'application/xml' },
    });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const file = await call('GET', '/file');
    expect([file.headers.get('content-type'), file.text]).toEqual(['text/csv; charset=utf-8', '"a"\n']);
    expect(file.headers.get('content-disposition')).toContain('x.csv');
  });

  it('reads path parameters by their kind; what does not fit names nothing', async () => {
    const uuid = '9B1C0F3E-0000-4000-8000-00000000ABCD';
    expect(JSON.parse((await call('GET', `/by-uuid/${uuid}/a%2Fb`)).text)).toEqual({
      thing_uuid: uuid.toLowerCase(),
      name: 'a/b',
    });
    const missing = await call('GET', '/by-uuid/12/x');
    expect([missing.status, JSON.parse(missing.text).message]).toEqual([404, 'Thing not found']);
    expect((await call('GET', `/by-uuid/${uuid}/${'x'.repeat(256)}`)).status).toBe(404);
  });
});
