import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../../testing/test-server.ts';
import { type SecondFactorServer, startSecondFactorServer } from './testing/second-factor-client.ts';

let on: SecondFactorServer;
let alpha: TestTenant;
const user = 'user@alpha.example';

beforeAll(async () => {
  on = await startSecondFactorServer();
  alpha = await on.server.makeTenant('alpha');
}, 60_000);
afterAll(() => on.close());

const ask = (token: string) => on.as(token, 'POST', '/user/totpqrcode', { username: user, auth_type: 'email' });
const newest = async () => (await on.mailedCodes(user)).at(-1) ?? '';
const another = (code: string) => (code === '000000' ? '111111' : '000000');

describe('a code by mail (contract 10 §1.8)', () => {
  it('is sent to the user, in place of a secret', async () => {
    const answer = await ask(alpha.userToken);
    expect([answer.status, answer.body]).toEqual([200, { secret: null, qrCodeUrl: null }]);
    expect(await on.mailedCodes(user)).toEqual([expect.stringMatching(/^\d{6}$/)]);
    expect(await on.actions(alpha.userId)).toEqual(['send']);
    expect(await on.activities(alpha.userId)).toContain('Verification Code Sent');
  });

  it('is kept neither in clear nor in a form that can be searched through', async () => {
    const kept = await on.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('mailed_codes').select('code').execute(),
    );
    for (const { code } of kept) expect(code).toMatch(/^v1\./);
  });

  it('enrols with the same call as the app, works once, and then stands for auth_type "email"', async () => {
    const code = await newest();
    expect((await on.verify(alpha.userToken, another(code))).body).toBe(false);
    expect((await on.verify(alpha.userToken, code, { secret: null })).body).toBe(true);
    expect((await on.verify(alpha.userToken, code)).body).toBe(false);
    const put = await on.as(alpha.userToken, 'PUT', `/users/${alpha.userId}`, { auth_type: 'email', verify: 1 });
    expect(put.body).toMatchObject({ auth_type: 'email', verify: '1' });
    expect(await on.activities(alpha.userId)).toContain('Second Factor Enrolled');
  });

  it('is then asked for at log-in, by the pending session and in one step', async () => {
    on.pass(600);
    const { body } = await on.logIn(user);
    expect(body.scope).toBe('mfa');
    expect((await on.as(body.token, 'POST', '/user/totpqrcode', {})).status, 'no app instead').toBe(409);
    expect((await ask(body.token)).status).toBe(200);
    expect((await on.verify(body.token, await newest())).body).toBe(true);
    expect((await on.as(body.token, 'GET', '/users')).status).toBe(200);
    const pending = await on.token(user);
    expect((await ask(pending)).status).toBe(200);
    const code = await newest();
    expect((await on.logIn(user, { code })).body.scope).toBe('All');
    expect((await on.logIn(user, { code })).status).toBe(401);
  });

  it('is good for ten minutes, and only the newest', async () => {
    on.pass(600);
    const token = await on.token(user);
    await ask(token);
    const old = await newest();
    await ask(token);
    const code = await newest();
    if (old !== code) expect((await on.verify(token, old)).body).toBe(false);
    on.pass(599);
    expect((await on.verify(token, code)).body).toBe(true);
    await ask(token);
    const late = await newest();
    on.pass(601);
    expect((await on.verify(token, late)).body).toBe(false);
  });

  it('is sent three times in ten minutes, whichever sessions ask', async () => {
    on.pass(600);
    const tokens = [await on.token(user), await on.token(user), await on.token(user), await on.token(user)];
    const answers = await Promise.all(tokens.map(ask));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 429]);
    const refused = answers.find((answer) => answer.status === 429);
    const wait = Number(refused?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(590);
    expect(wait).toBeLessThanOrEqual(600);
    await on.as(on.server.adminToken, 'POST', '/user/totpqrcode', { username: user });
    expect((await ask(tokens[0] ?? '')).status, 'a reset gives no more of them').toBe(429);
    on.pass(600);
    expect((await ask(tokens[0] ?? '')).status).toBe(200);
  });

  it('enrols at the first log-in that owes a factor, and stays the way in', async () => {
    await on.setFlags(alpha.tenantId, ['mfa_enabled']);
    const token = await on.token('admin@alpha.example');
    const askAs = (one: string) => on.as(one, 'POST', '/user/totpqrcode', { auth_type: 'email' });
    expect((await askAs(token)).status).toBe(200);
    const codes = () => on.mailedCodes('admin@alpha.example');
    expect((await on.verify(token, (await codes()).at(-1) ?? '')).body).toBe(true);
    const next = await on.token('admin@alpha.example');
    expect((await askAs(next)).status).toBe(200);
    expect((await on.verify(next, (await codes()).at(-1) ?? '')).body).toBe(true);
    expect((await on.as(next, 'GET', '/users')).status).toBe(200);
  });
});
