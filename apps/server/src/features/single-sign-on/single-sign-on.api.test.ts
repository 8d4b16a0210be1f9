import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RequestOptions, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { Browser } from './testing/browser.ts';
import { type IdentityProvider, startIdentityProvider } from './testing/identity-provider.ts';
import {
  CLIENT,
  logInThrough,
  makeProvider as makeProviderOn,
  outcomeOf,
  providerBody,
} from './testing/log-in-through.ts';

let server: TestServer;
let tenant: TestTenant;
let other: TestTenant;
let idp: IdentityProvider;
/** Milliseconds by which the server's clock is ahead. */
let ahead = 0;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + ahead) });
  tenant = await server.makeTenant('alpha');
  other = await server.makeTenant('beta');
  idp = await startIdentityProvider();
  await server.request('PUT', '/settings', { token: server.adminToken, body: { sso_private_issuers: true } });
}, 60_000);
afterAll(async () => {
  await idp.close();
  await server.close();
});

const as = (token: string, method: string, path: string, body?: unknown, more: RequestOptions = {}) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }), ...more });
const asTenant = (method: string, path: string, body?: unknown) => as(tenant.adminToken, method, path, body);
const provider = (more: object = {}) => providerBody(idp, more);
const makeProvider = (token: string, more: object = {}) => makeProviderOn(server, idp, token, more);
const logIn = (providerId: number, subject: string) => logInThrough(server, idp, providerId, subject);
const remove = (id: number) => as(server.adminToken, 'DELETE', `/sso_providers/${id}`);

