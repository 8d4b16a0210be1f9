import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
let serial = 0;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
}, 60_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const create = (fields: object = {}) => {
  serial += 1;
  return asAdmin('POST', '/tenants', { company: `Company ${serial}`, email: `c${serial}@x.example`, ...fields });
};
const made = async (fields: object = {}): Promise<number> => (await create(fields)).body;
const read = async (tenantId: number) => (await asAdmin('GET', `/tenants/${tenantId}`)).body;

describe('POST /tenants (contract 10 §4.1–4.3)', () => {
  it('answers the bare id and fills in every default', async () => {
    const answer = await create({ company: 'Müller & Co' });
    expect(typeof answer.body).toBe('number');
    const tenant = await read(answer.body);
    expect(tenant).toMatchObject({
      tenant_id: answer.body,
      company: 'Müller & Co',
      active: '1',
      credit: 0,
      credit_alert_threshold: 0,
      max_concurrent_calls: 0,
      daily_limit: 50,
      monthly_limit: 500,
      permissions: {},
      timezone_id: 0,
      timezone: 'UTC',
      country_id: null,
      quota_extensions: 25,
      quota_call_queues: 5,
      quota_voicemails: 50,
      min_retention: 1,
      max_retention: 7,
      retention_period: null,
      overage_policy: 'credit',
      owner_id: 1,
      domain_name: `muller-co-${answer.body}`,
    });
    expect(tenant.tenant_permissions).toContain('send_fax');
    expect(tenant.tenant_permissions).not.toContain('super_admin');
  });

  it('writes an opening balance into the ledger', async () => {
    const tenantId = await made({ credit: '25.5' });
    expect((await read(tenantId)).credit).toBe(25.5);
    const ledger = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('ledger').selectAll().where('tenant_id', '=', tenantId).execute(),
    );
    expect(ledger).toMatchObject([{ kind: 'opening', amount: 25_500_000, balance_after: 25_500_000 }]);
  });

  it('takes quotas in both spellings, flags in every form, and what forms leave over', async () => {
    const tenantId = await made({
      quota_conference: 2,
      quota_voicemails: '-1',
      permissions: ['mfa_enabled', 'password_expiry'],
      plan: '',
      unique_id: 'x',
      confirmPassword: 'y',
      footer: null,
      active: 'true',
    });
    const tenant = await read(tenantId);
    expect(tenant).toMatchObject({ quota_conferences: 2, quota_voicemails: -1 });
    expect(Object.values(tenant.permissions).sort()).toEqual(['mfa_enabled', 'password_expiry']);
    expect((await create({ permissions: 'null' })).status).toBe(200);
  });

  it('keeps a ceiling of feature keys, with what they need', async () => {
    const tenantId = await made({ user_permission: 'email_to_fax,contacts' });
    expect((await read(tenantId)).tenant_permissions).toBe('send_fax,email_to_fax,contacts');
  });

  it.each([
    [{ company: ' ' }, 'company'],
    [{ email: 'no address' }, 'email'],
    [{ phone: '12' }, 'phone'],
    [{ country_id: 999 }, 'country_id'],
    [{ timezone: 'Mars/Base' }, 'timezone'],
    [{ timezone_id: 7 }, 'timezone_id'],
    [{ credit: 1.1234567 }, 'credit'],
    [{ credit: 'much' }, 'credit'],
    [{ credit_alert_threshold: 0.00001 }, 'credit_alert_threshold'],
    [{ daily_limit: -2 }, 'daily_limit'],
    [{ permissions: ['user_admin'] }, 'permissions'],
    [{ user_permission: 'contact' }, 'user_permission'],
    [{ retention_period: 30 }, 'retention_period'],
    [{ min_retention: 8 }, 'min_retention'],
    [{ domain_name: 'not a host' }, 'domain_name'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j and names the field', async (fields, field) => {
    const answer = await create(fields);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].field).toBe(field);
  });

  it('refuses a taken e-mail address or domain with 409, and makes nothing then', async () => {
    expect((await create({ email: 'OFFICE@alpha.example' })).status).toBe(409);
    const before = (await asAdmin('GET', '/tenants?totalrows')).body;
    expect((await create({ domain_name: alpha.domain.toUpperCase() })).status).toBe(409);
    expect((await asAdmin('GET', '/tenants?totalrows')).body).toBe(before);
  });

  it('needs company and email', async () => {
    const answer = await asAdmin('POST', '/tenants', {});
    expect(answer.body.error.details.map((detail: { field: string }) => detail.field)).toEqual(['company', 'email']);
  });
});

