import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
let gamma: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
  gamma = await server.makeTenant('gamma');
  await as(server.adminToken, 'PUT', `/users/${alpha.adminId}/permissions/branding`);
}, 60_000);
afterAll(() => server.close());

const as = (token: string | undefined, method: string, path: string, body?: unknown) =>
  server.request(method, path, { ...(token ? { token } : {}), body });
const get = async (path: string, token?: string) => (await as(token, 'GET', path)).body;
const save = (token: string | undefined, body: object) => as(token, 'POST', '/branding', body);
const saveAs = (tenant: TestTenant, name: string, more: object = {}) =>
  save(server.adminToken, {
    tenant_id: tenant.tenantId,
    domain: `${name}.example`,
    title: name,
    footer: name,
    ...more,
  });
const traces = (resourceId: number) =>
  server.db.transaction({ kind: 'all' }, async (trx) => ({
    audit: await trx
      .selectFrom('audit')
      .select(['action', 'tenant_id', 'username'])
      .where('resource', '=', 'branding')
      .where('resource_id', '=', String(resourceId))
      .orderBy('audit_id')
      .execute(),
    activities: (await trx.selectFrom('activities').select('activities').orderBy('id').execute()).map(
      (row) => row.activities,
    ),
    events: await trx
      .selectFrom('events')
      .select(['tenant_id', 'data'])
      .where('type', '=', 'config.changed')
      .orderBy('event_id')
      .execute(),
  }));

const BUILT_IN = {
  branding_id: 0,
  tenant_id: 0,
  domain: '',
  title: 'Strowger',
  footer: '',
  logo: '',
  defaultvalue: 0,
  favicon_url: '',
  login_bg_url: '',
  login_subtitle: '',
  support_email: '',
  theme_lock: '',
};

describe('where nobody has saved a branding', () => {
  it('is the built-in look for everybody, without a login where a login page asks', async () => {
    const { branding_id: _id, domain: _domain, defaultvalue: _default, ...toAll } = BUILT_IN;
    expect(await get('/branding_default')).toEqual(BUILT_IN);
    expect(await get('/branding_public/pbx.example')).toEqual(toAll);
    for (const id of ['null', 'undefined', '0', String(alpha.tenantId)]) {
      expect(await get(`/branding/${id}`, alpha.userToken)).toEqual(BUILT_IN);
    }
  });
});

