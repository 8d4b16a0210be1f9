import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let tenant: TestTenant;
let token: string;
let password: string = PASSWORD;
let serial = 0;
const clock = { ahead: 0 };
const name = 'user@alpha.example';

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock.ahead) });
  tenant = await server.makeTenant('alpha');
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  clock.ahead += 61_000;
  token = await server.login(name, password);
});

const change = (body: object, as = token) => server.request('PUT', '/password/users', { token: as, body });
const fresh = () => {
  serial += 1;
  return `Fresh-Horse-${1000 + serial}`;
};

describe('PUT /password/users (contract 10 §1.10)', () => {
  it('changes the caller’s own password, answers the user, and ends his other sessions', async () => {
    const other = await server.login(name, password);
    password = fresh();
    const answer = await change({ password });
    expect(answer.body).toMatchObject({ user_id: tenant.userId, username: name, pass_exp_in: 0 });
    expect(answer.text).not.toContain(password);
    expect((await server.request('GET', '/get_user', { token })).status).toBe(200);
    expect((await server.request('GET', '/get_user', { token: other })).status).toBe(401);
    expect(await server.login(name, password)).toBeTruthy();
  });

  it('takes the portal’s form, its user fields and all', async () => {
    const next = fresh();
    const { body: user } = await server.request('GET', '/get_user', { token });
    const form = { daily_limit: 1, daily_sent: 2, monthly_limit: 3, monthly_sent: 4, confirmPassword: next };
    expect((await change({ ...user, ...form, password: next })).status).toBe(200);
    password = next;
    expect((await server.request('GET', '/get_user', { token })).body.daily_limit).toBe(user.daily_limit);
    expect((await change({ password: fresh(), colour: 'red' })).status).toBe(400);
  });

  it('wants the current password to be right where it is sent', async () => {
    const wrong = await change({ password: fresh(), current_password: 'wrong' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.error.details).toEqual([{ field: 'current_password', message: 'is wrong' }]);
    const next = fresh();
    expect((await change({ password: next, current_password: password })).status).toBe(200);
    password = next;
    const blank = fresh();
    expect((await change({ password: blank, current_password: '' })).status).toBe(200);
    password = blank;
  });

  it('is no place to guess the current password', async () => {
    const rates = { login_rate_name: 3, login_rate_ip: 0 };
    await server.request('PUT', '/settings', { token: server.adminToken, body: rates });
    const guesses: number[] = [];
    for (let guess = 0; guess < 4; guess += 1) {
      guesses.push((await change({ password: fresh(), current_password: `wrong ${guess}` })).status);
    }
    expect(guesses).toEqual([422, 422, 422, 429]);
    expect((await change({ password: fresh(), current_password: password })).status).toBe(429);
  });

  it('answers 422 for a weak password and 412 for one of the history', async () => {
    const weak = await change({ password: 'short' });
    expect(weak.status).toBe(422);
    expect(weak.body.error.details.length).toBeGreaterThan(1);
    const repeated = await change({ password });
    expect(repeated.status).toBe(412);
    expect(repeated.body.error.details[0].field).toBe('password');
    for (const body of [{}, { password: '' }]) expect((await change(body)).status).toBe(400);
  });

  it('looks back as far as the policy says', async () => {
    const policy = (passwd_history: number) =>
      server.request('POST', '/password_policy', { token: server.adminToken, body: { passwd_history } });
    const old = password;
    await policy(2);
    for (const next of [fresh(), fresh()]) {
      expect((await change({ password: old })).status).toBe(412);
      await change({ password: next });
    }
    expect((await change({ password: old })).status).toBe(200);
    await policy(0);
    expect((await change({ password: old })).status).toBe(200);
    password = old;
    await policy(5);
  });

  it('is for every kind of caller, and for nobody without a login', async () => {
    expect((await change({ password: fresh() }, await server.login('admin@alpha.example', PASSWORD))).status).toBe(200);
    expect((await change({ password: fresh() }, server.adminToken)).status).toBe(200);
    expect((await server.request('PUT', '/password/users', { body: { password: fresh() } })).status).toBe(401);
  });

  it('elsewhere answers 422 for a password of the history', async () => {
    const path = `/users/${tenant.userId}/password`;
    expect((await server.request('PUT', path, { token, body: { password } })).status).toBe(422);
  });

  it('is written down without the password', async () => {
    password = fresh();
    await change({ password });
    const { body, text } = await server.request('GET', `/audit?user_id=${tenant.userId}&resource=users&limit=1`, {
      token: server.adminToken,
    });
    expect(body).toMatchObject([{ path: '/api/password/users', after: { username: name, password: '********' } }]);
    expect(text).not.toContain(password);
  });
});