describe('PUT /tenants/$tenant_id', () => {
  it('changes what was sent alone, as the seed’s recipe does', async () => {
    const before = await read(alpha.tenantId);
    const answer = await asAdmin('PUT', `/tenants/${alpha.tenantId}`, {
      max_concurrent_calls: 10,
      credit_alert_threshold: 5,
    });
    const changed = { max_concurrent_calls: 10, credit_alert_threshold: 5, last_updated: answer.body.last_updated };
    expect(answer.body).toEqual({ ...before, ...changed });
  });

  it('takes the whole form back and never overwrites the credit (contract 10 §13.14)', async () => {
    const tenantId = await made({ credit: 10, country_id: 586, timezone_id: 18_000, permissions: ['mfa_enabled'] });
    const whole = await read(tenantId);
    expect(whole.timezone).toBe('Asia/Karachi');
    const answer = await asAdmin('PUT', `/tenants/${tenantId}`, { ...whole, credit: 99, domain_name: 'other.example' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ...whole, last_updated: answer.body.last_updated });
  });

  it('judges the retention bounds as they will be', async () => {
    const tenantId = await made();
    const put = (body: object) => asAdmin('PUT', `/tenants/${tenantId}`, body);
    expect((await put({ retention_period: 20 })).status).toBe(400);
    expect((await put({ retention_period: 20, max_retention: 31 })).status).toBe(200);
    expect((await put({ max_retention: 7 })).status).toBe(400);
    expect((await put({ retention_period: '' })).body.retention_period).toBeNull();
  });

  it('lets a quota be set below its use', async () => {
    expect((await asAdmin('PUT', `/tenants/${alpha.tenantId}`, { quota_extensions: 0 })).body.quota_extensions).toBe(0);
  });

  it('keeps the platform’s own tenant active', async () => {
    expect((await asAdmin('PUT', '/tenants/1', { active: 0 })).status).toBe(409);
  });

  it('is not for a tenant admin, and unknown tenants are 404', async () => {
    const token = alpha.adminToken;
    const own = await server.request('PUT', `/tenants/${alpha.tenantId}`, { token, body: { company: 'Mine' } });
    expect(own.status).toBe(403);
    expect((await asAdmin('PUT', '/tenants/999999', {})).status).toBe(404);
    expect((await asAdmin('PUT', '/tenants/abc', {})).status).toBe(404);
  });

  it('is written down with what it was before and after', async () => {
    await asAdmin('PUT', `/tenants/${beta.tenantId}`, { company: 'Beta Ltd' });
    const row = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('audit')
        .selectAll()
        .where('resource', '=', 'tenants')
        .orderBy('audit_id', 'desc')
        .executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({
      action: 'update',
      resource_id: String(beta.tenantId),
      tenant_id: beta.tenantId,
      user_id: 1,
    });
    expect([row.before, row.after]).toMatchObject([{ company: 'beta' }, { company: 'Beta Ltd' }]);
  });
});

describe('GET /tenants', () => {
  const list = async (query: string, token = server.adminToken) => {
    const answer = await server.request('GET', `/tenants${query}`, { token });
    return {
      ...answer,
      ids: Array.isArray(answer.body) ? answer.body.map((t: { tenant_id: number }) => t.tenant_id) : [],
    };
  };

  it('shows a tenant admin his own alone, whatever he asks (contract 10 §13.4)', async () => {
    for (const query of ['', `?tenant_id=${alpha.tenantId}`, '?tenant_id=0', '?tenant_id=undefined']) {
      expect((await list(query, alpha.adminToken)).ids).toEqual([alpha.tenantId]);
    }
    expect((await list(`?tenant_id=${beta.tenantId}`, alpha.adminToken)).ids).toEqual([]);
    expect((await list('?totalrows', alpha.adminToken)).body).toBe(1);
    expect((await server.request('GET', `/tenants/${beta.tenantId}`, { token: alpha.adminToken })).status).toBe(404);
    expect((await server.request('GET', '/tenants', { token: alpha.userToken })).status).toBe(403);
  });

  it('lists newest first, pages in both styles, and counts', async () => {
    const all = (await list('')).ids;
    expect(all).toEqual([...all].sort((a, b) => b - a));
    expect((await list('?page=2&per_page=2')).ids).toEqual(all.slice(2, 4));
    expect((await list('?limit=1&offset=1')).ids).toEqual(all.slice(1, 2));
    expect((await list('?pagesize=1&pageIndex=2')).ids).toEqual(all.slice(1, 6));
    const counted = await list('?per_page=1');
    expect(counted.headers.get('x-total-count')).toBe(String(all.length));
    expect((await list('?totalrows')).body).toBe(all.length);
  });

  it('filters and searches', async () => {
    expect((await list('?company=ALPHA')).ids).toEqual([alpha.tenantId]);
    expect((await list('?company=alph')).ids).toEqual([]);
    expect((await list('?company=alph&email=alph&phone=alph')).ids).toEqual([alpha.tenantId]);
    expect((await list('?search=alph')).ids).toEqual([alpha.tenantId]);
    expect((await list('?search=%25')).ids).toEqual([]);
    expect((await list('?active=0')).ids).toEqual([]);
    expect((await list('?before=1000')).ids).toEqual([]);
    expect((await list('?sort=company&order=asc&limit=1')).ids).toEqual([alpha.tenantId]);
  });
});

