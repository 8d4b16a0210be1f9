import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../compose.ts';
import { ADMIN, type TestTenant } from '../../testing/test-server.ts';
import { codeShown } from './testing/authenticator-app.ts';
import { type SecondFactorServer, startSecondFactorServer } from './testing/second-factor-client.ts';

let on: SecondFactorServer;
let alpha: TestTenant;
let secret: string;
const admin = 'admin@alpha.example';

beforeAll(async () => {
  on = await startSecondFactorServer();
  alpha = await on.server.makeTenant('alpha');
  await on.setFlags(alpha.tenantId, ['mfa_enabled']);
  secret = await on.enrol(await on.token(admin));
  const rates = { login_rate_ip: 0, login_rate_name: 0 };
  await on.as(on.server.adminToken, 'PUT', '/settings', rates);
}, 60_000);
afterAll(() => on.close());

const failedAttempts = async () =>
  on.server.db.transaction({ kind: 'all' }, async (trx) => {
    const row = await trx
      .selectFrom('users')
      .select(['failed_attempts', 'active'])
      .where('user_id', '=', alpha.adminId)
      .executeTakeFirstOrThrow();
    return row.failed_attempts;
  });
const guess = async (token: string, times: number) => {
  const answers = [];
  for (let i = 0; i < times; i += 1) answers.push(await on.verify(token, on.wrong(secret)));
  return answers.map((answer) => answer.body);
};
const policy = (failed_attempts: number) =>
  on.as(on.server.adminToken, 'POST', '/password_policy', { failed_attempts });

describe('wrong codes of one session (contract 10 §1.8)', () => {
  it('end it with the fifth, which counts as a failed log-in', async () => {
    const token = await on.token(admin);
    expect(await guess(token, 5)).toEqual([false, false, false, false, false]);
    expect((await on.verify(token, on.nextCode(secret))).status).toBe(401);
    expect((await on.as(token, 'GET', '/get_user')).status).toBe(401);
    expect(await failedAttempts()).toBe(1);
    expect(await on.activities(alpha.adminId)).toEqual(
      expect.arrayContaining(['Wrong Verification Code', 'Failed Login']),
    );
  });

  it('are not forgotten by the right password, but by the right code', async () => {
    const token = await on.token(admin);
    expect(await failedAttempts()).toBe(1);
    expect((await on.verify(token, on.nextCode(secret))).body).toBe(true);
    expect(await failedAttempts()).toBe(0);
  });

  it('count side by side', async () => {
    const token = await on.token(admin);
    const answers = await Promise.all(Array.from({ length: 8 }, () => on.verify(token, on.wrong(secret))));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 401, 401, 401]);
    await on.logIn(admin, { code: on.nextCode(secret) });
  });

  it('end a session that is upgraded, too', async () => {
    const token = await on.token(admin);
    await on.verify(token, on.nextCode(secret));
    await guess(token, 5);
    expect((await on.as(token, 'GET', '/get_user')).status).toBe(401);
    await on.logIn(admin, { code: on.nextCode(secret) });
  });
});

