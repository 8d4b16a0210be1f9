import { execFileSync } from 'node:child_process';
import { createHmac, createPublicKey } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';

let server: TestServer;
let near: TestTenant;
let far: TestTenant;
let serial = 0;
const clock = { ahead: 0 };
const now = () => new Date(Date.now() + clock.ahead);

beforeAll(async () => {
  server = await startTestServer({ now, env: { STROWGER_WORKER: 'true' } });
  near = await server.makeTenant('near');
  far = await server.makeTenant('far');
  const body = { public_url: 'https://pbx.example', login_rate_ip: 0, login_rate_name: 0, token_expiry: 2_592_000 };
  await asAdmin('PUT', '/settings', body);
}, 60_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const asBoss = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: near.adminToken, body });
const logIn = (username: string, password: string) =>
  server.request('POST', '/authenticate', { body: { username, password } });
const statusOf = async (token: string, path = '/get_user') => (await server.request('GET', path, { token })).status;

async function makeUser(): Promise<{ userId: number; email: string; token: string }> {
  serial += 1;
  const email = `person${serial}@near.example`;
  const made = await asAdmin('POST', '/users', { tenant_id: near.tenantId, email, password: PASSWORD });
  return { userId: made.body, email, token: await server.login(email, PASSWORD) };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));

