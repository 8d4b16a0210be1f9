import type { Channel, Registration } from '@strowger/switch';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from '../../testing/integration-client.ts';

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  [acme, beta] = [await server.makeTenant('acme'), await server.makeTenant('beta')];
});
afterAll(() => server.close());

const ask = (action: string, params: object = {}, tenant = acme) =>
  api.post(`extensions/${action}`, { tenant_domain: tenant.domain, ...params });
const numbers = async (params: object = {}, tenant = acme) => {
  const { body, text } = await ask('list', params, tenant);
  if (!Array.isArray(body.extensions)) throw new Error(text);
  return body.extensions.map((one: unknown) => String(Reflect.get(Object(one), 'extension')));
};

const ANY_REGISTRATION: Registration = {
  tenantId: 1,
  domainName: '',
  extensionUuid: '',
  extension: '',
  contact: '',
  networkIp: '192.0.2.1',
  networkPort: 5060,
  transport: 'udp',
  userAgent: '',
  expiresAt: 0,
  refreshedAt: 0,
  behindNat: false,
  pingMs: null,
};

const ANY_CHANNEL: Channel = {
  uuid: '',
  leg: 'a',
  tenantId: 1,
  domainName: '',
  direction: 'local',
  createdAt: 0,
  answeredAt: 0,
  name: '',
  state: '',
  callState: 'ACTIVE',
  callerName: '',
  callerNumber: '',
  destination: '',
  application: '',
  readCodec: '',
  writeCodec: '',
  secure: '',
  address: '',
  bridgeUuid: null,
  extensionUuid: null,
  extension: '',
};

describe('create (contract 40 B10.6)', () => {
  test('answers with all fields, with the password this once', async () => {
    const { status, body } = await ask('create', {
      extension: '1001',
      display_name: 'Ada',
      toll_allow: 'local',
      ref: 'svc-1',
      secondary_refs: ['svc-2'],
      voicemail_enabled: 'yes',
      voicemail_mail_to: 'ada@acme.example',
    });
    expect([status, body.status]).toEqual([200, 'success']);
    expect(body).toMatchObject({
      tenant_domain: acme.domain,
      extension: '1001',
      effective_caller_id_name: 'Ada',
      toll_allow: 'local',
      call_timeout: 30,
      max_registrations: 10,
      limit_max: 5,
      extension_enabled: 'true',
      voicemail_enabled: 'true',
      voicemail_mail_to: 'ada@acme.example',
      ref: 'svc-1',
      secondary_refs: ['svc-2'],
      registered: 'no',
      extension_password: expect.stringMatching(/^.{16,}$/),
    });
    const shown = await ask('get', { extension: '1001' });
    const { extension_password: _, ...rest } = body;
    expect(shown.body).toEqual({ ...rest, message: 'Extension retrieved' });
    expect((await ask('list')).text).not.toContain('password');
  });

  test.each([
    ['a number that is taken', { extension: '1001' }, 409],
    ['no number', {}, 400],
    ['a number that cannot be', { extension: '1' }, 422],
    ['a service named twice', { extension: '1090', ref: 'x', secondary_refs: ['x'] }, 409],
    ['a password that is too short', { extension: '1090', extension_password: 'abc' }, 422],
  ])('refuses %s and leaves nothing', async (_what, params, status) => {
    expect((await ask('create', params)).status).toBe(status);
    expect(await numbers()).toEqual(['1001']);
  });

  test('a dry run tells its plan and leaves nothing', async () => {
    const { body } = await ask('create', { extension: '1090', dry_run: true });
    expect(body.plan).toMatchObject({ add: [{ resource: 'fpbx_extensions', extension: '1090' }] });
    expect(await numbers()).toEqual(['1001']);
  });
});

describe('bulk_create', () => {
  test('makes a run of numbers, each with a password of its own', async () => {
    const { body } = await ask('bulk_create', { from: '2000', to: '2002', call_timeout: 20 }, beta);
    expect(body.extensions).toMatchObject([{ extension: '2000' }, { extension: '2001' }, { extension: '2002' }]);
    const listed = (await ask('list', {}, beta)).body;
    expect(listed).toMatchObject({ total: 3, extensions: [{ call_timeout: 20 }, {}, {}] });
  });

  test.each([
    ['a number on the way is taken', { from: '1000', to: '1003' }, 409],
    ['the quota is reached on the way', { from: '3000', to: '3030' }, 409],
    ['the end lies before the beginning', { from: '3001', to: '3000' }, 422],
    ['no end is named', { from: '3000' }, 400],
    ['a list holds a number twice', { extensions: [{ extension: '3000' }, { extension: '3000' }] }, 409],
  ])('makes none when %s', async (_what, params, status) => {
    const before = await numbers();
    expect((await ask('bulk_create', params)).status).toBe(status);
    expect(await numbers()).toEqual(before);
  });
});

