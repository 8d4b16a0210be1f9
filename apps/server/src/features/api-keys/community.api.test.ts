import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ edition: 'community' });
}, 60_000);
afterAll(() => server.close());

const as = (token: string, method: string, path: string, body?: unknown) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

async function logInWith(permission: string): Promise<string> {
  const email = `${permission}@people.example`;
  const user = { email, password: PASSWORD, user_permission: 'api_keys' };
  const { body: userId } = await as(server.adminToken, 'POST', '/users', user);
  expect((await as(server.adminToken, 'PUT', `/users/${userId}/permissions/${permission}`)).status).toBe(200);
  return server.login(email, PASSWORD);
}

describe('API keys in the Community edition (contract 10 §1.11, §2.6, §11)', () => {
  it('of a super admin are out of the reach of who administers users, who has those of everybody else', async () => {
    const boss = (await as(server.adminToken, 'POST', '/api_keys', { name: 'boss' })).body;
    const token = await logInWith('user_admin');
    const own = (await as(token, 'POST', '/api_keys', { name: 'own' })).body;
    const names = async (of: string) =>
      (await as(of, 'GET', '/api_keys')).body.map((row: { name: string }) => row.name);
    expect(await names(token)).toEqual(['own']);
    expect((await as(token, 'PUT', `/api_keys/${boss.api_key_id}`, { active: 0 })).status).toBe(404);
    expect((await as(token, 'DELETE', `/api_keys/${boss.api_key_id}`)).status).toBe(404);
    expect((await as(token, 'PUT', `/api_keys/${own.api_key_id}`, { active: 0 })).body.active).toBe(0);
    expect(await names(server.adminToken)).toEqual(['own', 'boss']);
    expect(await names(await logInWith('super_admin'))).toEqual(['own', 'boss']);
  });
});