describe('wrong codes over many sessions', () => {
  it('lock the second factor after ten in a row, for 15 minutes, then for twice as long', async () => {
    for (let session = 0; session < 2; session += 1) await guess(await on.token(admin), 5);
    const token = await on.token(admin);
    const refused = await on.verify(token, on.nextCode(secret));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(840);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(900);
    expect((await on.logIn(admin, { code: on.nextCode(secret) })).status).toBe(429);
    expect(await on.activities(alpha.adminId)).toContain('Second Factor Locked');
    on.pass(900);
    for (let session = 0; session < 2; session += 1) await guess(await on.token(admin), 5);
    const again = await on.verify(await on.token(admin), on.nextCode(secret));
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(1700);
    on.pass(1800);
    expect((await on.verify(await on.token(admin), on.nextCode(secret))).body).toBe(true);
  });

  it('do not keep the user out who has a recovery code', async () => {
    const { token } = (await on.logIn(admin, { code: on.nextCode(secret) })).body;
    const codes = (await on.as(token, 'POST', '/user/totp/recovery_codes')).body.recovery_codes;
    for (let session = 0; session < 2; session += 1) await guess(await on.token(admin), 5);
    expect((await on.logIn(admin, { code: on.nextCode(secret) })).status).toBe(429);
    expect((await on.logIn(admin, { code: codes[0] })).status).toBe(200);
    expect((await on.logIn(admin, { code: on.nextCode(secret) })).status).toBe(200);
  });

  it('lock the account when the failed log-ins they make reach the policy’s number', async () => {
    await policy(2);
    await guess(await on.token(admin), 5);
    const token = await on.token(admin);
    await guess(token, 5);
    expect((await on.logIn(admin)).status).toBe(429);
    expect(await on.activities(alpha.adminId)).toContain('Account Locked');
    await on.as(on.server.adminToken, 'PUT', `/users/${alpha.adminId}`, { active: 1 });
    await policy(5);
    on.pass(3600);
    expect((await on.logIn(admin, { code: on.nextCode(secret) })).status).toBe(200);
  });

  it('count one by one in POST /authenticate: 401, and 423 where the account is locked', async () => {
    await policy(3);
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await on.logIn(admin, { code: on.wrong(secret) })).status);
    expect(statuses).toEqual([401, 401, 423]);
    await on.as(on.server.adminToken, 'PUT', `/users/${alpha.adminId}`, { active: 1 });
    await policy(5);
    expect((await on.logIn(admin, { code: on.nextCode(secret) })).status).toBe(200);
  });

  it('never lock a super admin out of his account, only his second factor for a time', async () => {
    await on.setFlags(1, ['mfa_enabled']);
    const logIn = (fields = {}) => on.logIn(ADMIN.username, { password: ADMIN.password, ...fields });
    const own = await on.enrol((await logIn()).body.token);
    for (let i = 0; i < 10; i += 1) expect((await logIn({ code: on.wrong(own) })).status).toBe(401);
    expect((await logIn({ code: on.nextCode(own) })).status).toBe(429);
    on.pass(900);
    expect((await logIn({ code: on.nextCode(own) })).status).toBe(200);
    await on.setFlags(1, []);
  });
});

describe('a second process', () => {
  let other: RunningServer;
  const at = (method: string, path: string, token: string, body?: unknown) =>
    fetch(`http://127.0.0.1:${other.port}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  beforeAll(async () => {
    const { environment } = on.server.platform;
    other = await startServer({ environment, log: pino({ level: 'silent' }), engine: 'none', now: on.now });
  }, 60_000);
  afterAll(() => other.stop(0));

  it('knows at once of the upgrade', async () => {
    const token = await on.token(admin);
    expect((await at('GET', '/users', token)).status).toBe(403);
    expect((await on.verify(token, on.nextCode(secret))).body).toBe(true);
    expect((await at('GET', '/users', token)).status).toBe(200);
  });

  it('takes no code that this one takes', async () => {
    const [here, there] = [await on.token(admin), await on.token(admin)];
    const code = on.nextCode(secret);
    const answers = await Promise.all([
      on.verify(here, code).then((answer) => answer.text),
      at('POST', '/user/totp/verify', there, { code }).then((answer) => answer.text()),
    ]);
    expect(answers.sort()).toEqual(['false', 'true']);
  });

  it('counts wrong codes together with this one, and knows at once that the session has ended', async () => {
    const token = await on.token(admin);
    expect((await at('GET', '/get_user', token)).status).toBe(200);
    await guess(token, 2);
    for (let i = 0; i < 2; i += 1) {
      expect(await (await at('POST', '/user/totp/verify', token, { code: on.wrong(secret) })).text()).toBe('false');
    }
    expect(await guess(token, 1)).toEqual([false]);
    expect((await at('POST', '/user/totp/verify', token, { code: codeShown(secret, on.now()) })).status).toBe(401);
  });
});
