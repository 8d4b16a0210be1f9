import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { type IdentityProvider, startIdentityProvider } from './testing/identity-provider.ts';
import { logInThrough, makeProvider as makeProviderOn, providerBody } from './testing/log-in-through.ts';

let server: TestServer;
let idp: IdentityProvider;

beforeAll(async () => {
  server = await startTestServer({ edition: 'community' });
  idp = await startIdentityProvider();
  await asAdmin('PUT', '/settings', { sso_private_issuers: true });
}, 60_000);
afterAll(async () => {
  await idp.close();
  await server.close();
});

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, ...(body === undefined ? {} : { body }) });
const makeProvider = (more: object = {}) => makeProviderOn(server, idp, server.adminToken, more);
const logIn = (providerId: number, subject: string) => logInThrough(server, idp, providerId, subject);

describe('single sign-on in the Community edition (contract 10 §1.12, §11)', () => {
  it('logs in users of the one tenant, and makes them as end users where the provider may', async () => {
    const id = await makeProvider({ tenant_id: 1, email_domains: 'new.example', auto_create: 1 });
    idp.people.set('ann', { email: 'ann@new.example', email_verified: true, given_name: 'Ann' });
    const token = (await logIn(id, 'ann')).get('token') ?? '';
    const claims = await server.request('POST', '/token_payload', { body: { token } });
    expect(claims.body).toMatchObject({ tenant_id: 1, is_admin: '0', is_tenant: '0', mfa_enabled: '0' });
    const ann = (await server.request('GET', '/get_user', { token })).body;
    expect(ann).toMatchObject({ email: 'ann@new.example', first_name: 'Ann', tenant_id: 1, roles: 'end_user' });
    expect((await logIn(id, 'ann')).has('token')).toBe(true);
    await asAdmin('DELETE', `/sso_providers/${id}`);
  });

  it('gives users that it makes no role but that of an end user', async () => {
    expect((await asAdmin('POST', '/sso_providers', providerBody(idp, { default_role: 1 }))).status).toBe(400);
    expect((await asAdmin('POST', '/sso_providers', providerBody(idp, { tenant_id: 2 }))).status).toBe(400);
  });

  it('vouches for the super admin through a provider of the installation alone', async () => {
    idp.people.set('boss', { email: 'admin@ictcore.org', email_verified: true });
    const ofTenant = await makeProvider({ tenant_id: 1 });
    expect((await logIn(ofTenant, 'boss')).toString()).toBe('error=not_allowed');
    await asAdmin('DELETE', `/sso_providers/${ofTenant}`);
    const everybodys = await makeProvider();
    expect((await logIn(everybodys, 'boss')).has('token')).toBe(true);
    expect((await server.request('GET', '/sso')).body).toEqual([
      { sso_provider_id: everybodys, name: 'Company login' },
    ]);
  });
});
