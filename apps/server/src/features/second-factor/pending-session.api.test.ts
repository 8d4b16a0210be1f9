import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ADMIN, PASSWORD, type TestTenant } from '../../testing/test-server.ts';
import { codeShown } from './testing/authenticator-app.ts';
import { type SecondFactorServer, startSecondFactorServer } from './testing/second-factor-client.ts';

let on: SecondFactorServer;
let alpha: TestTenant;
let beta: TestTenant;
let secret: string;
const admin = 'admin@alpha.example';
const user = 'user@alpha.example';

beforeAll(async () => {
  on = await startSecondFactorServer();
  alpha = await on.server.makeTenant('alpha');
  beta = await on.server.makeTenant('beta');
  await on.setFlags(alpha.tenantId, ['mfa_enabled']);
  secret = await on.enrol(await on.token(admin));
}, 60_000);
afterAll(() => on.close());

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

describe('who owes a second factor after the password (contract 10 §1.8)', () => {
  it('is the admin of a tenant with the flag: scope "mfa", verify "0"', async () => {
    const { status, body } = await on.logIn(admin);
    expect([status, body.scope, body.verify]).toEqual([200, 'mfa', '0']);
    expect(claimsOf(body.token)).toMatchObject({ mfa_enabled: '1', auth_verify: '0' });
  });

  it('is a super admin of a tenant with the flag', async () => {
    await on.setFlags(1, ['mfa_enabled']);
    const { body } = await on.logIn(ADMIN.username, { password: ADMIN.password });
    expect(body.scope).toBe('mfa');
    expect((await on.as(body.token, 'GET', '/tenants')).status).toBe(403);
    await on.setFlags(1, []);
    expect((await on.logIn(ADMIN.username, { password: ADMIN.password })).body.scope).toBe('All');
  });

  it('is no end user of that tenant, and nobody of a tenant without the flag', async () => {
    expect((await on.logIn(user)).body.scope).toBe('All');
    expect((await on.logIn('admin@beta.example')).body.scope).toBe('All');
  });

  it('is an end user who has enrolled and set auth_type, not with one of them alone', async () => {
    const put = (token: string, body: object) => on.as(token, 'PUT', `/users/${beta.userId}`, body);
    await put(beta.userToken, { auth_type: 'app' });
    expect((await on.logIn('user@beta.example')).body.scope).toBe('All');
    await put(beta.userToken, { auth_type: '' });
    await on.enrol(beta.userToken);
    expect((await on.logIn('user@beta.example')).body.scope).toBe('All');
    await put(beta.userToken, { auth_type: 'app' });
    expect((await on.logIn('user@beta.example')).body.scope).toBe('mfa');
  });
});

/** Contract 10 §1.8; branding reads are in the list, too. */
const OPEN = [
  'GET /get_user',
  'GET /users/{user_id}',
  'PUT /users/{user_id}',
  'POST /user/totpqrcode',
  'POST /user/totp/verify',
  'POST /authenticate/cancel/{user_id}',
  'GET /branding/{tenant_id}',
  'GET /timezone',
  'GET /timezone/{timezone_id}',
  'GET /country',
  'GET /country/{country_id}',
];

interface Operation {
  readonly 'x-access': unknown;
}

async function operations(): Promise<{ name: string; method: string; path: string }[]> {
  const paths: Record<string, Record<string, Operation>> = (await on.server.request('GET', '/openapi.json')).body.paths;
  return Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs)
      .filter(([, operation]) => operation['x-access'] !== 'public')
      .map(([verb]) => ({ method: verb.toUpperCase(), path: path.replace(/^\/api/, '') }))
      .map((one) => ({ ...one, name: `${one.method} ${one.path}` })),
  );
}

