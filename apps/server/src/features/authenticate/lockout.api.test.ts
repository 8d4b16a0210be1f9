import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let tenant: TestTenant;
const clock = { ahead: 0 };

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock.ahead) });
  tenant = await server.makeTenant('alpha');
}, 60_000);
afterAll(() => server.close());

const logIn = (username: string, password: string) =>
  server.request('POST', '/authenticate', { body: { username, password } });
const rates = (ip: number, name: number) =>
  server.request('PUT', '/settings', { token: server.adminToken, body: { login_rate_ip: ip, login_rate_name: name } });
const name = 'user@alpha.example';
const setActive = (active: number) =>
  server.request('PUT', `/users/${tenant.userId}`, { token: tenant.adminToken, body: { active } });

describe('lockout (contract 10 §1.2)', () => {
  it('locks on the fifth wrong password and says so, until an admin unlocks', async () => {
    const statuses = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) statuses.push((await logIn(name, 'wrong')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 423]);
    expect((await logIn(name, PASSWORD)).status).toBe(429);
    expect((await logIn(name, 'wrong')).status).toBe(401);
    expect((await server.request('GET', '/get_user', { token: tenant.userToken })).status).toBe(401);
    expect((await setActive(1)).body.active).toBe('1');
    expect((await logIn(name, PASSWORD)).status).toBe(200);
  });

  it('starts to count again after a success', async () => {
    await rates(0, 0);
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) expect((await logIn(name, 'wrong')).status).toBe(401);
      expect((await logIn(name, PASSWORD)).status).toBe(200);
    }
  });

  it('counts Basic authentication too, and guesses side by side', async () => {
    await rates(0, 0);
    const guesses = Array.from({ length: 8 }, () => server.request('GET', '/get_user', { basic: [name, 'wrong'] }));
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 423]);
    expect((await server.request('GET', '/get_user', { basic: [name, PASSWORD] })).status).toBe(401);
    await setActive(1);
  });

  it('never locks a super admin', async () => {
    await rates(0, 0);
    for (let attempt = 0; attempt < 7; attempt += 1) expect((await logIn(ADMIN.username, 'wrong')).status).toBe(401);
    expect((await logIn(ADMIN.username, ADMIN.password)).status).toBe(200);
  });

  it('follows the policy’s number, 0 = never', async () => {
    await rates(0, 0);
    const policy = (failed_attempts: number) =>
      server.request('POST', '/password_policy', { token: server.adminToken, body: { failed_attempts } });
    await policy(0);
    for (let attempt = 0; attempt < 6; attempt += 1) expect((await logIn(name, 'wrong')).status).toBe(401);
    await policy(2);
    expect((await logIn(name, 'wrong')).status).toBe(423);
    await setActive(1);
    await policy(5);
  });
});

describe('throttling of failed logins (contract 10 §1.2)', () => {
  it('refuses a name after its failures of a minute, and lets it in again after that', async () => {
    clock.ahead += 120_000;
    await rates(0, 3);
    for (let attempt = 0; attempt < 3; attempt += 1) expect((await logIn('nobody@x.example', 'x')).status).toBe(401);
    const refused = await logIn('NOBODY@x.example', 'x');
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await logIn('another@x.example', 'x')).status).toBe(401);
    clock.ahead += 61_000;
    expect((await logIn('nobody@x.example', 'x')).status).toBe(401);
  });

  it('counts a user’s failures together under all his names', async () => {
    clock.ahead += 120_000;
    await rates(0, 2);
    await logIn(ADMIN.username, 'x');
    await server.request('POST', '/authenticate', { body: { user_id: 1, password: 'x' } });
    expect((await logIn(ADMIN.username, ADMIN.password)).status).toBe(429);
  });

  it('refuses an address after its failures of a minute', async () => {
    clock.ahead += 120_000;
    await rates(4, 0);
    for (let attempt = 0; attempt < 4; attempt += 1)
      expect((await logIn(`n${attempt}@x.example`, 'x')).status).toBe(401);
    expect((await logIn('n5@x.example', 'x')).status).toBe(429);
    clock.ahead += 61_000;
    expect((await logIn(ADMIN.username, ADMIN.password)).status).toBe(200);
  });
});

describe('who may not log in although the password is right', () => {
  it('is a user of a disabled organisation: 403, and his tokens are dead', async () => {
    await rates(0, 0);
    const token = await server.login(name, PASSWORD);
    const setTenant = (active: number) =>
      server.request('PUT', `/tenants/${tenant.tenantId}`, { token: server.adminToken, body: { active } });
    await setTenant(0);
    expect((await logIn(name, PASSWORD)).status).toBe(403);
    expect((await server.request('GET', '/get_user', { token })).status).toBe(401);
    expect((await server.request('GET', '/get_user', { basic: [name, PASSWORD] })).status).toBe(401);
    await setTenant(1);
    expect((await server.request('GET', '/get_user', { token })).status).toBe(401);
    expect((await logIn(name, PASSWORD)).status).toBe(200);
  });
});