const settings = (token: string, tenantId: number, body?: unknown) =>
  server.request(body === undefined ? 'GET' : 'PUT', `/tenants/${tenantId}/settings`, { token, body });

describe('/tenants/$tenant_id/settings (contract 10 §4.4)', () => {
  it('shows defaults, takes a partial change, and null goes back to the default', async () => {
    const { tenantId, adminToken } = alpha;
    expect((await settings(adminToken, tenantId)).body).toMatchObject({
      ringback: '${us-ring}',
      emergency_numbers: '112,911',
      operator_extension: null,
      local_dids: true,
      paper: 'a4',
    });
    const changed = await settings(adminToken, tenantId, { ringback: '${uk-ring}', operator_extension: 1001 });
    expect(changed.body).toMatchObject({ ringback: '${uk-ring}', operator_extension: '1001', fax_channels: 4 });
    expect((await settings(adminToken, tenantId, { ringback: null })).body.ringback).toBe('${us-ring}');
    const told = () =>
      server.db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
        const events = await trx.selectFrom('events').select('data').where('type', '=', 'config.changed').execute();
        return events.filter(({ data }) => JSON.stringify(data).includes('settings.')).length;
      });
    const before = await told();
    await settings(adminToken, tenantId, { ringback: '${us-ring}', operator_extension: '1001' });
    expect(await told()).toBe(before);
  });

  it('masks PINs and passwords, keeps them sealed, and a masked one sent back stays', async () => {
    const { tenantId, adminToken } = alpha;
    const sent = { disa_pin: '123456', provision: { http_auth_password: 'secret', lines: 2 } };
    await settings(adminToken, tenantId, sent);
    const shown = (await settings(adminToken, tenantId)).body;
    expect(shown).toMatchObject({ disa_pin: '********', provision: { http_auth_password: '********', lines: 2 } });
    expect((await settings(adminToken, tenantId, shown)).body).toEqual(shown);
    const stored = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('tenant_settings').select(['name', 'value']).where('tenant_id', '=', tenantId).execute(),
    );
    expect(JSON.stringify(stored)).not.toMatch(/123456|secret/);
  });

  it('refuses unknown names and bad values', async () => {
    for (const body of [{ colour: 'red' }, { ringback: '${x' }, { disa_pin: 'abc' }, { fax_channels: 0 }]) {
      expect((await settings(alpha.adminToken, alpha.tenantId, body)).status).toBe(400);
    }
  });

  it('leaves the rate limit to the super admin, and other tenants to themselves', async () => {
    expect((await settings(alpha.adminToken, alpha.tenantId, { api_rate_limit: 5 })).status).toBe(403);
    expect((await settings(server.adminToken, alpha.tenantId, { api_rate_limit: 50_000 })).body.api_rate_limit).toBe(
      50_000,
    );
    expect((await settings(alpha.adminToken, alpha.tenantId, { api_rate_limit: 50_000 })).status).toBe(200);
    expect((await settings(alpha.adminToken, beta.tenantId)).status).toBe(404);
    expect((await settings(alpha.adminToken, beta.tenantId, {})).status).toBe(404);
    expect((await settings(alpha.userToken, alpha.tenantId)).status).toBe(403);
  });

  it('takes the country’s own into the defaults', async () => {
    const tenantId = await made({ country_id: 826 });
    expect((await settings(server.adminToken, tenantId)).body.emergency_numbers).toBe('112,911,999');
  });
});

describe('the rate limit of a tenant (contract 00)', () => {
  it('is his own value, in force at once', async () => {
    const tight = await server.makeTenant('tight');
    await settings(server.adminToken, tight.tenantId, { api_rate_limit: 2 });
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await server.request('GET', '/get_user', { token: tight.userToken }));
    expect(answers.at(-1)?.status).toBe(429);
    expect(answers.at(-1)?.headers.get('x-ratelimit-limit')).toBe('2');
    expect((await server.request('GET', '/get_user', { token: beta.userToken })).status).toBe(200);
  });
});
