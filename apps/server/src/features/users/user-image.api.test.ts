import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
let png: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
  const canvas = sharp({ create: { width: 20, height: 20, channels: 3, background: 'teal' } });
  png = new Uint8Array(await canvas.png().toBuffer());
}, 60_000);
afterAll(() => server.close());

const put = (token: string, userId: number, raw: Uint8Array<ArrayBuffer>, type = 'image/png') =>
  server.request('PUT', `/users/${userId}/media`, { token, raw, headers: { 'content-type': type } });
const load = (userId: number, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/users/${userId}/media`, { headers });

describe('/users/$user_id/media (contract 10 §5.2)', () => {
  it('is 404 until there is one', async () => {
    expect((await load(alpha.userId)).status).toBe(404);
    expect((await load(999_999)).status).toBe(404);
  });

  it('is set by the user, his admin and a super admin, answers a bare file name, and is loaded without a token', async () => {
    for (const token of [alpha.userToken, alpha.adminToken, server.adminToken]) {
      const answer = await put(token, alpha.userId, png);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatch(/^user_[0-9a-f]{32}\.png$/);
    }
    const loaded = await load(alpha.userId);
    expect(loaded.headers.get('content-type')).toBe('image/png');
    expect(loaded.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await loaded.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 20 });
    const again = await load(alpha.userId, { 'if-none-match': loaded.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('comes as the field file of a form, too', async () => {
    const form = new FormData();
    form.append('file', new Blob([png], { type: 'image/png' }), 'me.png');
    const sent = new Response(form);
    const raw = new Uint8Array(await sent.arrayBuffer());
    expect((await put(alpha.userToken, alpha.userId, raw, sent.headers.get('content-type') ?? '')).status).toBe(200);
    const empty = new Response(new FormData());
    const none = new Uint8Array(await empty.arrayBuffer());
    expect((await put(alpha.userToken, alpha.userId, none, empty.headers.get('content-type') ?? '')).status).toBe(411);
    expect((await put(alpha.userToken, alpha.userId, raw, 'multipart/form-data; boundary=other')).status).toBe(400);
  });

  it('is nobody else’s to set', async () => {
    expect((await put(alpha.userToken, alpha.adminId, png)).status).toBe(404);
    expect((await put(alpha.adminToken, beta.userId, png)).status).toBe(404);
    const answer = await server.request('PUT', `/users/${alpha.userId}/media`, { raw: png });
    expect(answer.status).toBe(401);
  });

  it('is refused empty, too large, of another type, or what it is not', async () => {
    const text = (content: string) => new TextEncoder().encode(content);
    expect((await put(alpha.userToken, alpha.userId, new Uint8Array(0))).status).toBe(411);
    const large = new Uint8Array(2 * 1024 * 1024 + 1);
    large.set(png);
    expect((await put(alpha.userToken, alpha.userId, large)).status).toBe(413);
    expect((await put(alpha.userToken, alpha.userId, new Uint8Array(3 * 1024 * 1024))).status).toBe(413);
    expect((await put(alpha.userToken, alpha.userId, png, 'application/pdf')).status).toBe(415);
    expect((await put(alpha.userToken, alpha.userId, text('<svg/>'), 'image/svg+xml')).status).toBe(415);
    expect((await put(alpha.userToken, alpha.userId, text('<svg/>'))).status).toBe(415);
    expect((await put(alpha.userToken, alpha.userId, png.slice(0, 30))).status).toBe(422);
  });

  it('goes with the user', async () => {
    const body = { email: 'gone@alpha.example', password: 'Correct-Horse-42', tenant_id: alpha.tenantId };
    const { body: userId } = await server.request('POST', '/users', { token: server.adminToken, body });
    await put(server.adminToken, userId, png);
    expect((await load(userId)).status).toBe(200);
    await server.request('DELETE', `/users/${userId}`, { token: server.adminToken });
    expect((await load(userId)).status).toBe(404);
  });
});