describe('changes', () => {
  beforeAll(async () => {
    expect((await ask('create', { extension: '1002', extension_password: 'a-sip-secret-2' })).status).toBe(200);
  });

  test('update sets what is sent and keeps the rest', async () => {
    const { body } = await ask('update', {
      extension: '1002',
      description: 'Lobby',
      voicemail_enabled: true,
      ref: 'a',
    });
    expect(body).toMatchObject({
      description: 'Lobby',
      voicemail_enabled: 'true',
      ref: 'a',
      extension_enabled: 'true',
    });
    expect(body).not.toHaveProperty('extension_password');
    const renamed = await api.post('extensions/update', { extension_uuid: body.extension_uuid, extension: '1012' });
    expect(renamed.body).toMatchObject({ extension: '1012', description: 'Lobby', voicemail_enabled: 'true' });
    const back = await api.post('extensions/update', {
      extension_uuid: body.extension_uuid,
      extension: '1002',
      ref: '',
    });
    expect(back.body).toMatchObject({ extension: '1002', ref: null });
  });

  test('disable and enable may be repeated, and disable hangs up where that is asked', async () => {
    const { body: shown } = await ask('get', { extension: '1002' });
    const channels = [
      { ...ANY_CHANNEL, uuid: 'his', extensionUuid: String(shown.extension_uuid) },
      { ...ANY_CHANNEL, uuid: 'other' },
    ];
    vi.spyOn(server.platform.engine, 'channels').mockResolvedValue(channels);
    const ended = vi.spyOn(server.platform.engine, 'hangup').mockResolvedValue();
    const off = { extension: '1002', hangup_active: true };
    expect((await ask('disable', { ...off, dry_run: true })).status).toBe(200);
    expect(ended).not.toHaveBeenCalled();
    for (const _ of [1, 2]) expect((await ask('disable', off)).body.extension_enabled).toBe('false');
    expect(ended.mock.calls[0]?.[0]).toEqual({ uuid: 'his', tenantId: acme.tenantId });
    expect(await numbers({ extension_enabled: false })).toEqual(['1002']);
    for (const _ of [1, 2]) expect((await ask('enable', off)).body.extension_enabled).toBe('true');
    expect(await numbers({ extension_enabled: false })).toEqual([]);
    vi.restoreAllMocks();
  });

  test('reset_password answers with the new password', async () => {
    const made = await ask('reset_password', { extension: '1002' });
    expect(made.body.extension_password).toMatch(/^.{16,}$/);
    const sent = await ask('reset_password', { extension: '1002', extension_password: 'another-secret' });
    expect(sent.body.extension_password).toBe('another-secret');
  });

  test('assign and unassign keep one primary service and any number of secondary ones', async () => {
    const to = (ref: string, secondary = false) => ask('assign', { extension: '1002', ref, secondary });
    expect((await to('one')).body).toMatchObject({ ref: 'one', secondary_refs: [] });
    expect((await to('two')).status).toBe(409);
    expect((await to('two', true)).body).toMatchObject({ ref: 'one', secondary_refs: ['two'] });
    expect([(await to('two', true)).status, (await to('one')).status, (await to('one', true)).status]).toEqual([
      409, 409, 409,
    ]);
    expect(await numbers({ ref: 'two' })).toEqual(['1002']);
    for (const _ of [1, 2]) {
      const { body } = await ask('unassign', { extension: '1002', ref: 'one' });
      expect(body).toMatchObject({ status: 'success', ref: null, secondary_refs: ['two'] });
    }
  });

  test('list finds who is registered', async () => {
    const { body } = await ask('get', { extension: '1002' });
    const registration = { ...ANY_REGISTRATION, extensionUuid: String(body.extension_uuid) };
    vi.spyOn(server.platform.engine, 'registrations').mockResolvedValue([registration]);
    expect(await numbers({ registered: 'yes' })).toEqual(['1002']);
    expect(await numbers({ registered: 'no' })).toEqual(['1001']);
    expect((await ask('get', { extension: '1002' })).body.registered).toBe('yes');
    vi.restoreAllMocks();
  });

  test('next_available names the lowest free number', async () => {
    expect((await ask('next_available')).body.next_available).toBe('1000');
    expect((await ask('next_available', { start: 1001 })).body.next_available).toBe('1003');
  });

  test.each([
    ['its mailbox', {}, 0],
    ['nothing else where the mailbox is to stay', { with_voicemail: 'no' }, 1],
  ])('delete takes along %s', async (_what, params, mailboxes) => {
    await ask('create', { extension: '1050', voicemail_enabled: true });
    expect((await ask('delete', { extension: '1050', ...params })).body).toMatchObject({ extension: '1050' });
    expect((await ask('get', { extension: '1050' })).status).toBe(404);
    const left = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('voicemails').select('voicemail_id').where('voicemail_id', '=', '1050').execute(),
    );
    expect(left).toHaveLength(mailboxes);
  });
});

describe('scope', () => {
  test('an identity of a tenant reaches his extensions alone, and a reader changes none', async () => {
    const theirs = (await ask('get', { extension: '2000' }, beta)).body.extension_uuid;
    const own = await api.identityOf(acme, { access: 'write' });
    expect((await own.post('extensions/list')).body.total).toBe(await numbers().then(({ length }) => length));
    const foreign = { extension: '2000', tenant_domain: beta.domain };
    for (const named of [foreign, { extension_uuid: theirs }]) {
      for (const action of ['get', 'update', 'enable', 'disable', 'reset_password', 'delete', 'unassign', 'assign']) {
        expect([action, (await own.post(`extensions/${action}`, { ref: 'x', ...named })).status]).toEqual([
          action,
          404,
        ]);
      }
    }
    expect((await own.post('extensions/create', { ...foreign, extension: '2009' })).status).toBe(404);
    const reader = await api.identityOf(acme);
    expect((await reader.post('extensions/disable', { extension: '1001' })).status).toBe(403);
    expect((await own.post('extension/get', { Extension: '1001' })).body.extension).toBe('1001');
  });
});
