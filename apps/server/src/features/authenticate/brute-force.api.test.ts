import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let tenant: TestTenant;
let token: string;
const clock = { ahead: 0 };
const GUESSES = 40;
/** Attempts from one address that are under way together. */
const UNDER_WAY = 4;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock.ahead) });
  tenant = await server.makeTenant('alpha');
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  clock.ahead += 120_000;
  token = await server.login(ADMIN.username, ADMIN.password);
});

const rates = (login_rate_ip: number, login_rate_name: number) =>
  server.request('PUT', '/settings', { token, body: { login_rate_ip, login_rate_name } });
const logIn = (username: string, password: string) =>
  server.request('POST', '/authenticate', { body: { username, password } });
/** How often each status was answered. */
async function burst(attempt: (n: number) => Promise<{ status: number }>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of await Promise.all(Array.from({ length: GUESSES }, (_, n) => attempt(n)))) {
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

describe('guesses side by side (contract 10 §1.2)', () => {
  it('at one name are no more than one after the other would be', async () => {
    await rates(0, 7);
    expect(await burst((n) => logIn('nobody@x.example', `guess ${n}`))).toEqual({ 401: 7, 429: GUESSES - 7 });
  });

  it('at one name in several spellings and by Basic are counted together', async () => {
    await rates(0, 6);
    const spellings = [ADMIN.username, ADMIN.username.toUpperCase(), ` ${ADMIN.username}`];
    const attempt = (n: number) =>
      n % 4 === 3
        ? server.request('GET', '/get_user', { basic: [ADMIN.username, `guess ${n}`] })
        : logIn(spellings[n % 4] ?? '', `guess ${n}`);
    expect(await burst(attempt)).toEqual({ 401: 6, 429: GUESSES - 6 });
  });

  it('lock an account at the fifth, once', async () => {
    await rates(0, 0);
    expect(await burst((n) => logIn('user@alpha.example', `guess ${n}`))).toEqual({ 401: GUESSES - 1, 423: 1 });
    expect((await logIn('user@alpha.example', PASSWORD)).status).toBe(429);
    const body = { active: 1 };
    await server.request('PUT', `/users/${tenant.userId}`, { token, body });
    expect((await logIn('user@alpha.example', PASSWORD)).status).toBe(200);
  });

  it('at many names from one address end soon after its limit, and the right password has to wait too', async () => {
    await rates(10, 0);
    const counts = await burst((n) => logIn(`name${n}@x.example`, 'guess'));
    expect(counts[401]).toBeGreaterThanOrEqual(10);
    expect(counts[401]).toBeLessThan(10 + UNDER_WAY);
    expect((counts[401] ?? 0) + (counts[429] ?? 0)).toBe(GUESSES);
    const refused = await logIn(ADMIN.username, ADMIN.password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    clock.ahead += 61_000;
    expect((await logIn(ADMIN.username, ADMIN.password)).status).toBe(200);
    await rates(20, 10);
  });
});
