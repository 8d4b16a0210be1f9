import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
}, 60_000);
afterAll(() => server.close());

const change = (body: object, token = server.adminToken) => server.request('POST', '/password_policy', { token, body });

describe('/password_policy (contract 10 §6)', () => {
  it('is read without a token', async () => {
    const answer = await server.request('GET', '/password_policy');
    expect(answer.body).toEqual({
      password_policy_id: 1,
      min_length: 12,
      min_uppercase: 1,
      min_lowercase: 1,
      min_numbers: 1,
      special_character: 1,
      passwd_exp_limit: 90,
      passwd_email_notify: 7,
      failed_attempts: 5,
      passwd_history: 5,
      sessiontime: 30,
    });
  });

  it('is changed in part, by strings too, by super admins only', async () => {
    const answer = await change({ password_policy_id: 1, min_length: '8', special_character: 0 });
    expect(answer.body).toMatchObject({ min_length: 8, special_character: 0, min_numbers: 1 });
    expect((await change({ min_length: 4 }, alpha.adminToken)).status).toBe(403);
  });

  it.each([{ min_length: 3 }, { min_length: 129 }, { passwd_history: 25 }, { sessiontime: 0 }, { colour: 1 }])(
    'refuses %j',
    async (body) => {
      expect((await change(body)).status).toBe(400);
    },
  );

  it('rules the next password', async () => {
    await change({ min_length: 8, min_uppercase: 0, min_numbers: 0, special_character: 0 });
    const set = (password: string) =>
      server.request('PUT', `/users/${alpha.userId}/password`, { token: alpha.adminToken, body: { password } });
    expect((await set('abcdefg')).status).toBe(422);
    expect((await set('abcdefgh')).status).toBe(200);
  });
});
