import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../../testing/test-server.ts';
import { codeShown, readQrCode } from './testing/authenticator-app.ts';
import { type SecondFactorServer, startSecondFactorServer } from './testing/second-factor-client.ts';

let on: SecondFactorServer;
let alpha: TestTenant;
let beta: TestTenant;
const user = 'user@alpha.example';

beforeAll(async () => {
  on = await startSecondFactorServer();
  alpha = await on.server.makeTenant('alpha');
  beta = await on.server.makeTenant('beta');
}, 60_000);
afterAll(() => on.close());

const begin = (token: string, body: unknown = {}) => on.as(token, 'POST', '/user/totpqrcode', body);
const verifyField = async (userId: number) =>
  (await on.as(on.server.adminToken, 'GET', `/users/${userId}`)).body.verify;

describe('POST /user/totpqrcode for the caller (contract 10 §1.8)', () => {
  it('answers a secret and its QR code', async () => {
    const { status, body } = await begin(alpha.userToken, { username: user });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['secret', 'qrCodeUrl']);
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(readQrCode(body.qrCodeUrl)).toBe(
      `otpauth://totp/Strowger:user%40alpha.example?secret=${body.secret}&issuer=Strowger&algorithm=SHA1&digits=6&period=30`,
    );
  });

  it('means the caller without a name, and with his in any case', async () => {
    const body = { username: ' USER@alpha.example ' };
    expect((await begin(alpha.userToken, body)).body.secret).toHaveLength(32);
    expect((await on.server.request('POST', '/user/totpqrcode', { token: alpha.userToken })).status).toBe(200);
    expect((await on.server.request('POST', '/user/totpqrcode')).status).toBe(401);
  });

  it('refuses what it does not know, naming the field', async () => {
    expect((await begin(alpha.userToken, { user: 'x' })).body.error.message).toContain('user');
    expect((await begin(alpha.userToken, { auth_type: 'sms' })).status).toBe(400);
  });

  it('keeps no secret in clear: neither in its table nor in the audit log', async () => {
    const { body } = await begin(alpha.userToken);
    const kept = await on.server.db.transaction({ kind: 'all' }, async (trx) => [
      await trx.selectFrom('second_factors').selectAll().where('user_id', '=', alpha.userId).execute(),
      await trx.selectFrom('audit').selectAll().execute(),
      await trx.selectFrom('activities').selectAll().execute(),
      await trx.selectFrom('events').selectAll().execute(),
    ]);
    expect(JSON.stringify(kept)).toContain('pending_secret');
    expect(JSON.stringify(kept)).not.toContain(body.secret);
  });
});

describe('POST /user/totp/verify (contract 10 §1.8)', () => {
  it('answers false, and enrols nothing, for a wrong code and for a made-up secret', async () => {
    const { body } = await begin(alpha.userToken);
    expect((await on.verify(alpha.userToken, on.wrong(body.secret), { secret: body.secret })).text).toBe('false');
    const madeUp = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect((await on.verify(alpha.userToken, codeShown(madeUp, on.now()), { secret: madeUp })).body).toBe(false);
    expect((await on.verify(alpha.userToken, codeShown(body.secret, on.now()), { secret: madeUp })).body).toBe(false);
    expect(await verifyField(alpha.userId)).toBe('0');
  });

  it.each([{}, { code: '' }, { code: '  ' }, { code: null }, { code: '1'.repeat(65) }, { code: '123456', x: 1 }])(
    'answers 400 to %j',
    async (body) => expect((await on.as(alpha.userToken, 'POST', '/user/totp/verify', body)).status).toBe(400),
  );

  it('enrols with the first right code, answers the bare true and sets verify', async () => {
    const { body } = await begin(alpha.userToken);
    const code = codeShown(body.secret, on.now());
    const answer = await on.verify(alpha.userToken, code, { secret: body.secret });
    expect([answer.status, answer.text]).toEqual([200, 'true']);
    expect(await verifyField(alpha.userId)).toBe('1');
    expect((await on.verify(alpha.userToken, code)).body, 'the same code again').toBe(false);
    expect((await begin(alpha.userToken)).status, 'once enrolled').toBe(409);
    expect((await on.verify(alpha.userToken, on.nextCode(body.secret), { secret: 'ANYTHING' })).body).toBe(true);
    expect(await on.actions(alpha.userId)).toEqual(expect.arrayContaining(['begin', 'refuse', 'enrol', 'verify']));
    expect(await on.activities(alpha.userId)).toEqual(
      expect.arrayContaining(['Second Factor Enrolled', 'Second Factor Verified', 'Wrong Verification Code']),
    );
  });

  it('reads a code with blanks, and one that a number has lost the zeros of', async () => {
    on.pass(3600);
    const token = await on.token('user@beta.example');
    const secret = await on.enrol(token);
    const code = on.nextCode(secret);
    expect((await on.verify(token, ` ${code.slice(0, 3)} ${code.slice(3)} `)).body).toBe(true);
    const next = on.nextCode(secret);
    expect((await on.as(token, 'POST', '/user/totp/verify', { code: Number(next) })).body).toBe(true);
  });
});

