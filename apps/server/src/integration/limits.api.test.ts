import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const KEY = 'a'.repeat(64);
const WINDOW_MS = 60_000;
let ahead = 0;
let one: TestServer;
let two: TestServer;
let hash: string;
beforeAll(async () => {
  const now = () => new Date(Date.now() + ahead);
  one = await startTestServer({ env: { STROWGER_MASTER_KEY: KEY }, now });
  const url = one.platform.environment.databaseUrl ?? '';
  two = await startTestServer({ env: { STROWGER_MASTER_KEY: KEY, DATABASE_URL: url }, now });
  await asAdmin('PUT', '/integration_whitelist/text', { text: '127.0.0.1\n' });
  hash = (await asAdmin('POST', '/integration_identities', { username: 'biller' })).body.access_hash;
}, 120_000);
afterAll(async () => {
  await two.close();
  await one.close();
});

const asAdmin = (method: string, path: string, body?: unknown) =>
  one.request(method, path, { token: one.adminToken, body });
const post = (server: TestServer, path: string, access_hash = hash) =>
  server.request('POST', `//integration/v1/${path}`, { body: { access_hash } });

/** Half of the requests to each of two processes, side by side. */
const burst = (count: number, path: string) =>
  Promise.all(Array.from({ length: count }, (_, turn) => post(turn % 2 === 0 ? one : two, path)));

describe('rate limits (contract 40 B6)', () => {
  it.each([
    ['versions', 100],
    ['gateways/list', 50],
    ['xml_cdr/export', 10],
  ])('%s: %i a minute of one identity, in two processes together', { timeout: 60_000 }, async (path, limit) => {
    const answers = await burst(limit, path);
    expect(answers.filter(({ status }) => status === 429)).toEqual([]);
    const remaining = answers.map(({ headers }) => Number(headers.get('x-ratelimit-remaining')));
    expect(remaining.sort((left, right) => left - right)).toEqual(Array.from({ length: limit }, (_, turn) => turn));
    for (const server of [one, two]) {
      const refused = await post(server, path);
      expect(refused.status).toBe(429);
      expect(refused.body).toMatchObject({ status: 'error', message: 'Rate Limited: Too many requests' });
      expect(Object.keys(refused.body)).toEqual(['status', 'message', 'timestamp']);
      expect(refused.headers.get('x-ratelimit-limit')).toBe(String(limit));
      expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
      const wait = Number(refused.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
      const reset = Number(refused.headers.get('x-ratelimit-reset')) * 1000 - Date.now() - ahead;
      expect(reset).toBeLessThanOrEqual(WINDOW_MS + 1000);
    }
  });

  it('are counted apart for each class, and for whoever does not say who he is', async () => {
    expect((await post(one, 'versions')).status).toBe(429);
    const stranger = await post(two, 'versions', 'ich_nobody');
    expect([stranger.status, stranger.headers.get('x-ratelimit-remaining')]).toEqual([401, '99']);
  });

  it('slide: after a minute everything is free again, and what was refused has not been counted', async () => {
    ahead += WINDOW_MS + 1000;
    const answer = await post(two, 'versions');
    expect([answer.status, answer.headers.get('x-ratelimit-remaining')]).toEqual([200, '99']);
  });

  it('can be other ones for an identity', async () => {
    const { body } = await asAdmin('GET', '/integration_identities');
    await asAdmin('PUT', `/integration_identities/${body[0].identity_id}`, { rate_overrides: { standard: 2 } });
    const answers = [await post(one, 'versions'), await post(two, 'versions')];
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
  });

  it('a whitelist changed in one process is in force with the next request to the other', async () => {
    await asAdmin('PUT', '/integration_whitelist/text', { text: '' });
    expect((await post(two, 'gateways/list')).status).toBe(403);
  });
});