describe('a session that owes the second factor', () => {
  it('is refused on every endpoint of the OpenAPI document but those of the contract', async () => {
    const token = await on.token(admin);
    const all = await operations();
    expect(all.length).toBeGreaterThan(50);
    const closed: string[] = [];
    for (const { method, path, name } of all.filter((one) => !OPEN.includes(one.name))) {
      const target = path.replace('{user_id}', String(alpha.adminId)).replaceAll(/\{\w+\}/g, '1');
      const { status, body } = await on.as(token, method, target, method === 'GET' ? undefined : {});
      expect([name, status, body?.error?.message]).toEqual([name, 403, 'Second factor required']);
      closed.push(name);
    }
    expect(closed.length).toBeGreaterThan(40);
  });

  it('may call those of the contract, for himself', async () => {
    const token = await on.token(admin);
    const names = (await operations()).map((one) => one.name);
    expect(OPEN.filter((name) => !names.includes(name) && !name.includes('branding'))).toEqual([]);
    for (const path of [
      '/get_user',
      `/users/${alpha.adminId}`,
      '/timezone',
      '/timezone/-18000',
      '/country',
      '/country/840',
    ]) {
      expect([path, (await on.as(token, 'GET', path)).status]).toEqual([path, 200]);
    }
    expect((await on.as(token, 'GET', '/get_user')).body.verify).toBe('0');
    expect((await on.as(token, 'GET', `/users/${alpha.adminId}`)).body.verify).toBe('0');
    expect((await on.server.request('GET', '/password_policy', { token })).status).toBe(200);
    expect((await on.as(token, 'POST', `/authenticate/cancel/${alpha.adminId}`)).body).toBe(true);
    expect((await on.as(token, 'GET', '/get_user')).status).toBe(401);
  });

  it('may not call them for others', async () => {
    const token = await on.token(admin);
    for (const [method, path, body] of [
      ['GET', `/users/${alpha.userId}`, undefined],
      ['PUT', `/users/${alpha.userId}`, { auth_type: 'app' }],
      ['POST', `/authenticate/cancel/${alpha.userId}`, {}],
      ['POST', '/user/totpqrcode', { username: user }],
      ['POST', '/user/totpqrcode', { username: 'nobody' }],
    ] as const) {
      expect([path, (await on.as(token, method, path, body)).status]).toEqual([path, 403]);
    }
  });

  it('cannot enrol another factor, ask for a mail instead, or do away with it', async () => {
    const token = await on.token(admin);
    expect((await on.as(token, 'POST', '/user/totpqrcode', {})).status).toBe(409);
    expect((await on.as(token, 'POST', '/user/totpqrcode', { auth_type: 'email' })).status).toBe(409);
    const put = (body: object) => on.as(token, 'PUT', `/users/${alpha.adminId}`, body);
    expect((await put({ auth_type: 'email' })).status).toBe(403);
    expect((await put({ first_name: 'X' })).status).toBe(403);
    expect((await put({ first_name: 'X' })).body.error.message).toBe('Second factor required');
    const ignored = await put({ verify: 1, appsecret: 'GEZDGNBV', auth_type: '' });
    expect([ignored.status, ignored.body.verify]).toEqual([200, '0']);
    expect((await on.as(token, 'GET', '/users')).status).toBe(403);
  });

  it('is upgraded under the same token by a right code; others of the user are not', async () => {
    const [token, other] = [await on.token(admin), await on.token(admin)];
    expect((await on.verify(token, on.nextCode(secret))).body).toBe(true);
    expect((await on.as(token, 'GET', '/users')).status).toBe(200);
    expect((await on.as(token, 'GET', '/get_user')).body.verify).toBe('1');
    expect((await on.as(other, 'GET', '/users')).status).toBe(403);
    expect((await on.as(other, 'GET', '/get_user')).body.verify).toBe('0');
  });

  it('may set verify again once it is upgraded, and take it back without losing anything', async () => {
    const token = await on.token(admin);
    await on.verify(token, on.nextCode(secret));
    const put = (body: object) => on.as(token, 'PUT', `/users/${alpha.adminId}`, body);
    expect((await put({ verify: 0 })).body.verify).toBe('0');
    expect((await on.as(token, 'GET', '/users')).status).toBe(200);
    expect((await put({ verify: 1 })).body.verify).toBe('1');
  });
});