describe('identity providers', () => {
  it('are for admins: of the tenant, or of everybody', async () => {
    expect((await server.request('GET', '/sso_providers')).status).toBe(401);
    expect((await as(tenant.userToken, 'GET', '/sso_providers')).status).toBe(403);
    expect((await as(tenant.userToken, 'POST', '/sso_providers', provider())).status).toBe(403);

    const ours = (await asTenant('POST', '/sso_providers', provider())).body;
    const everybodys = (await as(server.adminToken, 'POST', '/sso_providers', provider())).body;
    expect((await asTenant('GET', `/sso_providers/${ours}`)).body.tenant_id).toBe(tenant.tenantId);
    expect((await as(server.adminToken, 'GET', `/sso_providers/${everybodys}`)).body.tenant_id).toBeNull();
    expect((await asTenant('GET', '/sso_providers')).body).toHaveLength(1);
    expect((await as(server.adminToken, 'GET', '/sso_providers')).body).toHaveLength(2);
    const count = async (query: string) =>
      (await as(server.adminToken, 'GET', `/sso_providers?totalrows&${query}`)).body;
    expect(await count(`tenant_id=${tenant.tenantId}`)).toBe(1);
    const { date_created: made } = (await asTenant('GET', `/sso_providers/${ours}`)).body;
    expect([await count(`before=${made - 60}`), await count(`after=${made}`), await count('search=COMPANY')]).toEqual([
      0, 2, 2,
    ]);
    for (const [method, body] of [['GET'], ['PUT', { name: 'x' }], ['DELETE']] as const) {
      expect((await as(other.adminToken, method, `/sso_providers/${ours}`, body)).status).toBe(404);
      expect((await asTenant(method, `/sso_providers/${everybodys}`, body)).status).toBe(404);
    }
    expect((await asTenant('POST', '/sso_providers', provider({ tenant_id: other.tenantId }))).status).toBe(403);
    expect((await asTenant('DELETE', `/sso_providers/${ours}`)).body).toBe(true);
    await remove(everybodys);
  });

  it('show no secret, not in the audit either, and keep it when it comes back masked', async () => {
    const id = (await asTenant('POST', '/sso_providers', provider())).body;
    const shown = (await asTenant('GET', `/sso_providers/${id}`)).body;
    expect(shown).toMatchObject({
      client_secret: '********',
      scopes: 'openid email profile',
      active: 1,
      auto_create: 0,
    });
    expect((await asTenant('PUT', `/sso_providers/${id}`, { ...shown, name: 'Renamed' })).body.name).toBe('Renamed');
    const row = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('sso_providers').selectAll().where('sso_provider_id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(server.platform.vault.open(row.client_secret ?? '', 'sso_providers.client_secret')).toBe(CLIENT.secret);
    const audit = await asTenant('GET', '/audit?resource=sso_providers');
    expect(audit.body.slice(0, 2).map((one: { action: string }) => one.action)).toEqual(['update', 'create']);
    expect(audit.text).not.toContain(CLIENT.secret);
    await remove(id);
  });

  it('are refused when they make no sense', async () => {
    const id = (await asTenant('POST', '/sso_providers', provider())).body;
    const refused = async (status: number, body: object) => {
      const answer = await asTenant('POST', '/sso_providers', provider({ name: 'Second', ...body }));
      expect({ ...body, status: answer.status }).toEqual({ ...body, status });
    };
    await refused(409, { name: 'COMPANY login' });
    await refused(400, { name: ' ' });
    await refused(400, { issuer: 'http://idp.example.com' });
    await refused(400, { issuer: 'not a url' });
    await refused(400, { issuer: `${idp.issuer}/.well-known/openid-configuration` });
    await refused(400, { default_role: 2 });
    await refused(400, { default_role: 3 });
    await refused(400, { auto_create: 1 });
    await refused(400, { saml: true });
    const moved = await asTenant('PUT', `/sso_providers/${id}`, { issuer: 'https://elsewhere.example' });
    expect([moved.status, moved.body.error.details[0].field]).toEqual([400, 'client_secret']);
    await remove(id);
  });

  it('may not be at private addresses unless the installation says so', async () => {
    const admin = server.adminToken;
    await as(admin, 'PUT', '/settings', { sso_private_issuers: false });
    for (const issuer of [
      idp.issuer,
      'https://127.0.0.1',
      'https://10.0.0.1/realm',
      'https://[::1]',
      'https://localhost',
    ]) {
      const answer = await asTenant('POST', '/sso_providers', provider({ issuer }));
      expect([answer.status, answer.body.error?.details?.[0]?.field]).toEqual([400, 'issuer']);
    }
    await as(admin, 'PUT', '/settings', { sso_private_issuers: true });
  });

  it('are offered to the login page by name, of the tenant that it is for', async () => {
    const ours = (await asTenant('POST', '/sso_providers', provider())).body;
    const everybodys = (await as(server.adminToken, 'POST', '/sso_providers', provider({ name: 'Any' }))).body;
    const offered = async (query: string) => (await server.request('GET', `/sso${query}`)).body;
    const both = [
      { sso_provider_id: everybodys, name: 'Any' },
      { sso_provider_id: ours, name: 'Company login' },
    ];
    expect(await offered('')).toEqual(both.slice(0, 1));
    expect((await server.request('GET', '/sso')).headers.get('x-total-count')).toBe('1');
    expect(await offered(`?tenant_id=${tenant.tenantId}&totalrows`)).toBe(2);
    expect(await offered(`?tenant_id=${tenant.tenantId}&limit=1&offset=1`)).toEqual(both.slice(1));
    expect(await offered(`?tenant_id=${tenant.tenantId}`)).toEqual(both);
    expect(await offered(`?host=${tenant.domain.toUpperCase()}:443`)).toEqual(both);
    const look = { tenant_id: tenant.tenantId, domain: 'Portal.Alpha.example', title: 'A', footer: 'A' };
    expect((await as(server.adminToken, 'POST', '/branding', look)).status).toBe(200);
    expect(await offered('?host=portal.alpha.example:8443')).toEqual(both);
    expect(await offered('?host=portal.beta.example')).toEqual(both.slice(0, 1));
    expect(await offered('?host=%20no%20host')).toEqual(both.slice(0, 1));
    expect(await offered(`?tenant_id=${other.tenantId}`)).toEqual(both.slice(0, 1));
    await asTenant('PUT', `/sso_providers/${ours}`, { active: 0 });
    expect(await offered(`?tenant_id=${tenant.tenantId}`)).toEqual(both.slice(0, 1));
    await remove(ours);
    await remove(everybodys);
  });
});

/** Of the tenant, newest first. */
async function activities(): Promise<string[]> {
  const { body } = await asTenant('GET', `/users/activities/${tenant.adminId}`);
  return body.map((row: { activities: string }) => row.activities);
}

describe('logging in through a provider', () => {
  it('ends at the portal with a token that works, for the user with the verified address', async () => {
    const id = await makeProvider(tenant.adminToken);
    idp.people.set('sub-1', { email: 'User@Alpha.example', email_verified: true });
    const outcome = await logIn(id, 'sub-1');
    expect([...outcome.keys()]).toEqual(['token']);
    const token = outcome.get('token') ?? '';
    expect((await as(token, 'GET', '/get_user')).body).toMatchObject({ user_id: tenant.userId, status: 'login' });
    const claims = await server.request('POST', '/token_payload', { body: { token } });
    expect(claims.body).toMatchObject({ user_id: tenant.userId, is_admin: '0', is_tenant: '0' });
    const audit = await asTenant('GET', '/audit?resource=sessions&action=login');
    expect(audit.body[0]).toMatchObject({ user_id: tenant.userId, after: { sso_provider_id: id } });

    // From now on by the subject: the address may change at the provider, or lose its proof.
    idp.people.set('sub-1', { email: 'married@alpha.example', email_verified: false });
    expect((await logIn(id, 'sub-1')).has('token')).toBe(true);
    // And the address does not make somebody else of whoever gets it next.
    idp.people.set('sub-2', { email: 'user@alpha.example', email_verified: true });
    expect((await logIn(id, 'sub-2')).toString()).toBe('error=not_allowed');
    expect((await as(other.adminToken, 'DELETE', `/sso_providers/${id}/users/${tenant.userId}`)).status).toBe(404);
    expect((await asTenant('DELETE', `/sso_providers/${id}/users/${tenant.userId}`)).body).toBe(true);
    expect((await logIn(id, 'sub-2')).has('token')).toBe(true);
    await remove(id);
  });

  it('is refused to unverified and unknown addresses, to inactive users, and by a provider that is switched off', async () => {
    const id = await makeProvider(tenant.adminToken);
    const refused = async (subject: string) => expect((await logIn(id, subject)).toString()).toBe('error=not_allowed');
    idp.people.set('unverified', { email: 'user@alpha.example', email_verified: false });
    await refused('unverified');
    idp.people.set('silent', { email: 'user@alpha.example' });
    await refused('silent');
    idp.people.set('nobody', { email: 'nobody@alpha.example', email_verified: true });
    await refused('nobody');
    idp.people.set('inactive', { email: 'user@alpha.example', email_verified: true });
    await asTenant('PUT', `/users/${tenant.userId}`, { active: 0 });
    await refused('inactive');
    await asTenant('PUT', `/users/${tenant.userId}`, { active: 1 });
    expect((await logIn(id, 'inactive')).has('token')).toBe(true);
    const audit = await asTenant('GET', '/audit?resource=sso_providers&action=refuse');
    expect(audit.body.slice(0, 4).map((row: { after: { code: string } }) => row.after.code)).toEqual(
      Array(4).fill('not_allowed'),
    );
    expect(await activities()).toEqual(expect.arrayContaining(['Failed Login']));

    await as(server.adminToken, 'PUT', `/tenants/${tenant.tenantId}`, { active: 0 });
    await refused('inactive');
    await as(server.adminToken, 'PUT', `/tenants/${tenant.tenantId}`, { active: 1 });
    tenant = { ...tenant, adminToken: await server.login('admin@alpha.example', 'Correct-Horse-42') };
    await asTenant('PUT', `/sso_providers/${id}`, { active: 0 });
    await refused('inactive');
    await remove(id);
  });

  it('reaches, by a tenant’s provider, his users alone and no super admin', async () => {
    const id = await makeProvider(tenant.adminToken);
    idp.people.set('neighbour', { email: 'user@beta.example', email_verified: true });
    idp.people.set('boss', { email: 'admin@ictcore.org', email_verified: true });
    expect((await logIn(id, 'neighbour')).toString()).toBe('error=not_allowed');
    expect((await logIn(id, 'boss')).toString()).toBe('error=not_allowed');
    await remove(id);
    const own = await makeProvider(server.adminToken, { tenant_id: 1, name: 'of the platform tenant' });
    expect((await logIn(own, 'boss')).toString()).toBe('error=not_allowed');
    await remove(own);
    const everybodys = await makeProvider(server.adminToken);
    expect((await logIn(everybodys, 'boss')).has('token')).toBe(true);
    expect((await logIn(everybodys, 'neighbour')).has('token')).toBe(true);
    await remove(everybodys);
  });

  it('is for the listed domains, and makes users where the provider may', async () => {
    const id = await makeProvider(tenant.adminToken, { email_domains: 'alpha.example, new.example', auto_create: 1 });
    idp.people.set('stranger', { email: 'ann@beta.example', email_verified: true });
    expect((await logIn(id, 'stranger')).toString()).toBe('error=not_allowed');
    idp.people.set('ann', { email: 'ann@new.example', email_verified: true, given_name: 'Ann', family_name: 'Lee' });
    const token = (await logIn(id, 'ann')).get('token') ?? '';
    const ann = (await as(token, 'GET', '/get_user')).body;
    expect(ann).toMatchObject({
      email: 'ann@new.example',
      first_name: 'Ann',
      tenant_id: tenant.tenantId,
      is_tenant: '0',
    });
    expect((await activities()).slice(0, 2)).toEqual(['Logged In', 'Create New User ann@new.example']);
    expect(
      (await asTenant('GET', `/users/${ann.user_id}/roles`)).body.map((role: { role_id: number }) => role.role_id),
    ).toEqual([4]);
    await remove(id);
  });

  const failures = () =>
    server.db.transaction({ kind: 'all' }, async (trx) => {
      const chief = trx.selectFrom('users').select('failed_attempts').where('user_id', '=', tenant.adminId);
      return (await chief.executeTakeFirstOrThrow()).failed_attempts;
    });
  const setFailures = (failed_attempts: number) =>
    server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('users').set({ failed_attempts }).where('user_id', '=', tenant.adminId).execute(),
    );

  it('leaves the second factor due to whoever owes it here, and the failures counted (contract 10 §1.8)', async () => {
    const id = await makeProvider(tenant.adminToken);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .updateTable('tenants')
        .set({ flags: ['mfa_enabled'] })
        .where('tenant_id', '=', tenant.tenantId)
        .execute(),
    );
    ahead += 10_000;
    idp.people.set('chief', { email: 'admin@alpha.example', email_verified: true });
    await setFailures(2);
    const token = (await logIn(id, 'chief')).get('token') ?? '';
    const answer = await as(token, 'GET', '/users');
    expect([answer.status, answer.body.message]).toEqual([403, 'Second factor required']);
    expect((await as(token, 'GET', '/get_user')).body).toMatchObject({ user_id: tenant.adminId, verify: '0' });
    expect(await failures()).toBe(2);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('tenants').set({ flags: [] }).where('tenant_id', '=', tenant.tenantId).execute(),
    );
    ahead += 10_000;
    expect((await logIn(id, 'chief')).has('token')).toBe(true);
    expect(await failures()).toBe(0);
    await remove(id);
  });

  it('has to come back once, in time, to the browser and the provider it began with', async () => {
    const id = await makeProvider(server.adminToken);
    idp.people.set('who', { email: 'user@alpha.example', email_verified: true });
    idp.subject = 'who';
    const begin = (browser: Browser) =>
      browser.follow(`${server.url}/api/sso/${id}/start`, (url) => url.includes('/callback?'));
    const browser = new Browser();
    const callback = await begin(browser);
    const end = async (by: Browser, url = callback) => outcomeOf(await by.visit(url)).toString();

    expect(await end(new Browser())).toBe('error=expired');
    expect(await end(browser, callback.replace(/state=[^&]*/, 'state=made-up'))).toBe('error=expired');
    expect(await end(browser, callback.replace(/state=[^&]*&?/, ''))).toBe('error=expired');
    const second = (await as(server.adminToken, 'POST', '/sso_providers', provider({ name: 'Second' }))).body;
    expect(await end(browser, callback.replace(`/sso/${id}/`, `/sso/${second}/`))).toBe('error=expired');

    const again = new Browser();
    const good = await begin(again);
    // A thief of both the address and the cookie.
    const thief = again.copy();
    expect(await end(again, good)).toMatch(/^token=/);
    expect(await end(thief, good)).toBe('error=expired');

    const slow = new Browser();
    const late = await begin(slow);
    ahead += 11 * 60_000;
    expect(await end(slow, late)).toBe('error=expired');
    await remove(second);
    await remove(id);
  });

  it('ends at the login page when the provider refuses or cannot be reached', async () => {
    const id = await makeProvider(server.adminToken);
    const browser = new Browser();
    const target = new URL(await browser.visit(`${server.url}/api/sso/${id}/start`));
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.id,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      redirect_uri: `${server.url}/api/sso/${id}/callback`,
    });
    const state = target.searchParams.get('state');
    const callback = `${server.url}/api/sso/${id}/callback?error=access_denied&error_description=secret&state=${state}`;
    expect(await browser.visit(callback)).toBe(`${server.url}/#/auth/sso?error=denied`);
    await remove(id);

    const dead = (await as(server.adminToken, 'POST', '/sso_providers', provider({ issuer: 'http://127.0.0.1:1' })))
      .body;
    expect((await logIn(dead, 'x')).toString()).toBe('error=unavailable');
    await remove(dead);
    expect((await logIn(dead, 'x')).toString()).toBe('error=not_allowed');
  });

  it('is begun so often by one address and no more', async () => {
    const id = await makeProvider(server.adminToken);
    ahead += 11 * 60_000;
    const begin = async () => new Browser().visit(`${server.url}/api/sso/${id}/start`);
    for (let i = 0; i < 30; i += 1) expect(await begin()).toContain(idp.issuer);
    expect(await begin()).toBe(`${server.url}/#/auth/sso?error=too_many`);
    ahead += 11 * 60_000;
    expect(await begin()).toContain(idp.issuer);
    await remove(id);
  });

  it('is never had by saying so: a SAML body is refused (contract 10 §1.1)', async () => {
    const answer = await server.request('POST', '/authenticate', { body: { saml: true, email: 'user@alpha.example' } });
    expect(answer.status).toBe(400);
  });
});
