import { sql } from '@strowger/db';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from './testing/integration-client.ts';

const PROXY = '203.0.113.0/24';
let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  server = await startTestServer({ env: { STROWGER_TRUSTED_PROXIES: `${PROXY},127.0.0.1` } });
  api = await integrationOf(server);
  acme = await server.makeTenant('acme');
  other = await server.makeTenant('other');
}, 120_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const DENIED = {
  success: 0,
  message: 'API Access Denied: Only whitelisted IPs may access this endpoint.',
};
const GRANTED = { success: 1, message: 'API Access Granted: Whitelisted IP' };
const ERROR_KEYS = ['status', 'message', 'timestamp'];

/** Rows of the log, newest first. */
async function log(limit = 1): Promise<Record<string, unknown>[]> {
  return (await asAdmin('GET', `/integration_audit?limit=${limit}`)).body;
}

describe('the connection test (contract 40 B3, B10.1)', () => {
  it('is granted from a whitelisted address without credentials, in exactly two fields', async () => {
    const answer = await api.anonymous('access_control/check');
    expect([answer.status, answer.body]).toEqual([200, GRANTED]);
    expect(answer.headers.get('x-ratelimit-limit')).toBe('100');
    expect(answer.headers.get('x-application-version')).toBe('1.0.0');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('verifies credentials that are sent with it', async () => {
    expect((await api.post('access_control/check')).body).toEqual(GRANTED);
    const wrong = await api.post('access_controls/check', { password: 'wrong' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual({
      status: 'error',
      message: 'Authentication Failed: Invalid credentials',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(Object.keys(wrong.body)).toEqual(ERROR_KEYS);
    expect(wrong.headers.get('x-error-code')).toBe('authentication_failed');
  });

  it('takes JSON and forms, and names in any spelling', async () => {
    const { username, password } = api;
    const form = new URLSearchParams({ Username: username, PASSWORD: password });
    expect((await api.postForm('access_control/check', form)).body).toEqual(GRANTED);
    const spelled = await api.anonymous('access_control/check', { Username: username, Password: password });
    expect(spelled.body).toEqual(GRANTED);
    const text = await server.request('POST', '//integration/v1/access_control/check', {
      raw: 'hello',
      headers: { 'content-type': 'text/plain' },
    });
    expect([text.status, text.headers.get('x-error-code')]).toEqual([415, 'invalid_request']);
  });

  it('refuses secrets in the URL', async () => {
    const answer = await api.anonymous('access_control/check?password=x');
    expect([answer.status, answer.body.message]).toEqual([
      400,
      'Invalid Request: Credentials must not be sent in the URL',
    ]);
  });
});

describe('who is let in (contract 40 B3)', () => {
  const from = (forwarded: string) => ({ 'x-forwarded-for': forwarded });
  afterEach(() => asAdmin('PUT', '/integration_whitelist/text', { text: '127.0.0.1\n' }));

  it.each([
    ['198.51.100.1', '198.51.100.0/24', true],
    ['198.51.101.1', '198.51.100.0/24', false],
    ['2001:db8::1', '2001:db8::/64', true],
    ['2001:db8:0:1::1', '2001:db8::/64', false],
    ['::ffff:198.51.100.1', '198.51.100.1', true],
    ['[2001:db8::1]:4711', '2001:db8::1', true],
    ['198.51.100.1, 203.0.113.9', '198.51.100.1', true],
    ['127.0.0.9, 192.0.2.66, 203.0.113.9', '127.0.0.0/8', false],
  ])('%s with %s on the list: %s', async (forwarded, cidr, allowed) => {
    await asAdmin('PUT', '/integration_whitelist/text', { text: `${cidr} # test\n` });
    const answer = await api.anonymous('access_control/check', {}, from(forwarded));
    expect([answer.status, answer.body]).toEqual(allowed ? [200, GRANTED] : [403, DENIED]);
    expect(answer.headers.has('x-ratelimit-limit')).toBe(allowed);
  });

  it('nobody while the list is empty, and each again with the next request', async () => {
    await asAdmin('PUT', '/integration_whitelist/text', { text: '# nobody\n' });
    expect((await api.post('no/such/path')).body).toEqual(DENIED);
    expect((await api.post('access_control/check')).body).toEqual(DENIED);
    await asAdmin('POST', '/integration_whitelist', { cidr: '127.0.0.1' });
    expect((await api.post('access_control/check')).body).toEqual(GRANTED);
  });

  it('not whose entry has ended, is switched off, or is another identity’s', async () => {
    const [entry] = (await asAdmin('GET', '/integration_whitelist')).body;
    const put = (change: object) => asAdmin('PUT', `/integration_whitelist/${entry.whitelist_uuid}`, change);
    const globally = await api.globalIdentity();
    await put({ identity_id: globally.identityId });
    expect((await api.post('versions')).body).toEqual(DENIED);
    expect((await log())[0]).toMatchObject({ outcome: 'denied_ip', reason: 'not-for-this-identity' });
    expect((await globally.post('versions')).status).toBe(200);
    await put({ identity_id: null, enabled: false });
    expect((await api.post('versions')).status).toBe(403);
    await put({ enabled: true, expires_at: '2020-01-01T00:00:00Z' });
    expect((await api.post('versions')).status).toBe(403);
  });

  it('not whose identity is kept to other addresses', async () => {
    const narrow = await api.globalIdentity();
    await asAdmin('PUT', `/integration_identities/${narrow.identityId}`, { allowed_cidrs: ['192.0.2.0/24'] });
    expect((await narrow.post('versions')).body).toEqual(DENIED);
  });
});

describe('errors (contract 40 B7)', () => {
  it.each([
    ['POST', 'no_such/action', 404, 'invalid_request'],
    ['POST', 'access_control/no_such', 404, 'invalid_request'],
    ['GET', 'access_control/check', 405, 'invalid_request'],
    ['DELETE', 'versions', 405, 'invalid_request'],
    ['OPTIONS', 'versions', 405, 'invalid_request'],
  ])('%s %s is %i', async (method, path, status, code) => {
    const answer = await server.request(method, `//integration/v1/${path}`, {
      headers: { origin: 'https://a.example' },
    });
    expect([answer.status, answer.headers.get('x-error-code')]).toEqual([status, code]);
    expect(Object.keys(answer.body)).toEqual(ERROR_KEYS);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    expect(answer.headers.get('x-ratelimit-limit')).toBe('100');
  });

  it('names what is missing and what does not fit', async () => {
    const missing = await api.post('access_control/whitelist/add');
    expect([missing.status, missing.body.message]).toEqual([
      400,
      'Missing Parameters: Required parameters not provided: cidr',
    ]);
    const wrong = await api.post('access_control/whitelist/add', { cidr: 'billing.example.com' });
    expect([wrong.status, wrong.headers.get('x-error-code')]).toEqual([422, 'invalid_request']);
    const broken = await server.request('POST', '//integration/v1/versions', {
      basic: [api.username, api.password],
      raw: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect([broken.status, broken.headers.get('x-error-code')]).toEqual([400, 'invalid_request']);
  });

  it('are the same under the other base', async () => {
    const answer = await server.request('POST', '/integration/v1/versions', {
      body: { username: api.username, password: api.password },
    });
    expect(answer.status).toBe(200);
  });
});

describe('grants and scope (contract 40 B5)', () => {
  it('an identity uses what it was granted', async () => {
    const reader = await api.globalIdentity({ applications: [{ application: 'access_control', access: 'read' }] });
    expect((await reader.post('access_control/whitelist/list')).status).toBe(200);
    const write = await reader.post('access_control/whitelist/add', { cidr: '192.0.2.1' });
    expect([write.status, write.headers.get('x-error-code')]).toEqual([403, 'access_denied']);
    expect((await log())[0]).toMatchObject({ outcome: 'denied_scope', application: 'access_control' });
  });

  it('a tenant’s identity reaches no other tenant and nothing of the platform', async () => {
    const mine = await api.identityOf(acme, { access: 'write' });
    expect((await mine.post('access_control/whitelist/list')).status).toBe(403);
    expect((await mine.post('access_control/list')).status).toBe(403);
    const own = await mine.post('registrations/list', { tenant_domain: acme.domain });
    expect(own.status).toBe(200);
    const foreign = await mine.post('registrations/list', { tenant_domain: other.domain });
    const nowhere = await mine.post('registrations/list', { tenant_domain: 'nowhere.example' });
    expect([foreign.status, foreign.body.message]).toEqual([nowhere.status, nowhere.body.message]);
    expect(foreign.status).toBe(404);
    expect((await log(2))[1]).toMatchObject({ outcome: 'denied_scope', tenant_domain: other.domain });
  });
});

describe('versions and health (contract 40 B9)', () => {
  it('tells the ten applications in their order', async () => {
    const { body } = await api.post('versions');
    expect(Object.keys(body)).toEqual(['status', 'message', 'api_version', 'platform_version', 'applications']);
    expect(body.applications.map(({ application }: { application: string }) => application)).toEqual(
      'access_control destinations dialplan_outbound dialplans domains extensions gateways registrations status xml_cdr'.split(
        ' ',
      ),
    );
    expect(body.applications[6].aliases).toEqual(['gateway', 'provision', 'provision-list']);
  });

  it('tells how it does as JSON and as CSV, and what of it was asked for', async () => {
    const { status, body } = await api.post('health');
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['status', 'message', 'timestamp', 'sections', 'applications']);
    expect(body.sections.map(({ section }: { section: string }) => section)).toEqual(
      'Access Applications Engine Data CDR Billing Time'.split(' '),
    );
    const csv = await api.post('health', { format: 'csv', sections: ['data', 'Time'] });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const lines = csv.text.trim().split('\n');
    expect(lines[0]).toBe('Section,Status,Check,Details');
    expect(new Set(lines.slice(1).map((line) => line.split(',')[0]))).toEqual(new Set(['Data', 'Time']));
  });
});

describe('dry runs and idempotency keys (contract 40 B1)', () => {
  it('a dry run tells its plan and changes nothing', async () => {
    const before = (await api.post('access_control/list')).body.total;
    const plan = await api.post('access_control/create', { access_control_name: 'dry', dry_run: 'yes' });
    expect(plan.body.plan).toMatchObject({
      add: [{ resource: 'access_controls', access_control_name: 'dry' }],
      update: [],
      delete: [],
      conflicts: [],
    });
    expect(plan.body.status).toBe('success');
    expect((await api.post('access_control/list')).body.total).toBe(before);
  });

  it('a key is answered once, and refused with other parameters', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = await api.post('access_control/create', { access_control_name: 'once' }, key);
    const again = await api.post('access_control/create', { access_control_name: 'once' }, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const clash = await api.post('access_control/create', { access_control_name: 'twice' }, key);
    expect([clash.status, clash.headers.get('x-error-code')]).toEqual([409, 'conflict']);
    const taken = await api.post('access_control/create', { access_control_name: 'ONCE', dry_run: true });
    expect(taken.body.plan.conflicts).toHaveLength(1);
  });
});

describe('the log (contract 40 B8)', () => {
  it('has one row a request, and no secret in any', async () => {
    const requests = [
      () => api.post('versions', { remark: api.password }),
      () => api.post('versions', { password: 'wrong-password' }),
      () => api.post('no/such', { gateway_password: 'hidden-password' }),
      () => api.post('access_control/create', { access_control_name: 'logged', voicemail_password: 'hidden-pin' }),
      () => api.anonymous('access_control/check', {}, { 'x-forwarded-for': '198.51.100.77' }),
    ];
    const [newest] = await log();
    for (const request of requests) await request();
    const rows = (await log(20)).filter((row) => Number(row['audit_id']) > Number(newest?.['audit_id']));
    expect(rows.map(({ http_status, outcome }) => [http_status, outcome]).reverse()).toEqual([
      [200, 'granted'],
      [401, 'denied_auth'],
      [404, 'invalid'],
      [200, 'granted'],
      [403, 'denied_ip'],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/wrong-password|hidden-|integration-secret/);
    expect(rows[1]).toMatchObject({
      after: { access_control_name: 'logged' },
      ip: '127.0.0.1',
      username: api.username,
    });
    const csv = await server.request('GET', '/integration_audit/csv', { token: server.adminToken });
    expect(csv.text).not.toMatch(/wrong-password|hidden-|integration-secret/);
  });

  it('has what broke as well, and tells no more of it than an id', async () => {
    const rename = (from: string, to: string) =>
      server.db.transaction({ kind: 'all' }, async (trx) => {
        await sql`set local role none`.execute(trx);
        await sql`alter table ${sql.ref(from)} rename to ${sql.ref(to)}`.execute(trx);
      });
    await rename('access_controls', 'mislaid');
    const answer = await api.post('access_control/create', { access_control_name: 'broken' });
    await rename('mislaid', 'access_controls');
    expect([answer.status, answer.headers.get('x-error-code')]).toEqual([500, 'server_error']);
    expect(answer.body.message).toBe(
      `Server Error: Internal system error (request ${answer.headers.get('x-request-id')})`,
    );
    expect((await log())[0]).toMatchObject({ http_status: 500, outcome: 'error', action: 'create' });
  });

  it('only grows', async () => {
    const change = (statement: ReturnType<typeof sql>) =>
      server.db.transaction({ kind: 'all' }, (trx) => statement.execute(trx));
    await expect(change(sql`update integration_audit set reason = ''`)).rejects.toThrow('append-only');
    await expect(change(sql`delete from integration_audit`)).rejects.toThrow('append-only');
  });

  it('that cannot be written stops what writes, and nothing else', async () => {
    const change = (statement: ReturnType<typeof sql>) =>
      server.db.transaction({ kind: 'all' }, async (trx) => {
        await sql`set local role none`.execute(trx);
        await statement.execute(trx);
      });
    // A rule that the row of what succeeds does not keep.
    await change(sql`alter table integration_audit add constraint full_disk check (reason is not null) not valid`);
    try {
      const write = await api.post('access_control/create', { access_control_name: 'unlogged' });
      expect([write.status, write.headers.get('x-error-code')]).toEqual([503, 'server_error']);
      expect((await api.post('access_control/list', { search: 'unlogged' })).body.total).toBe(0);
    } finally {
      await change(sql`alter table integration_audit drop constraint full_disk`);
    }
  });
});
