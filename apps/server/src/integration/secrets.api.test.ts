import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';

const HOUR_MS = 3_600_000;
let ahead = 0;
let server: TestServer;
let acme: TestTenant;
beforeAll(async () => {
  server = await startTestServer({
    env: { STROWGER_TRUSTED_PROXIES: '127.0.0.1' },
    now: () => new Date(Date.now() + ahead),
  });
  acme = await server.makeTenant('acme');
  await asAdmin('PUT', '/integration_whitelist/text', { text: '127.0.0.1\n198.51.100.0/24\n' });
  const wide = { 'integration.rate_standard': 10_000 };
  await asAdmin('PUT', '/settings', wide);
}, 120_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const call = (credentials: object, from = '127.0.0.1', path = 'versions') =>
  server.request('POST', `//integration/v1/${path}`, { body: credentials, headers: { 'x-forwarded-for': from } });
const statusOf = async (credentials: object, from?: string) => (await call(credentials, from)).status;

let made = 0;
async function identity(fields: object = {}) {
  made += 1;
  const { status, body } = await asAdmin('POST', '/integration_identities', { username: `host${made}`, ...fields });
  expect(status).toBe(200);
  return body;
}
async function rotate(id: number, order: object): Promise<{ secret: string; secret_id: number }> {
  return (await asAdmin('POST', `/integration_identities/${id}/rotate`, order)).body;
}

it('an identity is granted the ten applications, which the API names, and no other', async () => {
  const grant = (application: string) =>
    asAdmin('POST', '/integration_identities', { username: 'grants', applications: [{ application, access: 'read' }] });
  const refused = await grant('teleport');
  expect([refused.status, refused.body.error.details[0].field]).toEqual([400, 'applications.0.application']);
  expect((await grant('xml_cdr')).status).toBe(200);
});

describe('secrets (contract 40 B4)', () => {
  it.each([
    ['any', ['password', 'access_hash']],
    ['both', ['password', 'access_hash']],
    ['password', ['password']],
    ['access_hash', ['access_hash']],
  ])('of mode %s are made and shown once', async (auth_mode, names) => {
    const { identity_id, username: _, ...secrets } = await identity({ auth_mode });
    expect(Object.keys(secrets)).toEqual(names);
    const shown = JSON.stringify((await asAdmin('GET', `/integration_identities/${identity_id}`)).body);
    for (const secret of Object.values<string>(secrets)) expect(shown).not.toContain(secret);
  });

  it('prove by the mode: any of them, one, or both', async () => {
    const any = await identity();
    const { username, password, access_hash } = any;
    expect(await statusOf({ username, password })).toBe(200);
    expect(await statusOf({ username, access_hash })).toBe(200);
    expect(await statusOf({ access_hash })).toBe(200);
    expect(await statusOf({ username, password, access_hash: 'ich_wrong' })).toBe(401);
    expect(await statusOf({ username })).toBe(401);
    const both = await identity({ auth_mode: 'both' });
    expect(await statusOf({ username: both.username, password: both.password })).toBe(401);
    expect(await statusOf({ access_hash: both.access_hash })).toBe(401);
    expect(await statusOf({ ...both })).toBe(200);
    expect(await statusOf({ username: both.username, password: both.password, access_hash })).toBe(401);
  });

  it('come in headers too', async () => {
    const { access_hash } = await identity();
    const headers = [{ 'x-access-hash': access_hash }, { authorization: `Bearer ${access_hash}` }];
    for (const one of headers) {
      expect((await server.request('POST', '//integration/v1/versions', { headers: one })).status).toBe(200);
    }
  });

  it('overlap when they are rotated; a third ends the first; revoking ends one at once', async () => {
    const { identity_id: id, access_hash: first } = await identity();
    const second = await rotate(id, { type: 'access_hash', overlap_hours: 2 });
    const old = await call({ access_hash: first });
    expect([old.status, old.headers.get('x-credential-expires')]).toEqual([200, expect.stringMatching(/Z$/)]);
    expect((await call({ access_hash: second.secret })).headers.get('x-credential-expires')).toBeNull();
    const third = await rotate(id, { type: 'access_hash', overlap_hours: 2 });
    expect(
      await Promise.all([first, second.secret, third.secret].map((hash) => statusOf({ access_hash: hash }))),
    ).toEqual([401, 200, 200]);
    ahead += 3 * HOUR_MS;
    expect(await statusOf({ access_hash: second.secret })).toBe(401);
    await asAdmin('POST', `/integration_identities/${id}/revoke`, { secret_id: third.secret_id });
    expect(await statusOf({ access_hash: third.secret })).toBe(401);
    const told = (await asAdmin('GET', '/audit?resource=integration_identities&action=alert')).body;
    expect(told[0]).toMatchObject({ resource_id: String(id), after: { alert: 'ended-secret', address: '127.0.0.1' } });
  });

  it('of a password end with the next request as well', async () => {
    const { identity_id: id, username, password } = await identity();
    expect(await statusOf({ username, password })).toBe(200);
    const { secret } = await rotate(id, { type: 'password', overlap_hours: 0 });
    expect([await statusOf({ username, password }), await statusOf({ username, password: secret })]).toEqual([
      401, 200,
    ]);
    await asAdmin('PUT', `/integration_identities/${id}`, { enabled: false });
    expect(await statusOf({ username, password: secret })).toBe(401);
    await asAdmin('PUT', `/integration_identities/${id}`, { enabled: true, expires_at: '2020-01-01' });
    expect(await statusOf({ username, password: secret })).toBe(401);
    await asAdmin('DELETE', `/integration_identities/${id}`);
    expect((await asAdmin('GET', `/integration_identities/${id}`)).status).toBe(404);
  });
});

describe('guessing (contract 40 B4)', () => {
  it('locks a name for that address, and answers known and unknown names alike', async () => {
    const { username, password } = await identity();
    const guess = async (name: string, from: string) => {
      const answer = await call({ username: name, password: 'wrong' }, from);
      return [answer.status, answer.body.message, answer.headers.get('x-error-code')];
    };
    const answers = [];
    for (let turn = 0; turn < 10; turn += 1) answers.push(await guess(username, '198.51.100.1'));
    for (let turn = 0; turn < 10; turn += 1) answers.push(await guess('nobody-at-all', '198.51.100.2'));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await statusOf({ username, password }, '198.51.100.1')).toBe(401);
    expect(await statusOf({ username, password }, '198.51.100.3')).toBe(200);
    const [row] = (await asAdmin('GET', '/integration_audit?outcome=locked&limit=1')).body;
    expect(row).toMatchObject({ ip: '198.51.100.1', http_status: 401, username });
    ahead += 16 * 60_000;
    expect(await statusOf({ username, password }, '198.51.100.1')).toBe(200);
  });

  it('makes an address wait after thirty failures, whatever the names', async () => {
    const { username, password } = await identity();
    for (let turn = 0; turn < 30; turn += 1) {
      expect(await statusOf({ username: `guess${turn % 6}`, access_hash: 'x' }, '198.51.100.9')).toBe(401);
    }
    const waiting = await call({ username, password }, '198.51.100.9');
    expect([waiting.status, waiting.headers.get('x-error-code')]).toEqual([429, 'rate_limited']);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await statusOf({ username, password }, '198.51.100.10')).toBe(200);
  });
});