describe('verify, set by others', () => {
  it('is never "1"', async () => {
    const put = (token: string, id: number, body: object) => on.as(token, 'PUT', `/users/${id}`, body);
    expect((await put(alpha.userToken, alpha.userId, { verify: 1 })).body.verify).toBe('0');
    expect((await put(on.server.adminToken, alpha.userId, { verify: 1 })).body.verify).toBe('0');
  });
});

describe('auth_type of an enrolled user', () => {
  it('is changed by a session that has proven the factor, not by one from before', async () => {
    const before = await on.token('admin@beta.example');
    const proven = await on.token('admin@beta.example');
    await on.enrol(proven);
    const put = (token: string, auth_type: string) => on.as(token, 'PUT', `/users/${beta.adminId}`, { auth_type });
    expect((await put(proven, 'app')).body.auth_type).toBe('app');
    expect((await put(before, '')).status).toBe(403);
    expect((await put(proven, '')).body.auth_type).toBe('');
  });
});

describe('Basic authentication (contract 10 §1.1)', () => {
  const basic = (name: string) => on.server.request('GET', '/get_user', { basic: [name, PASSWORD] });

  it('is refused with 401 for users who must pass a second factor', async () => {
    const answer = await basic(admin);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await basic('user@beta.example')).status).toBe(401);
    expect((await basic(user)).status).toBe(200);
  });

  it('is refused from the moment the tenant has the flag', async () => {
    expect((await basic('admin@beta.example')).status).toBe(200);
    await on.setFlags(beta.tenantId, ['mfa_enabled']);
    await vi.waitFor(async () => expect((await basic('admin@beta.example')).status).toBe(401), 15_000);
    await on.setFlags(beta.tenantId, []);
  });
});

describe('POST /authenticate with a code (contract 10 §1.2)', () => {
  it('completes the log-in in one step', async () => {
    const { body } = await on.logIn(admin, { code: on.nextCode(secret) });
    expect([body.scope, body.verify]).toEqual(['All', '1']);
    expect(claimsOf(body.token).auth_verify).toBe('1');
    expect((await on.as(body.token, 'GET', '/users')).status).toBe(200);
  });

  it('answers 401 to a wrong code, and to one that was used', async () => {
    const wrong = await on.logIn(admin, { code: on.wrong(secret) });
    expect([wrong.status, wrong.body.error.message]).toEqual([401, 'Invalid verification code']);
    const code = on.nextCode(secret);
    expect((await on.logIn(admin, { code })).status).toBe(200);
    expect((await on.logIn(admin, { code })).status).toBe(401);
    expect((await on.logIn(admin, { code: on.nextCode(secret), password: 'wrong' })).body.error.message).toBe(
      'Invalid username or password',
    );
  });

  it('enrols nothing: a secret that is only pending opens no session', async () => {
    await on.setFlags(beta.tenantId, ['mfa_enabled']);
    const username = 'third@beta.example';
    const person = { tenant_id: beta.tenantId, email: username, password: PASSWORD };
    const { body: userId } = await on.as(on.server.adminToken, 'POST', '/users', person);
    await on.as(on.server.adminToken, 'PUT', `/users/${userId}/roles/3`);
    const shown = (await on.as(await on.token(username), 'POST', '/user/totpqrcode', {})).body;
    expect((await on.logIn(username, { code: codeShown(shown.secret, on.now()) })).status).toBe(401);
    expect((await on.logIn(username, { code: '' })).body.scope).toBe('mfa');
    await on.setFlags(beta.tenantId, []);
  });

  it('does not look at a code that nothing asks for', async () => {
    expect((await on.logIn(user, { code: '123456' })).body.scope).toBe('All');
  });
});
