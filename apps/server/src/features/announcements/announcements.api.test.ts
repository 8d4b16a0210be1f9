import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
const clock = { ahead: 0 };

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock.ahead) });
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
}, 60_000);
afterAll(() => server.close());

const as = (token: string | undefined, method: string, path: string, body?: unknown) =>
  server.request(method, path, { ...(token ? { token } : {}), body });
const list = async (token: string, query = '') => (await as(token, 'GET', `/announcement${query}`)).body;
const one = async (token: string, id: number | string) => (await as(token, 'GET', `/announcement/${id}`)).body;
const post = (token: string | undefined, body: object, id?: number | string) =>
  as(token, 'POST', id === undefined ? '/announcement' : `/announcement/${id}`, body);
const titles = (rows: { title: string }[]) => rows.map((row) => row.title);
const lastTraces = () =>
  server.db.transaction({ kind: 'all' }, async (trx) => ({
    audit: await trx
      .selectFrom('audit')
      .select(['action', 'tenant_id', 'username'])
      .where('resource', '=', 'announcement')
      .orderBy('audit_id', 'desc')
      .limit(1)
      .executeTakeFirst(),
    activity: await trx
      .selectFrom('activities')
      .select('activities')
      .where('activities', 'like', '%announcement%')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
    event: await trx
      .selectFrom('events')
      .select(['tenant_id', 'data'])
      .where('type', '=', 'config.changed')
      .orderBy('event_id', 'desc')
      .limit(1)
      .executeTakeFirst(),
  }));

const NONE = {
  announcement_id: null,
  id: null,
  tenant_id: null,
  company: null,
  title: null,
  message: null,
  date_created: null,
};

describe('where nothing is announced', () => {
  it('is an empty list, and one object of nulls', async () => {
    for (const token of [alpha.userToken, alpha.adminToken, server.adminToken]) {
      expect(await list(token)).toEqual([]);
      expect(await one(token, alpha.tenantId)).toEqual(NONE);
      expect(await one(token, 0)).toEqual(NONE);
    }
    expect((await as(undefined, 'GET', '/announcement')).status).toBe(401);
    expect((await as(undefined, 'GET', `/announcement/${alpha.tenantId}`)).status).toBe(401);
  });
});

describe('POST /announcement (contract 10 §7.2)', () => {
  it('announces to one’s own tenant and leaves its traces', async () => {
    const answer = await post(alpha.adminToken, { title: ' Hello ', message: '<p onclick="x()">to <b>all</b></p>' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      announcement_id: expect.any(Number),
      id: answer.body.announcement_id,
      tenant_id: alpha.tenantId,
      company: expect.stringContaining('alpha'),
      title: 'Hello',
      message: '<p>to <b>all</b></p>',
      date_created: expect.any(Number),
    });
    expect(Math.abs(answer.body.date_created - Date.now() / 1000)).toBeLessThan(30);
    const { audit, activity, event } = await lastTraces();
    expect(audit).toEqual({ action: 'create', tenant_id: alpha.tenantId, username: 'admin@alpha.example' });
    expect(activity?.activities).toBe(`Create announcement Hello -ID:(${answer.body.id})`);
    expect(event).toMatchObject({
      tenant_id: alpha.tenantId,
      data: { resource: 'announcement', id: answer.body.id, action: 'created', changed: ['title', 'message'] },
    });
  });

  it('changes the one there is; what is not sent stays, and it counts from then on', async () => {
    const before = await one(alpha.userToken, alpha.tenantId);
    clock.ahead += 600_000;
    const answer = await post(alpha.adminToken, { ...before, message: 'soon' });
    expect(answer.body).toEqual({ ...before, message: 'soon', date_created: expect.any(Number) });
    expect(answer.body.date_created - before.date_created).toBeGreaterThanOrEqual(599);
    const renamed = (await post(alpha.adminToken, { title: 'Hi' }, alpha.tenantId)).body;
    expect(renamed).toMatchObject({ title: 'Hi', message: 'soon' });
    expect((await lastTraces()).event?.data).toMatchObject({ action: 'updated', changed: ['title'] });
    clock.ahead += 600_000;
    expect((await post(alpha.adminToken, { title: 'Hi' })).body).toEqual(renamed);
  });

  it('takes the tenant of the path before that of the body', async () => {
    const answer = await post(server.adminToken, { tenant_id: alpha.tenantId, title: 'B' }, beta.tenantId);
    expect(answer.body).toMatchObject({ tenant_id: beta.tenantId, title: 'B', message: '' });
    const named = await post(server.adminToken, { tenant_id: String(beta.tenantId), title: 'B2' });
    expect(named.body).toMatchObject({ tenant_id: beta.tenantId, title: 'B2' });
  });

  it('speaks to all with 0, by a super admin only', async () => {
    expect((await post(server.adminToken, { tenant_id: 0, title: 'All', message: 'of you' })).body.tenant_id).toBe(0);
    expect((await lastTraces()).audit?.tenant_id).toBeNull();
    expect((await post(server.adminToken, { title: 'All!' }, 0)).body).toMatchObject({ tenant_id: 0, title: 'All!' });
    expect((await post(alpha.adminToken, { title: 'x' }, 0)).status).toBe(403);
    expect((await post(alpha.adminToken, { tenant_id: 0, title: 'Hi' })).body.tenant_id).toBe(alpha.tenantId);
  });

  it('is for admins with the permission, within their tenant', async () => {
    const body = { title: 'x' };
    expect((await post(undefined, body)).status).toBe(401);
    expect((await post(undefined, body, alpha.tenantId)).status).toBe(401);
    expect((await post(alpha.userToken, body)).status).toBe(403);
    expect((await post(alpha.userToken, body, alpha.tenantId)).status).toBe(403);
    expect((await post(alpha.adminToken, { ...body, tenant_id: beta.tenantId })).status).toBe(403);
    expect((await post(alpha.adminToken, body, beta.tenantId)).status).toBe(404);
    expect((await post(server.adminToken, body, 2_000_000_000)).status).toBe(404);
    expect((await post(server.adminToken, { ...body, tenant_id: 2_000_000_000 })).status).toBe(400);
  });

  it.each([
    [{ title: 'x'.repeat(256) }, 'title'],
    [{ message: 'x'.repeat(8193) }, 'message'],
    [{ message: 'ü'.repeat(4097) }, 'message'],
    [{ urgent: true }, 'urgent'],
  ])('answers 400 to what is too long or unknown', async (body, field) => {
    const answer = await post(alpha.adminToken, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].field).toBe(field);
  });

  it('takes 8 KiB, counted without the mark-up that goes', async () => {
    const message = 'x'.repeat(8192);
    expect((await post(alpha.adminToken, { message: `<script>${message}</script>${message}` })).body.message).toBe(
      message,
    );
  });

  it('makes one however many announce at once', async () => {
    const gamma = await server.makeTenant('gamma');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) => post(gamma.adminToken, { title: `t${i}`, message: 'm' })),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    await as(server.adminToken, 'DELETE', `/tenants/${gamma.tenantId}`);
    expect(titles(await list(server.adminToken)).sort()).toEqual(['All!', 'B2', 'Hi']);
  });
});