describe('the administration (contract 40 B13)', () => {
  it('tests a connection without counting it', async () => {
    const { username, password } = await identity();
    const test = (body: object) => asAdmin('POST', '/integration_identities/test', body);
    expect((await test({ username, password, ip: '198.51.100.20' })).body).toMatchObject({
      whitelisted: true,
      authenticated: true,
      ready: true,
    });
    for (let turn = 0; turn < 11; turn += 1) await test({ username, password: 'wrong', ip: '198.51.100.20' });
    expect(await statusOf({ username, password }, '198.51.100.20')).toBe(200);
    const { body } = await test({ username, password: 'wrong', ip: '192.0.2.1' });
    expect(body).toMatchObject({ whitelisted: false, authenticated: false, ready: false });
    expect(body.codes).toEqual(['whitelist', 'credentials', 'plain_http']);
    expect(body.problems).toHaveLength(3);
    for (let turn = 0; turn < 10; turn += 1) await statusOf({ username, password: 'wrong' }, '198.51.100.20');
    const locked = await test({ username, password, ip: '198.51.100.20' });
    expect(locked.body).toMatchObject({ authenticated: false, codes: ['locked', 'plain_http'] });
  });

  it('is a tenant’s for his own identities, which read unless the provider grants more', async () => {
    const asTenant = (method: string, path: string, body?: unknown) =>
      server.request(method, path, { token: acme.adminToken, body });
    const { body: own } = await asTenant('POST', '/integration_identities', { username: 'acme-host' });
    const [shown] = (await asTenant('GET', '/integration_identities')).body;
    expect(shown).toMatchObject({ identity_id: own.identity_id, tenant_id: acme.tenantId, username: 'acme-host' });
    expect(new Set(shown.applications.map(({ access }: { access: string }) => access))).toEqual(new Set(['read']));
    const path = `/integration_identities/${own.identity_id}`;
    const write = { applications: [{ application: 'extensions', access: 'write' }] };
    expect((await asTenant('PUT', path, write)).status).toBe(403);
    expect((await asTenant('PUT', path, { rate_overrides: { standard: 5000 } })).status).toBe(403);
    expect((await asAdmin('PUT', path, write)).status).toBe(200);
    expect((await asTenant('PUT', path, { ...write, description: 'ours' })).status).toBe(200);
    const global = await identity();
    expect((await asTenant('GET', `/integration_identities/${global.identity_id}`)).status).toBe(404);
    const taken = await asTenant('POST', '/integration_identities', { username: global.username });
    expect(taken.status).toBe(409);
    expect((await asTenant('POST', '/integration_identities', { username: 'x-host', tenant_id: 1 })).status).toBe(403);
    for (const closed of ['/integration_whitelist', '/integration_settings', '/integration_health']) {
      expect((await asTenant('GET', closed)).status).toBe(403);
    }
    await call({ username: 'acme-host', password: own.password });
    await call({ access_hash: global.access_hash });
    const rows = (await asTenant('GET', '/integration_audit')).body;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ username: 'acme-host', outcome: 'granted' });
  });

  it('says what does not fit', async () => {
    const post = async (body: object) => (await asAdmin('POST', '/integration_identities', body)).status;
    expect(await post({ username: 'ab' })).toBe(400);
    expect(await post({ username: 'short-password', password: 'thirteen-char' })).toBe(400);
    expect(await post({ username: 'x-app', applications: [{ application: 'fax', access: 'read' }] })).toBe(400);
    expect(await post({ username: 'x-cidr', allowed_cidrs: ['host.example'] })).toBe(400);
    const { username } = await identity();
    expect(await post({ username: username.toUpperCase() })).toBe(409);
    const entry = async (body: object) => (await asAdmin('POST', '/integration_whitelist', body)).status;
    expect(await entry({ cidr: '0.0.0.0/0' })).toBe(400);
    expect(await entry({ cidr: '127.0.0.1/32' })).toBe(409);
    expect(await entry({ cidr: '192.0.2.0/24', identity_id: 999_999 })).toBe(422);
  });

  it('edits the list as text, as a whole or not at all', async () => {
    const put = (text: string) => asAdmin('PUT', '/integration_whitelist/text', { text });
    const bad = await put('127.0.0.1\nbilling.example\n0.0.0.0/0\n');
    expect(bad.body.errors.map(({ line }: { line: number }) => line)).toEqual([2, 3]);
    const now = (await asAdmin('GET', '/integration_whitelist/text')).body.text;
    expect(now).toBe('127.0.0.1/32\n198.51.100.0/24\n');
    const good = await put('127.0.0.1\n198.51.100.77/24 # billing\n2001:db8::/32\n');
    expect(good.body).toEqual({ added: 1, removed: 0, kept: 2, errors: [] });
    const found = await asAdmin('GET', '/integration_whitelist/check?ip=198.51.100.9');
    expect(found.body).toMatchObject({ whitelisted: true, entry: { cidr: '198.51.100.0/24', description: 'billing' } });
    expect((await asAdmin('GET', '/integration_whitelist/check?ip=192.0.2.9')).body.entry).toBeNull();
  });

  it('keeps the settings of the API', async () => {
    const changed = await asAdmin('PUT', '/integration_settings', { audit_days: 90, require_tls: 'never' });
    expect(changed.body).toMatchObject({
      audit_days: 90,
      require_tls: 'never',
      rate_cdr_export: 10,
      allow_loopback: false,
    });
    expect((await asAdmin('GET', '/settings')).body['integration.audit_days']).toBe(90);
    expect((await asAdmin('PUT', '/integration_settings', { audit_days: 1 })).status).toBe(400);
    expect((await asAdmin('PUT', '/integration_settings', { nothing: 1 })).status).toBe(400);
  });
});

