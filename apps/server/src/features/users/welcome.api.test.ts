import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;

beforeAll(async () => {
  server = await startTestServer({ env: { STROWGER_WORKER: 'true' } });
  alpha = await server.makeTenant('alpha');
}, 60_000);
afterAll(() => server.close());

const PASSWORD = 'Quite-Long-Passw0rd!';

/** The welcomes in the outbox, by the address they go to. */
async function welcomes(): Promise<Map<string, string>> {
  const outbox = join(server.platform.environment.data, 'outbox');
  const names = (await readdir(outbox).catch(() => [])).filter((name) => name.includes('welcome'));
  const mails = await Promise.all(names.map(async (name) => PostalMime.parse(await readFile(join(outbox, name)))));
  return new Map(mails.map(({ to, text }) => [to?.[0]?.address ?? '', text ?? '']));
}

const create = (body: object) =>
  server.request('POST', '/users', { token: alpha.adminToken, body: { password: PASSWORD, ...body } });

describe('a new user', () => {
  it('is welcomed by mail, with his name to log in and without his password', async () => {
    const refused = await create({ email: 'weak@alpha.example', password: 'x' });
    expect(refused.status).toBe(422);
    expect((await create({ email: 'locked@alpha.example', active: 0 })).status).toBe(200);
    expect((await create({ email: 'new@alpha.example', username: 'newcomer', first_name: 'Ada' })).status).toBe(200);
    await expect.poll(async () => (await welcomes()).has('new@alpha.example'), { timeout: 20_000 }).toBe(true);
    const told = await welcomes();
    const text = told.get('new@alpha.example') ?? '';
    expect(text).toContain('newcomer');
    expect(text).toContain('Ada');
    expect(text).not.toContain(PASSWORD);
    expect(told.has('weak@alpha.example')).toBe(false);
    expect(told.has('locked@alpha.example')).toBe(false);
  });
});