describe('the behaviours of contract 10 §13', () => {
  it('1: the seed’s sed recipe cuts a usable token from the login answer', async () => {
    const { text } = await logIn(ADMIN.username, ADMIN.password);
    const token = execFileSync('sed', ['-E', 's/.*"token":"([^"]+)".*/\\1/'], { input: text, encoding: 'utf8' }).trim();
    expect(await statusOf(token, '/tenants')).toBe(200);
  });

  it('2: lockout, unlock by active 1; super admins are never locked; unknown user and wrong password are the same', async () => {
    const { userId, email } = await makeUser();
    const statuses: number[] = [];
    for (let guess = 1; guess <= 5; guess += 1) statuses.push((await logIn(email, 'wrong')).status);
    statuses.push((await logIn(email, PASSWORD)).status);
    await asBoss('PUT', `/users/${userId}`, { active: 1 });
    statuses.push((await logIn(email, PASSWORD)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 423, 429, 200]);
    for (let guess = 1; guess <= 6; guess += 1) expect((await logIn(ADMIN.username, 'wrong')).status).toBe(401);
    expect((await logIn(ADMIN.username, ADMIN.password)).status).toBe(200);
    const [unknown, wrong] = [await logIn('nobody@near.example', 'wrong'), await logIn(email, 'wrong')];
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text]);
  });

  it('3: tampered, HS256, unsigned, cancelled and password-changed tokens are refused', async () => {
    const { userId, token } = await makeUser();
    const [header, payload, signature] = token.split('.');
    const claims = decode(payload);
    expect(await statusOf(`${header}.${encode({ ...claims, user_id: 1 })}.${signature}`)).toBe(401);
    expect(await statusOf(`${encode({ ...decode(header), alg: 'none' })}.${payload}.`)).toBe(401);
    const input = `${encode({ ...decode(header), alg: 'HS256' })}.${payload}`;
    const mac = createHmac('sha256', await publicPem())
      .update(input)
      .digest('base64url');
    expect(await statusOf(`${input}.${mac}`)).toBe(401);

    expect(await statusOf(token)).toBe(200);
    await server.request('POST', `/authenticate/cancel/${userId}`, { token });
    expect(await statusOf(token)).toBe(401);

    const other = await makeUser();
    await asBoss('PUT', `/users/${other.userId}/password`, { password: 'Changed-Horse-43' });
    expect(await statusOf(other.token)).toBe(401);
  });

  it('3: an expired token is refused', async () => {
    await asAdmin('PUT', '/settings', { token_expiry: 60 });
    const { token } = await makeUser();
    await asAdmin('PUT', '/settings', { token_expiry: 2_592_000 });
    expect(await statusOf(token)).toBe(200);
    clock.ahead += 61_000;
    expect(await statusOf(token)).toBe(401);
  });

  it('4: another tenant’s user, tenant and activities are 404, and in no list, count or CSV', async () => {
    const paths = [
      `/users/${far.userId}`,
      `/tenants/${far.tenantId}`,
      `/users/activities/${far.userId}`,
      `/users/activity/${far.userId}`,
      `/users/act/csv/${far.userId}`,
    ];
    for (const path of paths) expect([path, (await asBoss('GET', path)).status]).toEqual([path, 404]);
    expect((await asBoss('PUT', `/users/${far.userId}`, { first_name: 'Mine' })).status).toBe(404);
    expect((await asBoss('PUT', `/tenants/${far.tenantId}/settings`, { language: 'de' })).status).toBe(404);
    const own = [`/users/act/csv/${near.adminId}`, '/users', `/users/activities/${near.adminId}`, '/tenants'];
    for (const path of own) expect((await asBoss('GET', path)).text).not.toContain('far.example');
    const all = (await asAdmin('GET', '/users?totalrows')).body;
    const mine = (await asBoss('GET', '/users?totalrows')).body;
    expect(mine).toBeLessThan(all);
    expect(mine).toBe((await asBoss('GET', '/users')).body.length);
    expect((await asBoss('GET', `/users?totalrows&tenant_id=${far.tenantId}`)).body).toBe(0);
    expect((await asBoss('GET', `/users/activities/${near.adminId}?totalrows&tenant_id=${far.tenantId}`)).body).toBe(0);
  });

  it('5: role 2 is assigned by nobody, and a tenant admin hands on no feature key he lacks', async () => {
    const { userId, token } = await makeUser();
    for (const caller of [server.adminToken, near.adminToken, token]) {
      expect((await server.request('PUT', `/users/${userId}/roles/2`, { token: caller })).status).toBe(403);
    }
    await asAdmin('PUT', `/users/${near.adminId}`, { user_permission: 'contacts' });
    const granted = await asBoss('PUT', `/users/${userId}`, { user_permission: 'contacts,realtime' });
    expect(granted.status).toBe(409);
    expect(granted.body.message).toContain('realtime');
    await asAdmin('PUT', `/users/${near.adminId}`, { user_permission: '' });
  });

  it('6: the portal’s parallel role requests end as 1 and 3', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { userId } = await makeUser();
      const requests = [
        ['PUT', 3],
        ['DELETE', 4],
        ['DELETE', 1],
      ] as const;
      const turned = [...requests.slice(round % 3), ...requests.slice(0, round % 3)];
      await Promise.all(turned.map(([method, role]) => asAdmin(method, `/users/${userId}/roles/${role}`)));
      const roles: { role_id: number }[] = (await asAdmin('GET', `/users/${userId}/roles`)).body;
      expect(roles.map((role) => role.role_id).sort()).toEqual([1, 3]);
    }
  });

  it('7: a PUT of dashboard_cards changes nothing else', async () => {
    const { userId } = await makeUser();
    const { last_updated: _, ...before } = (await asAdmin('GET', `/users/${userId}`)).body;
    expect((await asAdmin('PUT', `/users/${userId}`, { dashboard_cards: 'outfax' })).status).toBe(200);
    const { last_updated: __, ...after } = (await asAdmin('GET', `/users/${userId}`)).body;
    expect(after).toEqual({ ...before, dashboard_cards: 'outfax' });
  });

  it('8: a reset code works once and for its time, ends the sessions, and its link keeps to the configuration', async () => {
    const { email, token } = await makeUser();
    const update = (code: string, password: string) =>
      server.request('PUT', '/update_password', { body: { code, password } });
    const code = await resetCode(email);
    expect((await update(code, 'Reset-Horse-44')).text).toBe('true');
    expect(await statusOf(token)).toBe(401);
    expect((await logIn(email, 'Reset-Horse-44')).status).toBe(200);
    expect((await update(code, 'Again-Horse-45')).status).toBe(422);
    const late = await resetCode(email);
    clock.ahead += 11 * 60_000;
    expect((await update(late, 'Late-Horse-46')).status).toBe(401);
  });

  it('9: a session that owes its second factor gets 403 elsewhere, and the same token works after verify', async () => {
    await asAdmin('PUT', `/tenants/${near.tenantId}`, { permissions: ['mfa_enabled'] });
    const boss = await logIn('admin@near.example', PASSWORD);
    expect(boss.body.scope).toBe('mfa');
    const { token } = boss.body;
    const post = (path: string, body: object) => server.request('POST', path, { token, body });
    expect(await statusOf(token, '/users')).toBe(403);
    expect(await statusOf(token)).toBe(200);

    const { secret } = (await post('/user/totpqrcode', {})).body;
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() });
    const madeUp = new Secret({ size: 20 }).base32;
    expect((await post('/user/totp/verify', { code: code(), secret: madeUp })).body).toBe(false);
    const used = code();
    expect((await post('/user/totp/verify', { code: used, secret })).body).toBe(true);
    expect(await statusOf(token, '/users')).toBe(200);

    const again = await logIn('admin@near.example', PASSWORD);
    const second = await server.request('POST', '/user/totp/verify', { token: again.body.token, body: { code: used } });
    expect(second.body).toBe(false);
    expect(await statusOf(again.body.token, '/users')).toBe(403);
    await asAdmin('PUT', `/tenants/${near.tenantId}`, { permissions: [] });
  });

  it('14: the portal’s PUT of a whole tenant form does not overwrite the credit', async () => {
    const form = (await asAdmin('GET', `/tenants/${near.tenantId}`)).body;
    await asAdmin('PUT', `/users/${near.userId}/credit`, { credit: 7.5 });
    const saved = await asAdmin('PUT', `/tenants/${near.tenantId}`, { ...form, company: 'Renamed' });
    expect(saved.body).toMatchObject({ company: 'Renamed', credit: form.credit + 7.5 });
  });
});

/** The installation's public key as PEM, the form in which careless verifiers take it for an HMAC secret. */
async function publicPem(): Promise<string> {
  const { public_jwk } = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('signing_keys').select('public_jwk').executeTakeFirstOrThrow(),
  );
  const key = JSON.parse(JSON.stringify(public_jwk));
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}

/** Asks for a code with a forged `Host` and takes it from the mail. */
async function resetCode(email: string): Promise<string> {
  const outbox = join(server.platform.environment.data, 'outbox');
  const mails = async () => (await readdir(outbox).catch(() => [])).filter((name) => name.includes('password-reset'));
  const before = await mails();
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
  expect((await server.request('POST', '/forgot_password', { body: { email }, headers })).text).toBe('true');
  await expect.poll(mails, { timeout: 20_000 }).toHaveLength(before.length + 1);
  const [name = ''] = (await mails()).filter((each) => !before.includes(each));
  const { text = '' } = await PostalMime.parse(await readFile(join(outbox, name)));
  expect(text).not.toContain('evil');
  return /https:\/\/pbx\.example\/#\/auth\/reset-password\?code=([\w-]+)/.exec(text)?.[1] ?? '';
}
