import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let tenant: TestTenant;
const clock = { ahead: 0 };

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock.ahead) });
  // These tests fail logins on purpose; throttling has a file of its own.
  await server.request('PUT', '/settings', {
    token: server.adminToken,
    body: { login_rate_ip: 0, login_rate_name: 0, token_expiry_remember: 2_592_000 },
  });
  tenant = await server.makeTenant('alpha');
}, 60_000);
afterAll(() => server.close());

const logIn = (body: unknown) => server.request('POST', '/authenticate', { body });
const user = { username: 'user@alpha.example', password: PASSWORD };
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
const getUser = (token: string) => server.request('GET', '/get_user', { token });

describe('POST /authenticate (contract 10 §1.2)', () => {
  it('gives an answer out of which the seed’s sed recipe cuts a usable token', async () => {
    const { text } = await logIn(ADMIN);
    expect(text.match(/"token":"/g)).toHaveLength(1);
    expect(text).not.toContain('\n');
    const token = execFileSync('sed', ['-E', 's/.*"token":"([^"]+)".*/\\1/'], { input: text, encoding: 'utf8' }).trim();
    expect((await server.request('GET', '/tenants', { token })).status).toBe(200);
  });

  it('answers the user with the token and what belongs to it, and no secret', async () => {
    const { status, body, text } = await logIn(user);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user_id: tenant.userId,
      tenant_id: tenant.tenantId,
      username: user.username,
      access_token: body.token,
      expires_in: 43_200,
      token_type: 'Bearer',
      scope: 'All',
      status: 'login',
      tenant_permissions: {},
    });
    expect(text).not.toMatch(/argon2|password_hash|"password"/);
  });

  it('takes a user name or e-mail address in any case, trimmed, or an id; e-mail comes first', async () => {
    const { password } = user;
    expect((await logIn({ username: ' USER@alpha.EXAMPLE ', password })).status).toBe(200);
    expect((await logIn({ email: user.username, username: 'somebody else', password })).status).toBe(200);
    expect((await logIn({ email: '', username: user.username, password })).status).toBe(200);
    expect((await logIn({ user_id: String(tenant.userId), password })).status).toBe(200);
  });

  it('takes a form as well as JSON', async () => {
    const answer = await server.request('POST', '/authenticate', {
      raw: new URLSearchParams(user).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(200);
  });

  it('names what is missing', async () => {
    const answer = await logIn({ password: '' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.map((detail: { field: string }) => detail.field)).toEqual([
      'username',
      'password',
    ]);
  });

  it('takes neither a stored hash nor an assertion for a password', async () => {
    expect((await logIn({ saml: true, email: ADMIN.username })).status).toBe(400);
    for (const field of ['hash', 'password_hash']) {
      expect((await logIn({ username: ADMIN.username, [field]: 'x', password: 'y' })).status).toBe(400);
    }
    const stored = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('users').select('password_hash').where('user_id', '=', tenant.userId).executeTakeFirstOrThrow(),
    );
    expect((await logIn({ username: user.username, password: stored.password_hash })).status).toBe(401);
    await logIn(user);
  });

  it('answers an unknown user and a wrong password alike, byte for byte', async () => {
    const wrong = await logIn({ username: ADMIN.username, password: 'wrong' });
    const unknown = await logIn({ username: 'nobody@nowhere.example', password: 'wrong' });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
    for (const user_id of [999_999, 99_999_999_999, '99999999999999999999', -3_000_000_000]) {
      const nobody = await logIn({ user_id, password: 'wrong' });
      expect([nobody.status, nobody.text]).toEqual([401, wrong.text]);
    }
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('writes down the login, with the address, and tells it as an event', async () => {
    await logIn(user);
    const { activity, event } = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      activity: await trx
        .selectFrom('activities')
        .selectAll()
        .where('user_id', '=', tenant.userId)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
      event: await trx
        .selectFrom('events')
        .select(['type', 'data'])
        .where('type', '=', 'user.status')
        .orderBy('time', 'desc')
        .executeTakeFirstOrThrow(),
    }));
    expect(activity).toMatchObject({ activities: 'Logged In', ip_address: '127.0.0.1', tenant_id: tenant.tenantId });
    expect(event.data).toEqual({ user_id: tenant.userId, username: user.username, status: 'login' });
  });
});

describe('the token (contract 10 §1.3)', () => {
  it('carries its flags as text and the portal’s claims', async () => {
    const claims = claimsOf((await logIn({ username: 'admin@alpha.example', password: PASSWORD })).body.token);
    expect(claims).toMatchObject({
      iss: (await server.request('GET', '/settings', { token: server.adminToken })).body.public_url,
      user_id: tenant.adminId,
      tenant_id: tenant.tenantId,
      username: 'admin@alpha.example',
      user_permission: '',
      is_admin: '0',
      is_tenant: '1',
      mfa_enabled: '0',
      auth_verify: '0',
      retention_permission: '0',
      credit: 0,
      'api-version': '1.0',
    });
    expect(claims.exp - claims.iat).toBe(43_200);
    expect(claims.nbf).toBe(claims.iat);
    expect(claimsOf(server.adminToken)).toMatchObject({ is_admin: '1', is_tenant: '0' });
  });

  it('lives longer with rememberMe', async () => {
    const { body } = await logIn({ ...user, rememberMe: true });
    expect(body.expires_in).toBe(2_592_000);
  });

  it('tells the tenant flags in the answer and in the claims', async () => {
    const flags = ['mfa_enabled', 'retention_enabled'];
    await server.request('PUT', `/tenants/${tenant.tenantId}`, {
      token: server.adminToken,
      body: { permissions: flags },
    });
    const { body } = await logIn({ username: 'admin@alpha.example', password: PASSWORD });
    expect(Object.values(body.tenant_permissions).sort()).toEqual(flags);
    expect(claimsOf(body.token)).toMatchObject({ mfa_enabled: '1', retention_permission: '1' });
    await server.request('PUT', `/tenants/${tenant.tenantId}`, { token: server.adminToken, body: { permissions: [] } });
  });

  it('is refused once it has expired', async () => {
    const { body } = await logIn(user);
    clock.ahead += 43_201_000;
    const answer = await getUser(body.token);
    clock.ahead -= 43_201_000;
    expect(answer.status).toBe(401);
  });

  it('is decoded by /token_payload, as an object or a bare string, only while it is valid', async () => {
    const { token } = (await logIn(user)).body;
    for (const body of [{ token }, token]) {
      const answer = await server.request('POST', '/token_payload', { body });
      expect(answer.body).toEqual(claimsOf(token));
    }
    expect((await server.request('POST', '/token_payload', { body: {} })).status).toBe(400);
    expect((await server.request('POST', '/token_payload', { body: '' })).status).toBe(400);
    expect((await server.request('POST', '/token_payload', { body: { token: 'a.b.c' } })).status).toBe(401);
    await server.request('POST', `/authenticate/cancel/${tenant.userId}`, { token });
    expect((await server.request('POST', '/token_payload', { body: { token } })).status).toBe(401);
  });
});

describe('logging out (contract 10 §1.4)', () => {
  const cancel = (token: string, userId: number) => server.request('POST', `/authenticate/cancel/${userId}`, { token });
  const status = (userId: number) => server.request('GET', `/users/${userId}/status`, { token: server.adminToken });

  it('revokes the token that asks, and the last one makes the status logout', async () => {
    const [first, second] = [(await logIn(user)).body.token, (await logIn(user)).body.token];
    await cancel(tenant.userToken, tenant.userId);
    expect((await cancel(first, tenant.userId)).text).toBe('true');
    expect((await getUser(first)).status).toBe(401);
    expect((await getUser(second)).status).toBe(200);
    expect((await status(tenant.userId)).text).toBe('"login"');
    await server.request('POST', `/authenticate/cancel/${tenant.userId}`, { token: tenant.adminToken });
    expect((await getUser(second)).status).toBe(401);
    expect((await status(tenant.userId)).text).toBe('"logout"');
  });

  it('needs a login, and shows nobody whom the caller may not see', async () => {
    const { token } = (await logIn(user)).body;
    expect((await server.request('POST', `/authenticate/cancel/${tenant.userId}`)).status).toBe(401);
    expect((await cancel(token, tenant.adminId)).status).toBe(404);
    expect((await cancel(tenant.adminToken, 1)).status).toBe(404);
    expect((await cancel(tenant.adminToken, 999_999)).status).toBe(404);
    expect((await getUser(server.adminToken)).status).toBe(200);
  });
});

describe('Basic authentication (contract 10 §1.1)', () => {
  const basic = (name: string, password: string) => server.request('GET', '/get_user', { basic: [name, password] });

  it('takes the same names and passwords, and sees a changed password at once', async () => {
    expect((await basic('USER@alpha.example', PASSWORD)).body.user_id).toBe(tenant.userId);
    const next = 'Another-Horse-43';
    await server.request('PUT', `/users/${tenant.userId}/password`, {
      token: tenant.adminToken,
      body: { password: next },
    });
    expect((await basic(user.username, PASSWORD)).status).toBe(401);
    expect((await basic(user.username, next)).status).toBe(200);
    user.password = next;
  });

  it('decides before an API key, and a bad credential is not passed over', async () => {
    const answer = await server.request('GET', '/get_user', {
      headers: { authorization: 'Bearer no-token', 'x-api-key': 'whatever' },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect((await server.request('GET', '/get_user')).status).toBe(401);
  });

  it('answers 426 when the password is too old, which is no success', async () => {
    expect((await basic(user.username, 'wrong')).status).toBe(401);
    const expiry = (permissions: string[]) =>
      server.request('PUT', `/tenants/${tenant.tenantId}`, { token: server.adminToken, body: { permissions } });
    await expiry(['password_expiry']);
    clock.ahead += 91 * 86_400_000;
    const [withBasic, withForm, admin] = [
      await basic(user.username, user.password),
      await logIn(user),
      await logIn(ADMIN),
    ];
    clock.ahead -= 91 * 86_400_000;
    await expiry([]);
    expect([withBasic.status, withForm.status, admin.status]).toEqual([426, 426, 200]);
    const failures = server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('users').select('failed_attempts').where('user_id', '=', tenant.userId).executeTakeFirstOrThrow(),
    );
    expect(await failures).toEqual({ failed_attempts: 1 });
    expect((await logIn(user)).status).toBe(200);
  });
});