describe('administrators of the portal (contract 40 B4)', () => {
  it('are no identities, unless the settings make them so', async () => {
    const boss = { username: ADMIN.username, password: ADMIN.password };
    expect(await statusOf(boss)).toBe(401);
    await asAdmin('PUT', '/integration_settings', { allow_portal_admin: true });
    expect(await statusOf(boss)).toBe(200);
    expect(await statusOf({ ...boss, password: 'wrong' })).toBe(401);
    expect(await statusOf({ username: 'admin@acme.example', password: PASSWORD })).toBe(401);
    await asAdmin('PUT', '/integration_settings', { allow_portal_admin: false });
    expect(await statusOf(boss)).toBe(401);
  });
});

describe('transport security and historical paths (contract 40 B1, B9)', () => {
  it('refuses plain HTTP where a proxy of ours reports it, unless it is told otherwise', async () => {
    const { username, password } = await identity();
    const over = async (proto: string) => {
      const headers = { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': proto };
      return (await server.request('POST', '//integration/v1/versions', { body: { username, password }, headers }))
        .status;
    };
    await asAdmin('PUT', '/integration_settings', { require_tls: 'auto' });
    expect([await over('http'), await over('https')]).toEqual([403, 200]);
    await asAdmin('PUT', '/integration_settings', { require_tls: 'always' });
    expect([await statusOf({ username, password }), await over('https')]).toEqual([403, 200]);
    await asAdmin('PUT', '/integration_settings', { require_tls: 'never' });
    expect([await over('http'), await over('https')]).toEqual([200, 200]);
  });

  it('answers at the historical paths when they are switched on', async () => {
    const ask = () => server.request('POST', '//app/xml_cdr/chkcon.php', { body: {} });
    expect((await ask()).status).toBe(404);
    await asAdmin('PUT', '/integration_settings', { legacy_paths: true });
    expect((await ask()).body).toEqual({ success: 1, message: 'API Access Granted: Whitelisted IP' });
  });
});