describe('POST /branding', () => {
  it('makes the branding of a tenant and answers all of it', async () => {
    const answer = await save(server.adminToken, {
      tenant_id: String(alpha.tenantId),
      domain: 'PBX.Alpha.example:8443',
      title: 'Alpha Phones',
      footer: '<p onclick="x()">© Alpha <script>x()</script></p>',
      login_bg_url: 'https://cdn.example/bg.jpg',
      login_subtitle: 'Welcome',
      support_email: 'help@alpha.example',
      theme_lock: 'cosmic',
      branding_id: 77,
      favicon_url: null,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      branding_id: expect.any(Number),
      tenant_id: alpha.tenantId,
      domain: 'pbx.alpha.example',
      title: 'Alpha Phones',
      footer: '<p>© Alpha </p>',
      logo: '',
      defaultvalue: 0,
      favicon_url: '',
      login_bg_url: 'https://cdn.example/bg.jpg',
      login_subtitle: 'Welcome',
      support_email: 'help@alpha.example',
      theme_lock: 'cosmic',
    });
    const { audit, activities, events } = await traces(answer.body.branding_id);
    expect(audit).toEqual([{ action: 'create', tenant_id: alpha.tenantId, username: 'admin@ictcore.org' }]);
    expect(activities).toContain(`Create branding Alpha Phones -ID:(${answer.body.branding_id})`);
    expect(events.at(-1)).toMatchObject({
      tenant_id: alpha.tenantId,
      data: { resource: 'branding', id: answer.body.branding_id, action: 'created' },
    });
  });

  it('changes it when there is one, and what is not sent stays', async () => {
    const before = await get(`/branding/${alpha.tenantId}`, alpha.userToken);
    const answer = await save(alpha.adminToken, { login_subtitle: 'Hello', theme_lock: '' });
    expect(answer.body).toEqual({ ...before, login_subtitle: 'Hello', theme_lock: '' });
    const { audit, events } = await traces(before.branding_id);
    expect(audit.at(-1)).toMatchObject({ action: 'update', username: 'admin@alpha.example' });
    expect(events.at(-1)?.data).toMatchObject({ action: 'updated', changed: ['login_subtitle', 'theme_lock'] });
    expect((await save(alpha.adminToken, answer.body)).body).toEqual(answer.body);
  });

  it('asks domain, title and footer of the first one', async () => {
    const answer = await save(server.adminToken, { tenant_id: beta.tenantId, title: 'Beta' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.map((one: { field: string }) => one.field)).toEqual(['domain', 'footer']);
  });

  it.each([
    [{ theme_lock: 'neon' }, 'theme_lock'],
    [{ login_subtitle: 'x'.repeat(256) }, 'login_subtitle'],
    [{ domain: 'not a host' }, 'domain'],
    [{ login_bg_url: 'javascript:alert(1)' }, 'login_bg_url'],
    [{ favicon_url: '//evil.example/x.ico' }, 'favicon_url'],
    [{ support_email: 'nobody' }, 'support_email'],
    [{ logo: 'logo_of_nobody.png' }, 'logo'],
    [{ defaultvalue: 2 }, 'defaultvalue'],
    [{ tenant_id: 2_000_000_000 }, 'tenant_id'],
    [{ colour: 'red' }, 'colour'],
  ])('answers 400 to %j', async (body, field) => {
    const answer = await saveAs(beta, 'beta', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].field).toBe(field);
  });

  it('answers 409 to the domain of another tenant, however it is written', async () => {
    expect((await saveAs(beta, 'beta', { domain: 'pbx.ALPHA.example:80' })).status).toBe(409);
    expect((await saveAs(beta, 'beta')).status).toBe(200);
    expect((await saveAs(beta, 'beta', { domain: 'pbx.alpha.example' })).status).toBe(409);
  });

  it('is for super admins, and for tenant admins with the permission in their own tenant', async () => {
    const body = { domain: 'x.example', title: 'x', footer: 'x' };
    expect((await save(undefined, body)).status).toBe(401);
    expect((await save(alpha.userToken, body)).status).toBe(403);
    expect((await save(beta.adminToken, body)).status).toBe(403);
    expect((await save(alpha.adminToken, { ...body, tenant_id: beta.tenantId })).status).toBe(403);
    expect((await save(alpha.adminToken, { tenant_id: 0, title: 'Alpha' })).body.tenant_id).toBe(alpha.tenantId);
    expect((await save(alpha.adminToken, { defaultvalue: 1 })).status).toBe(403);
    expect((await save(server.adminToken, { domain: 'own.example', title: 'Own', footer: '' })).body.tenant_id).toBe(1);
  });

  it('makes one branding however many save the first at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => saveAs(gamma, `gamma${i}`)));
    expect(new Set(answers.map((answer) => answer.body.branding_id)).size).toBe(1);
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
  });
});

describe('GET /branding/$tenant_id', () => {
  it('is for logged-in callers, within their tenant', async () => {
    expect((await as(undefined, 'GET', `/branding/${alpha.tenantId}`)).status).toBe(401);
    for (const token of [alpha.userToken, alpha.adminToken, server.adminToken]) {
      expect((await get(`/branding/${alpha.tenantId}`, token)).title).toBe('Alpha');
    }
    for (const id of [String(beta.tenantId), '2000000000', '99999999999', 'alpha', '-1', '1.5']) {
      expect((await as(alpha.userToken, 'GET', `/branding/${id}`)).status).toBe(404);
      expect((await as(alpha.adminToken, 'GET', `/branding/${id}`)).status).toBe(404);
    }
    expect((await as(server.adminToken, 'GET', '/branding/2000000000')).status).toBe(404);
  });
});

