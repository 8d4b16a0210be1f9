import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { brandOf } from './brand-of.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ edition: 'community' });
}, 60_000);
afterAll(() => server.close());

it.each([
  ['GET', '/branding/1'],
  ['GET', '/branding/null'],
  ['GET', '/branding/1/media'],
  ['PUT', '/branding/1/media'],
  ['POST', '/branding'],
  ['GET', '/branding_public/localhost'],
  ['GET', '/branding_default'],
])('%s %s is 404 in Community, with a token and without (contract 10 §7.1, §11)', async (method, path) => {
  expect((await server.request(method, path)).status).toBe(404);
  expect((await server.request(method, path, { token: server.adminToken })).status).toBe(404);
});

it('keeps announcements in Community', async () => {
  const body = { title: 'Hello', message: 'all' };
  const token = server.adminToken;
  expect((await server.request('POST', '/announcement', { token, body })).body).toMatchObject({
    tenant_id: 1,
    ...body,
  });
  expect((await server.request('GET', '/announcement', { token })).body).toHaveLength(1);
});

it('speaks in the product’s own name in Community', async () => {
  const brand = await server.db.transaction({ kind: 'all' }, (trx) => brandOf(trx, server.platform, 1));
  expect(brand).toEqual({ title: 'Strowger' });
});
