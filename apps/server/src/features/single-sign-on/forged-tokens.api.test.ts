import { createHmac } from 'node:crypto';
import { generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { Browser } from './testing/browser.ts';
import { challengeOf, type Lie, type LyingProvider, startLyingProvider } from './testing/lying-provider.ts';

const CLIENT_ID = 'strowger';
const CLIENT_SECRET = 'a-secret-between-us-two';

let server: TestServer;
let tenant: TestTenant;
let provider: LyingProvider;
let id: number;

beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.makeTenant('alpha');
  provider = await startLyingProvider(CLIENT_ID);
  const token = server.adminToken;
  await server.request('PUT', '/settings', { token, body: { sso_private_issuers: true } });
  const body = { name: 'Liar', issuer: provider.issuer, client_id: CLIENT_ID, client_secret: CLIENT_SECRET };
  id = (await server.request('POST', '/sso_providers', { token, body })).body;
}, 60_000);
afterAll(async () => {
  await provider.close();
  await server.close();
});
beforeEach(async () => {
  // Every login starts with nobody linked.
  await server.request('DELETE', `/sso_providers/${id}/users/${tenant.userId}`, { token: server.adminToken });
  await server.db.transaction({ kind: 'all' }, (trx) => trx.deleteFrom('sso_logins').execute());
});

interface Ending {
  /** Query of the page at which it ends. */
  readonly outcome: string;
  readonly challenge: string;
}

/** Logs in; the provider tells what the test says of a token that would be good. */
async function logIn(lie: Lie = {}): Promise<Ending> {
  const browser = new Browser();
  const asked = new URL(await browser.visit(`${server.url}/api/sso/${id}/start`)).searchParams;
  const usual = { sub: 'sub-1', email: 'user@alpha.example', email_verified: true, nonce: asked.get('nonce') ?? '' };
  provider.lie = { ...lie, claims: { ...usual, ...lie.claims } };
  const callback = `${server.url}/api/sso/${id}/callback?code=any&state=${asked.get('state')}`;
  const landed = await browser.visit(callback);
  return { outcome: new URL(landed).hash.split('?')[1] ?? '', challenge: asked.get('code_challenge') ?? '' };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function withMac(claims: JWTPayload, secret: string): string {
  const input = `${encode({ alg: 'HS256', kid: 'published' })}.${encode(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

async function underAnotherKey(claims: JWTPayload): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'published' }).sign(privateKey);
}

async function changedAfterwards(claims: JWTPayload): Promise<string> {
  const [header, , signature] = (await underAnotherKey(claims)).split('.');
  return `${header}.${encode(claims)}.${signature}`;
}

describe('an ID token (OpenID Connect Core 1.0 §3.1.3.7)', () => {
  it('that is good logs in', async () => {
    expect((await logIn()).outcome).toMatch(/^token=/);
  });

  const past = Math.floor(Date.now() / 1000) - 3600;
  const lies: [string, Lie][] = [
    ['signed by somebody else', { forge: underAnotherKey }],
    ['changed after it was signed', { forge: changedAfterwards }],
    ['without a signature', { forge: (claims) => `${encode({ alg: 'none' })}.${encode(claims)}.` }],
    ['that says none and has a signature', { forge: (claims) => `${encode({ alg: 'none' })}.${encode(claims)}.AAAA` }],
    ['signed with the client secret', { forge: (claims) => withMac(claims, CLIENT_SECRET) }],
    ['that is none', { forge: () => 'x' }],
    ['for another audience', { claims: { aud: 'somebody-else' } }],
    ['of another issuer', { claims: { iss: 'https://accounts.example.com' } }],
    ['with the nonce of another login', { claims: { nonce: 'foreign' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['that has expired', { claims: { iat: past, exp: past + 60 } }],
    ['without an expiry', { claims: { exp: undefined } }],
    ['without a subject', { claims: { sub: undefined } }],
  ];
  it.each(lies)('%s is refused, and nothing told of why', async (_what, lie) => {
    const before = await sessionCount();
    expect((await logIn(lie)).outcome).toBe('error=failed');
    expect(await sessionCount()).toBe(before);
  });

  it.each([
    ['not verified', false],
    ['called verified in words', 'true'],
    ['called verified by a number', 1],
    ['of which nothing is said', undefined],
  ])('with an address that is %s brings nobody', async (_what, email_verified) => {
    expect((await logIn({ claims: { email_verified } })).outcome).toBe('error=not_allowed');
  });

  it('with a forged signature is refused also where the subject is known', async () => {
    await logIn();
    expect((await logIn({ forge: underAnotherKey })).outcome).toBe('error=failed');
  });
});

describe('the exchange of the code', () => {
  it('proves with the PKCE verifier that we began the login (RFC 7636 §4.5)', async () => {
    const { challenge } = await logIn();
    const asked = provider.asked.at(-1);
    expect(asked?.get('grant_type')).toBe('authorization_code');
    expect(asked?.get('redirect_uri')).toBe(`${server.url}/api/sso/${id}/callback`);
    expect(challengeOf(asked?.get('code_verifier') ?? '')).toBe(challenge);
  });

  it('is not even tried for a state that is not ours', async () => {
    const before = provider.paths.length;
    await new Browser().visit(`${server.url}/api/sso/${id}/callback?code=any&state=made-up`);
    expect(provider.paths.length).toBe(before);
  });

  it('calls no private address once the installation forbids it, whatever is configured', async () => {
    const token = server.adminToken;
    await server.request('PUT', '/settings', { token, body: { sso_private_issuers: false } });
    const before = provider.paths.length;
    expect(new URL(await new Browser().visit(`${server.url}/api/sso/${id}/start`)).hash).toBe(
      '#/auth/sso?error=unavailable',
    );
    expect(provider.paths.length).toBe(before);
  });
});

function sessionCount(): Promise<number> {
  return server.db.transaction({ kind: 'all' }, async (trx) => {
    const row = await trx
      .selectFrom('sessions')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  });
}