describe('GET /branding_public/$host', () => {
  const publicFields = [
    'tenant_id',
    'title',
    'footer',
    'logo',
    'login_subtitle',
    'support_email',
    'login_bg_url',
    'favicon_url',
    'theme_lock',
  ];

  it.each(['pbx.alpha.example', 'PBX.ALPHA.EXAMPLE', 'pbx.alpha.example:8443', 'pbx.alpha.example%3A443'])(
    'knows the host %s, without a login',
    async (host) => {
      const body = await get(`/branding_public/${host}`);
      expect(Object.keys(body).sort()).toEqual([...publicFields].sort());
      expect(body).toMatchObject({ tenant_id: alpha.tenantId, title: 'Alpha' });
    },
  );

  it.each(['alpha.example', 'x.pbx.alpha.example', '%25', "'%20or%20true", 'http:%2f%2fpbx.alpha.example', '[::1]:80'])(
    'gives the default to the unknown host %s',
    async (host) => {
      expect(await get(`/branding_public/${host}`)).toMatchObject({ tenant_id: 0, title: 'Strowger' });
    },
  );
});

describe('the default branding', () => {
  const defaults = () =>
    server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('brandings').select('tenant_id').where('def', '=', true).execute(),
    );

  it('is one: another one takes its place, and both changes are told', async () => {
    expect((await saveAs(alpha, 'alpha', { defaultvalue: 1 })).body.defaultvalue).toBe(1);
    const second = await saveAs(beta, 'beta', { defaultvalue: true });
    expect(second.body.defaultvalue).toBe(1);
    expect(await defaults()).toEqual([{ tenant_id: beta.tenantId }]);
    const former = await get(`/branding/${alpha.tenantId}`, alpha.adminToken);
    expect(former.defaultvalue).toBe(0);
    const { events, audit } = await traces(former.branding_id);
    expect(events.slice(-2).map((event) => event.tenant_id)).toEqual([alpha.tenantId, beta.tenantId]);
    expect(audit.at(-1)?.action).toBe('update');
  });

  it('is shown wherever there is no other, to the people of other tenants too', async () => {
    const delta = await server.makeTenant('delta');
    const byDefault = await get('/branding_default');
    expect(byDefault).toMatchObject({ title: 'beta', defaultvalue: 1 });
    for (const token of [delta.userToken, delta.adminToken, server.adminToken]) {
      expect(await get(`/branding/${delta.tenantId}`, token)).toEqual(byDefault);
      expect(await get('/branding/null', token)).toEqual(byDefault);
    }
    expect((await get('/branding_public/elsewhere.example')).title).toBe('beta');
    expect((await get(`/branding/${alpha.tenantId}`, alpha.userToken)).title).toBe('alpha');
  });

  it('cannot be taken away by its own tenant admin, who may change the rest', async () => {
    await as(server.adminToken, 'PUT', `/users/${beta.adminId}/permissions/branding`);
    expect((await save(beta.adminToken, { defaultvalue: 0 })).status).toBe(403);
    expect((await save(beta.adminToken, { defaultvalue: 1, title: 'Beta 2' })).body.title).toBe('Beta 2');
  });

  it('stays one while many are made the default at once', async () => {
    const answers = await Promise.all(
      [alpha, beta, gamma, alpha, beta, gamma].map((tenant, i) => saveAs(tenant, `one${i % 3}`, { defaultvalue: 1 })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await defaults()).toHaveLength(1);
  });

  it('goes with its tenant; then the built-in look is back', async () => {
    const tenant = await server.makeTenant('passing');
    await saveAs(tenant, 'passing', { defaultvalue: 1 });
    expect((await as(server.adminToken, 'DELETE', `/tenants/${tenant.tenantId}`)).status).toBe(200);
    expect(await get('/branding_default')).toEqual(BUILT_IN);
  });
});

describe('a path that branding does not have', () => {
  it('is 405 or 404', async () => {
    expect((await as(server.adminToken, 'PUT', '/branding', {})).status).toBe(405);
    expect((await as(server.adminToken, 'GET', '/branding_public')).status).toBe(404);
  });
});
