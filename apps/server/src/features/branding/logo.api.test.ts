import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { purgeUnusedLogos } from './purge-unused-logos.ts';

type Bytes = Uint8Array<ArrayBuffer>;

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
const clock = { ahead: 0 };

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock.ahead) });
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
  await server.request('PUT', `/users/${alpha.adminId}/permissions/branding`, { token: server.adminToken });
}, 60_000);
afterAll(() => server.close());

const canvas = (background: string, width = 480, height = 120) =>
  sharp({ create: { width, height, channels: 3, background } });
const png = async (background: string): Promise<Bytes> => new Uint8Array(await canvas(background).png().toBuffer());
const upload = (token: string | undefined, id: number | string, raw: Bytes, type = 'image/png') =>
  server.request('PUT', `/branding/${id}/media`, {
    ...(token ? { token } : {}),
    raw,
    headers: { 'content-type': type },
  });
const load = (id: number | string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/branding/${id}/media`, { headers });
const save = (tenant: TestTenant, body: object) =>
  server.request('POST', '/branding', {
    token: server.adminToken,
    body: { tenant_id: tenant.tenantId, domain: `d${tenant.tenantId}.example`, title: 't', footer: 'f', ...body },
  });
const stored = () =>
  server.db.transaction({ kind: 'all' }, async (trx) =>
    (await trx.selectFrom('branding_logos').select('file_name').execute()).map((row) => row.file_name),
  );

describe('/branding/$tenant_id/media (contract 10 §7.1, §2.8)', () => {
  it('is 404 until there is a logo', async () => {
    for (const id of [alpha.tenantId, 'null', 'undefined', 0, 2_000_000_000, 'x']) {
      expect((await load(id)).status).toBe(404);
    }
  });

  it('answers a bare file name, which becomes the logo once it is saved, with its quotes too', async () => {
    const answer = await upload(alpha.adminToken, alpha.tenantId, await png('teal'));
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^"logo_[0-9a-f]{32}\.png"$/);
    expect((await load(alpha.tenantId)).status).toBe(404);
    expect((await save(alpha, { logo: answer.text })).body.logo).toBe(answer.body);
    const loaded = await load(alpha.tenantId);
    expect(loaded.status).toBe(200);
    expect(await sharp(Buffer.from(await loaded.arrayBuffer())).metadata()).toMatchObject({ width: 480, height: 120 });
    const { audit } = await lastTraces();
    expect(audit).toMatchObject({ action: 'upload', tenant_id: alpha.tenantId, username: 'admin@alpha.example' });
  });

  it('may be kept for five minutes, and then only asked after', async () => {
    const { headers } = await load(alpha.tenantId);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await load(alpha.tenantId, { 'if-none-match': tag });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await load(alpha.tenantId, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('has another ETag once it is another picture, a JPEG too', async () => {
    const former = (await load(alpha.tenantId)).headers.get('etag');
    const jpeg = new Uint8Array(await canvas('navy').jpeg().toBuffer());
    const { body: logo } = await upload(server.adminToken, alpha.tenantId, jpeg, 'image/jpeg');
    await save(alpha, { logo });
    const loaded = await load(alpha.tenantId, { 'if-none-match': former ?? '' });
    expect([loaded.status, loaded.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  it('falls back to the logo of the default branding', async () => {
    expect((await load(beta.tenantId)).status).toBe(404);
    await save(alpha, { defaultvalue: 1 });
    for (const id of [beta.tenantId, 'null', 'undefined', 0]) expect((await load(id)).status).toBe(200);
    await save(beta, {});
    expect((await load(beta.tenantId)).status).toBe(200);
    const shown = (await server.request('GET', '/branding_default')).body.logo;
    expect((await save(beta, { logo: shown })).body.logo).toBe('');
  });

  it('is uploaded for one’s own tenant where the path names none', async () => {
    const { body: logo } = await upload(alpha.adminToken, 'null', await png('olive'));
    expect((await save(alpha, { logo })).body.logo).toBe(logo);
  });

  it('is taken off by an empty name', async () => {
    const { logo } = (await save(alpha, {})).body;
    expect((await save(alpha, { logo: '' })).body.logo).toBe('');
    expect((await save(alpha, { logo })).body.logo).toBe(logo);
    expect((await save(alpha, { logo: null })).body.logo).toBe('');
    await save(alpha, { logo });
  });

  it('is uploaded by super admins, and by tenant admins with the permission for their own tenant', async () => {
    const raw = await png('gray');
    expect((await upload(undefined, alpha.tenantId, raw)).status).toBe(401);
    expect((await upload(alpha.userToken, alpha.tenantId, raw)).status).toBe(403);
    expect((await upload(beta.adminToken, beta.tenantId, raw)).status).toBe(403);
    expect((await upload(alpha.adminToken, beta.tenantId, raw)).status).toBe(404);
    expect((await upload(server.adminToken, 2_000_000_000, raw)).status).toBe(404);
    const { body: logo } = await upload(server.adminToken, beta.tenantId, raw);
    expect((await save(alpha, { logo })).status).toBe(400);
  });

  it('comes as the field file of a form, too', async () => {
    const form = new FormData();
    form.append('file', new Blob([await png('pink')], { type: 'text/plain' }), 'logo.txt');
    const sent = new Response(form);
    const raw = new Uint8Array(await sent.arrayBuffer());
    const answer = await upload(alpha.adminToken, alpha.tenantId, raw, sent.headers.get('content-type') ?? '');
    expect(answer.body).toMatch(/^logo_[0-9a-f]{32}\.png$/);
  });
});

describe('what pretends to be a logo', () => {
  const text = (content: string): Bytes => new TextEncoder().encode(content);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>';

  it('is refused empty, too large or of another type', async () => {
    expect((await upload(alpha.adminToken, alpha.tenantId, new Uint8Array(0))).status).toBe(411);
    const large = new Uint8Array(2 * 1024 * 1024 + 1);
    large.set(await png('teal'));
    expect((await upload(alpha.adminToken, alpha.tenantId, large)).status).toBe(413);
    expect((await upload(alpha.adminToken, alpha.tenantId, new Uint8Array(3 * 1024 * 1024))).status).toBe(413);
    expect((await upload(alpha.adminToken, alpha.tenantId, await png('teal'), 'image/gif')).status).toBe(415);
    expect((await upload(alpha.adminToken, alpha.tenantId, text(svg), 'image/svg+xml')).status).toBe(415);
  });

  it('is known by its bytes, not by its header: SVG, GIF, WebP and pages under the name of a PNG', async () => {
    const webp = new Uint8Array(await canvas('teal').webp().toBuffer());
    const gif = new Uint8Array(await canvas('teal', 10, 10).gif().toBuffer());
    for (const raw of [
      text(svg),
      text(`<?xml version="1.0"?>${svg}`),
      text('<!doctype html><script></script>'),
      gif,
      webp,
    ]) {
      expect((await upload(alpha.adminToken, alpha.tenantId, raw)).status).toBe(415);
    }
    const jpeg = new Uint8Array(await canvas('teal').jpeg().toBuffer());
    expect((await upload(alpha.adminToken, alpha.tenantId, jpeg, 'image/png')).body).toMatch(/\.jpg$/);
  });

  it('cannot be read when it is cut off or broken', async () => {
    const whole = await png('red');
    const broken = new Uint8Array(whole);
    broken.fill(0x41, 40);
    for (const raw of [whole.slice(0, 60), whole.slice(0, 9), broken]) {
      const answer = await upload(alpha.adminToken, alpha.tenantId, raw);
      expect([answer.status, answer.body.error.details[0].field]).toEqual([422, 'file']);
      expect(answer.text).not.toMatch(/vips|sharp|libpng|node_modules/i);
    }
  });

  it('is not unpacked when it would be a bomb', async () => {
    const bomb = new Uint8Array(await canvas('white', 10_000, 6_000).png({ compressionLevel: 9 }).toBuffer());
    expect((await upload(alpha.adminToken, alpha.tenantId, bomb)).status).toBe(422);
    const header = await png('white');
    new DataView(header.buffer).setUint32(16, 100_000);
    new DataView(header.buffer).setUint32(20, 100_000);
    expect((await upload(alpha.adminToken, alpha.tenantId, header)).status).toBe(422);
  });

  it('loses all but its pixels: scripts behind its end, comments, EXIF', async () => {
    const photo = await canvas('teal', 64, 64)
      .withExif({ IFD0: { Copyright: 'secret-place' } })
      .jpeg()
      .toBuffer();
    const polyglot = new Uint8Array(
      Buffer.concat([photo, Buffer.from('<script>alert("polyglot")</script>PK\u0003\u0004')]),
    );
    const { body: logo } = await upload(alpha.adminToken, alpha.tenantId, polyglot, 'image/jpeg');
    await save(alpha, { logo });
    const loaded = Buffer.from(await (await load(alpha.tenantId)).arrayBuffer());
    expect(await sharp(loaded).metadata()).toMatchObject({ format: 'jpeg', width: 64 });
    expect((await sharp(loaded).metadata()).exif).toBeUndefined();
    for (const words of ['polyglot', 'secret-place', 'PK\u0003\u0004']) expect(loaded.includes(words)).toBe(false);
  });
});

describe('uploads that no branding names', () => {
  const purge = () => purgeUnusedLogos(server.platform, new AbortController().signal);

  it('go after a day; the one in use stays', async () => {
    const { body: used } = await upload(alpha.adminToken, alpha.tenantId, await png('gold'));
    await save(alpha, { logo: used });
    const { body: unused } = await upload(alpha.adminToken, alpha.tenantId, await png('plum'));
    await purge();
    expect(await stored()).toEqual(expect.arrayContaining([used, unused]));
    clock.ahead += 25 * 3_600_000;
    await purge();
    expect(await stored()).toEqual([used]);
    expect((await load(alpha.tenantId)).status).toBe(200);
  });

  it('are twenty of a tenant at most: the oldest make room', async () => {
    const names: string[] = [];
    const token = await server.login(ADMIN.username, ADMIN.password);
    for (let shade = 0; shade < 22; shade += 1) {
      clock.ahead += 1000;
      names.push((await upload(token, beta.tenantId, await png(`rgb(${shade},0,0)`))).body);
    }
    const kept = new Set(await stored());
    expect(names.map((name) => kept.has(name))).toEqual(names.map((_, i) => i >= 2));
    expect((await load(alpha.tenantId)).status).toBe(200);
  });
});

async function lastTraces() {
  return server.db.transaction({ kind: 'all' }, async (trx) => ({
    audit: await trx
      .selectFrom('audit')
      .select(['action', 'tenant_id', 'username'])
      .where('resource', '=', 'branding')
      .where('action', '=', 'upload')
      .orderBy('audit_id', 'desc')
      .limit(1)
      .executeTakeFirst(),
  }));
}