describe('an enrolled factor', () => {
  it('can be changed after it was verified anew; the old one counts until the new one is proven', async () => {
    const token = await on.token('admin@beta.example');
    const old = await on.enrol(token);
    expect((await begin(token)).status).toBe(409);
    expect((await on.verify(token, on.nextCode(old))).body).toBe(true);
    const { secret } = (await begin(token)).body;
    expect((await on.verify(token, on.nextCode(old))).body).toBe(true);
    expect((await on.verify(token, on.nextCode(secret), { secret })).body).toBe(true);
    expect((await on.verify(token, on.nextCode(old))).body).toBe(false);
    expect((await begin(token)).status).toBe(409);
    expect(await on.activities(beta.adminId)).toContain('Second Factor Changed');
  });

  it('cannot be changed ten minutes after it was verified', async () => {
    const token = await on.token(user);
    await on.as(on.server.adminToken, 'POST', '/user/totpqrcode', { username: user });
    const secret = await on.enrol(token);
    expect((await on.verify(token, on.nextCode(secret))).body).toBe(true);
    on.pass(600);
    expect((await begin(token)).status).toBe(409);
  });
});

describe('a reset by an administrator', () => {
  it('takes all back: the old app is worth nothing, and the user may enrol again', async () => {
    await begin(alpha.adminToken, { username: user });
    const token = await on.token(user);
    const old = await on.enrol(token);
    expect((await on.as(token, 'POST', '/user/totp/recovery_codes')).status).toBe(200);
    const answer = await begin(alpha.adminToken, { username: user });
    expect([answer.status, Object.keys(answer.body)]).toEqual([200, ['secret', 'qrCodeUrl']]);
    expect(readQrCode(answer.body.qrCodeUrl)).toContain('Strowger:user%40alpha.example?');
    expect(await verifyField(alpha.userId)).toBe('0');
    expect((await on.as(token, 'GET', '/user/totp/recovery_codes')).body).toEqual({ remaining: 0 });
    expect((await on.verify(token, on.nextCode(old))).body).toBe(false);
    await on.enrol(token);
    expect(await on.actions(alpha.userId)).toContain('reset');
    expect(await on.activities(alpha.adminId)).toContain(`Reset Second Factor ${user}`);
  });

  it('is a tenant admin’s in his tenant, a super admin’s everywhere, an end user’s nowhere', async () => {
    const statuses = async (token: string, username: string, body = {}) =>
      (await begin(token, { username, ...body })).status;
    expect(await statuses(on.server.adminToken, user)).toBe(200);
    expect(await statuses(on.server.adminToken, user, { auth_type: 'email' })).toBe(200);
    expect(await statuses(beta.adminToken, user)).toBe(404);
    expect(await statuses(beta.adminToken, 'admin@ictcore.org')).toBe(404);
    expect(await statuses(beta.adminToken, 'nobody')).toBe(404);
    expect(await statuses(alpha.userToken, 'admin@alpha.example')).toBe(404);
    expect(await statuses(alpha.userToken, 'nobody')).toBe(404);
  });
});

describe('whoever does not act in person (contract 10 §1.9, §1.11)', () => {
  it('cannot touch the second factor as an impersonator', async () => {
    const { token } = (await on.as(beta.adminToken, 'GET', `/users/${beta.userId}/token`)).body;
    expect((await begin(token)).status).toBe(403);
    expect((await on.verify(token, '123456')).status).toBe(403);
    expect((await on.as(token, 'POST', '/user/totp/recovery_codes')).status).toBe(403);
    expect((await on.as(token, 'GET', '/user/totp/recovery_codes')).status).toBe(403);
    const put = (body: object) => on.as(token, 'PUT', `/users/${beta.userId}`, body);
    expect((await put({ auth_type: 'email' })).status).toBe(403);
    expect((await put({ verify: 0 })).body.verify).toBe('1');
    expect((await put({ first_name: 'Ann' })).status).toBe(200);
  });

  it('cannot touch it with an API key', async () => {
    const { body } = await on.as(alpha.adminToken, 'POST', '/api_keys', { name: 'program' });
    const withKey = (method: string, path: string, sent: unknown) =>
      on.server.request(method, path, { headers: { 'x-api-key': body.api_key }, body: sent });
    expect((await withKey('PUT', `/users/${alpha.adminId}`, { first_name: 'Key' })).status).toBe(200);
    expect((await withKey('POST', '/user/totpqrcode', { username: user })).status).toBe(403);
    expect((await withKey('POST', '/user/totp/verify', { code: '123456' })).status).toBe(403);
    expect((await withKey('POST', '/user/totp/recovery_codes', {})).status).toBe(403);
    expect((await withKey('PUT', `/users/${alpha.adminId}`, { auth_type: 'email' })).status).toBe(403);
    expect((await withKey('PUT', `/users/${alpha.userId}`, { auth_type: 'email' })).status).toBe(403);
  });
});
