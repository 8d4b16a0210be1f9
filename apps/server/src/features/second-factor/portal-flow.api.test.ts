import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../../testing/test-server.ts';
import { codeShown, readQrCode } from './testing/authenticator-app.ts';
import { type SecondFactorServer, startSecondFactorServer } from './testing/second-factor-client.ts';

let on: SecondFactorServer;
let alpha: TestTenant;
const admin = 'admin@alpha.example';

beforeAll(async () => {
  on = await startSecondFactorServer();
  alpha = await on.server.makeTenant('alpha');
  await on.setFlags(alpha.tenantId, ['mfa_enabled']);
}, 60_000);
afterAll(() => on.close());

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

/** What the portal does when nobody helps it: it trusts claims and the user object. */
async function passSecondFactor(token: string, code: (secret: string | null) => string): Promise<string | null> {
  const claims = claimsOf(token);
  const user = (await on.as(token, 'GET', `/users/${claims.user_id}`)).body;
  const opensPage = claims.mfa_enabled === '1' && (claims.is_admin === '1' || claims.is_tenant === '1');
  expect([opensPage, user.verify]).toEqual([true, '0']);
  const shown = await on.as(token, 'POST', '/user/totpqrcode', { username: claims.username });
  const secret: string | null = shown.status === 200 ? shown.body.secret : null;
  if (secret !== null) expect(readQrCode(shown.body.qrCodeUrl)).toContain(secret);
  expect((await on.as(token, 'POST', '/user/totp/verify', { code: code(secret), secret })).body).toBe(true);
  const settled = await on.as(token, 'PUT', `/users/${claims.user_id}`, {
    auth_type: 'app',
    verify: 1,
    appsecret: secret,
  });
  expect([settled.status, settled.body.auth_type, settled.body.verify]).toEqual([200, 'app', '1']);
  return secret;
}

async function signOut(token: string): Promise<void> {
  const claims = claimsOf(token);
  const answer = await on.as(token, 'PUT', `/users/${claims.user_id}`, { ...claims, verify: 0 });
  expect([answer.status, answer.body.verify]).toEqual([200, '0']);
  expect((await on.as(token, 'POST', `/authenticate/cancel/${claims.user_id}`, {})).body).toBe(true);
  expect((await on.as(token, 'GET', '/get_user')).status).toBe(401);
}

describe('the portal’s way through the second factor (contract 10 §1.8)', () => {
  it('enrols at the first log-in, goes on with the same token, signs out, and asks for a code at the next', async () => {
    const first = await on.token(admin);
    expect((await on.as(first, 'GET', '/users')).status).toBe(403);
    const secret = await passSecondFactor(first, (shown) => codeShown(shown ?? '', on.now()));
    expect((await on.as(first, 'GET', '/users')).status).toBe(200);
    await signOut(first);

    const second = await on.token(admin);
    expect((await on.as(second, 'GET', '/users')).status).toBe(403);
    expect(await passSecondFactor(second, () => on.nextCode(secret ?? '')), 'no new secret is shown').toBeNull();
    expect((await on.as(second, 'GET', '/users')).status).toBe(200);
    await signOut(second);
  });

  it('signs out from the page of the second factor, too', async () => {
    await signOut(await on.token(admin));
  });

  it('leaves a log of what happened, without a secret in it', async () => {
    expect(await on.actions(alpha.adminId)).toEqual(['begin', 'enrol', 'verify']);
    const { body } = await on.as(on.server.adminToken, 'GET', '/audit?resource=second_factors');
    expect(body).toHaveLength(3);
    expect(JSON.stringify(body)).not.toMatch(/[A-Z2-7]{32}/);
  });
});