describe('GET /announcement', () => {
  it('shows a caller his own tenant’s and the system-wide one, a super admin all', async () => {
    for (const token of [alpha.userToken, alpha.adminToken]) {
      expect(titles(await list(token)).sort()).toEqual(['All!', 'Hi']);
      expect(titles(await list(token, `?tenant_id=${alpha.tenantId}`))).toEqual(['Hi']);
      expect(await list(token, `?tenant_id=${beta.tenantId}`)).toEqual([]);
    }
    expect(titles(await list(server.adminToken)).sort()).toEqual(['All!', 'B2', 'Hi']);
  });

  it('counts, pages, sorts and searches as other lists', async () => {
    const page = await as(server.adminToken, 'GET', '/announcement?per_page=1&page=2&sort=title&order=asc');
    expect([titles(page.body), page.headers.get('x-total-count')]).toEqual([['B2'], '3']);
    expect(await list(server.adminToken, '?totalrows')).toBe(3);
    expect(titles(await list(server.adminToken, '?search=OF%20you'))).toEqual(['All!']);
  });

  it('shows one: the tenant’s, else the system-wide one', async () => {
    const delta = await server.makeTenant('delta');
    expect((await one(alpha.userToken, alpha.tenantId)).title).toBe('Hi');
    expect((await one(delta.userToken, delta.tenantId)).title).toBe('All!');
    expect((await one(server.adminToken, delta.tenantId)).tenant_id).toBe(0);
    for (const id of ['null', 'undefined']) expect((await one(alpha.userToken, id)).title).toBe('Hi');
    expect((await one(alpha.userToken, 0)).title).toBe('All!');
    for (const token of [alpha.userToken, alpha.adminToken]) {
      for (const id of [beta.tenantId, 2_000_000_000, 'x']) {
        expect((await as(token, 'GET', `/announcement/${id}`)).status).toBe(404);
      }
    }
    expect((await as(server.adminToken, 'GET', '/announcement/2000000000')).status).toBe(404);
  });
});

describe('an empty title and message', () => {
  it.each([
    { title: '', message: '' },
    { title: null, message: null },
    { title: ' ', message: '<script>x()</script>' },
  ])('delete the announcement: %j', async (body) => {
    await post(alpha.adminToken, { title: 'Going', message: 'soon' });
    expect((await post(alpha.adminToken, body)).body).toEqual(NONE);
    expect((await lastTraces()).audit?.action).toBe('delete');
    expect((await lastTraces()).event?.data).toMatchObject({ resource: 'announcement', action: 'deleted' });
    expect((await one(alpha.userToken, alpha.tenantId)).title).toBe('All!');
    expect((await post(alpha.adminToken, body)).body).toEqual(NONE);
  });

  it('let the title or the message stand alone', async () => {
    expect((await post(alpha.adminToken, { title: '', message: 'only' })).body).toMatchObject({
      title: '',
      message: 'only',
    });
  });
});
