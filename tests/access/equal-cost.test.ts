import { verify } from '@node-rs/argon2';
import { DefaultQueryExecutor } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer } from '../../apps/server/src/testing/test-server.ts';

vi.mock('@node-rs/argon2', { spy: true });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await asAdmin('PUT', '/integration_whitelist/text', { text: '127.0.0.1\n' });
});
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });

let made = 0;
async function identity(fields: object = {}) {
  made += 1;
  const { status, body } = await asAdmin('POST', '/integration_identities', { username: `host${made}`, ...fields });
  expect(status).toBe(200);
  return body;
}

describe('a wrong password of the integration API (contract 40 B4)', () => {
  it('costs as much for a name that nobody has as for one that is known: comparisons of passwords and statements', async () => {
    const { username } = await identity();
    const { username: off, identity_id } = await identity();
    await asAdmin('PUT', `/integration_identities/${identity_id}`, { enabled: false });
    const { username: byHash } = await identity({ auth_mode: 'access_hash' });
    const statements = vi.spyOn(DefaultQueryExecutor.prototype, 'executeQuery');
    const costOf = async (name: string) => {
      vi.mocked(verify).mockClear();
      statements.mockClear();
      const body = { username: name, password: 'wrong' };
      expect((await server.request('POST', '//integration/v1/versions', { body })).status).toBe(401);
      return {
        comparisons: vi.mocked(verify).mock.calls.length,
        statements: statements.mock.calls.map(([{ sql }]) => sql),
      };
    };
    const unknown = await costOf('nobody-by-this-name');
    expect(unknown.comparisons).toBe(2);
    for (const name of [username, off, byHash]) expect(await costOf(name)).toEqual(unknown);
  });
});
