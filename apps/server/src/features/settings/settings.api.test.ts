import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelServer, startKernelServer } from '../../testing/kernel-server.ts';
import { audit } from '../audit/routes.ts';
import { settings } from './routes.ts';

describe('/settings', () => {
  let server: KernelServer;
  let other: KernelServer;

  beforeAll(async () => {
    server = await startKernelServer({ features: [settings, audit], permissions: ['configuration'] });
    other = await startKernelServer({ features: [settings], databaseUrl: server.databaseUrl });
  });
  afterAll(async () => {
    await other.close();
    await server.close();
  });

  async function call(method: string, body?: unknown, token = 'A.1.1', at = server, path = '/settings') {
    const response = await fetch(`${at.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  it('answers every setting with its default', async () => {
    expect((await call('GET')).body).toEqual({
      public_url: 'http://192.0.2.1:8080',
      cors_origins: '',
      token_expiry: 43200,
      token_expiry_remember: 2592000,
      reset_code_minutes: 10,
      login_rate_ip: 20,
      login_rate_name: 10,
      api_rate_limit: 60000,
      activity_days: 365,
      'cdr.retention_days': 0,
      recording_days: 0,
      recording_gigabytes: 50,
      currency: 'USD',
      no_rate: 'allow',
      premium_prefixes: '',
      billing_require_credit: false,
      emergency_numbers: '112,911',
      retry_interval: 60,
      reply_account: 'default',
      company_account_id: null,
      mail_domain: '192.0.2.1',
      mail_from: 'noreply@192.0.2.1',
      provision: {},
      sso_private_issuers: false,
      webhook_private_targets: false,
      hep_target: '',
      sip_message_rate: 500,
      sip_connection_rate: 20,
      ice_servers: [],
      turn_urls: '',
      turn_secret: '',
      turn_ttl: 86400,
      transcription_url: '',
      transcription_api_key: '',
      transcription_model: 'whisper-1',
      transcription_private_target: false,
      'integration.require_tls': 'auto',
      'integration.allow_loopback': false,
      'integration.allow_portal_admin': false,
      'integration.legacy_paths': false,
      'integration.rate_standard': 100,
      'integration.rate_cdr_export': 10,
      'integration.rate_gateway': 50,
      'integration.lockout_failures': 10,
      'integration.lockout_minutes': 15,
      'integration.lockout_address_failures': 30,
      'integration.audit_days': 400,
      'integration.export_ttl_hours': 24,
    });
  });

  it('changes what is sent, answers all, and reads types leniently', async () => {
    const answer = await call('PUT', {
      token_expiry: '600',
      billing_require_credit: 1,
      public_url: 'https://pbx.example',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      token_expiry: 600,
      billing_require_credit: true,
      public_url: 'https://pbx.example',
      mail_from: 'noreply@pbx.example',
      reset_code_minutes: 10,
    });
    expect((await call('GET')).body).toEqual(answer.body);
    expect(server.platform.settings.get('token_expiry')).toBe(600);
  });

  it('takes null as back to the default', async () => {
    await call('PUT', { token_expiry: 700 });
    expect((await call('PUT', { token_expiry: null })).body.token_expiry).toBe(43200);
  });

  it.each([
    ['no_such_setting', 1],
    ['internal.master_key_check', 'x'],
    ['token_expiry', 'soon'],
    ['token_expiry', 0],
    ['currency', 'dollars'],
    ['no_rate', 'maybe'],
    ['public_url', 'ftp://x'],
    ['public_url', 'https://x/?a=1'],
    ['cors_origins', 'portal.example'],
    ['emergency_numbers', '1 1 2'],
    ['mail_from', 'nobody'],
    ['provision', 'x'],
    ['ice_servers', 'stun:stun.example'],
    ['ice_servers', [{ urls: 'http://stun.example' }]],
    ['ice_servers', [{ urls: 'turn:turn.example' }]],
    ['ice_servers', [{ urls: 'turn:turn.example', username: 'me' }]],
    ['ice_servers', [{ urls: 'stun:stun.example', password: 'x' }]],
    ['turn_urls', 'stun:stun.example'],
    ['turn_urls', 'turn:turn.example?transport=sctp'],
    ['turn_ttl', 59],
  ])('refuses %s = %j with 400 that names it, and changes nothing', async (name, value) => {
    const before = (await call('GET')).body;
    const answer = await call('PUT', { [name]: value, retry_interval: 61 });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].field).toContain(name);
    expect((await call('GET')).body).toEqual(before);
  });

  it('follows a change of another process', async () => {
    await call('PUT', { activity_days: 30 });
    await expect.poll(() => other.platform.settings.get('activity_days'), { timeout: 15_000 }).toBe(30);
  });

  it('masks passwords of provisioning, seals them at rest and keeps them when the mask comes back', async () => {
    const sent = { http_auth_password: 'hush', time_zone: 'UTC' };
    expect((await call('PUT', { provision: sent })).body.provision).toEqual({
      http_auth_password: '********',
      time_zone: 'UTC',
    });
    const again = await call('PUT', { provision: { http_auth_password: '********', time_zone: 'GMT' } });
    expect(again.body.provision.time_zone).toBe('GMT');
    expect(server.platform.settings.get('provision')).toEqual({ http_auth_password: 'hush', time_zone: 'GMT' });
    const rows = await server.platform.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('settings').select('value').where('name', '=', 'provision').execute(),
    );
    expect(JSON.stringify(rows)).not.toContain('hush');
  });

  it('masks what TURN servers and transcription are used with, seals it at rest and keeps it when the mask comes back', async () => {
    const turn = { urls: ['turn:turn.example'], username: 'me' };
    const stun = { urls: ['stun:stun.example'] };
    const sent = {
      turn_secret: 'hush-1',
      transcription_api_key: 'hush-3',
      ice_servers: [{ ...turn, credential: 'hush-2' }],
    };
    const masked = {
      turn_secret: '********',
      transcription_api_key: '********',
      ice_servers: [{ ...turn, credential: '********' }],
    };
    expect((await call('PUT', sent)).body).toMatchObject(masked);
    const again = { ...masked, ice_servers: [stun, ...masked.ice_servers] };
    expect((await call('PUT', again)).body).toMatchObject(again);
    expect(server.platform.settings.get('turn_secret')).toBe('hush-1');
    expect(server.platform.settings.get('transcription_api_key')).toBe('hush-3');
    expect(server.platform.settings.get('ice_servers')).toEqual([stun, { ...turn, credential: 'hush-2' }]);
    const rows = await server.platform.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('settings').select('value').execute(),
    );
    expect(JSON.stringify(rows)).not.toContain('hush');
    const audit = await call('GET', undefined, 'A.1.1', server, '/audit?resource=settings');
    expect(JSON.stringify(audit.body)).toContain('turn_secret');
    expect(JSON.stringify(audit.body)).not.toContain('hush');
  });

  it('knows no credential of a server that it did not know before', async () => {
    await call('PUT', { ice_servers: [{ urls: ['turn:one.example'], username: 'me', credential: 'hush' }] });
    const moved = [{ urls: ['turn:two.example'], username: 'me', credential: '********' }];
    expect((await call('PUT', { ice_servers: moved })).status).toBe(400);
  });

  it('is for super admins alone', async () => {
    for (const token of ['T.2.7', 'U.3.7']) {
      expect((await call('GET', undefined, token)).status).toBe(403);
      expect((await call('PUT', { activity_days: 1 }, token)).status).toBe(403);
    }
  });

  it('is in the audit log, which masks secrets and not what only speaks of them', async () => {
    await call('PUT', { token_expiry: 900, provision: { http_auth_password: 'hush2' } });
    const { body } = await call('GET', undefined, 'A.1.1', server, '/audit?resource=settings&limit=1');
    expect(body[0]).toMatchObject({
      action: 'update',
      user_id: 1,
      method: 'PUT',
      path: '/api/settings',
      resource_id: 'token_expiry,provision',
      after: { token_expiry: 900, provision: { http_auth_password: '********' } },
    });
    expect(body[0].before.token_expiry).toBe(43200);
  });
});
