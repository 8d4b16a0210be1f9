import { type Channel, type Registration, SwitchRefusal } from '@strowger/switch';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
}, 60_000);
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

function channelOf(tenant: TestTenant, uuid: string): Channel {
  return {
    uuid,
    leg: 'a',
    tenantId: tenant.tenantId,
    domainName: tenant.domain,
    direction: 'local',
    createdAt: Date.parse('2024-07-15T10:30:00.500Z'),
    answeredAt: null,
    name: 'sip/1001',
    state: 'CS_EXECUTE',
    callState: 'HELD',
    callerName: 'Ann',
    callerNumber: '1001',
    destination: '1002',
    application: 'bridge',
    readCodec: 'PCMU',
    writeCodec: 'PCMU',
    secure: '',
    address: '192.0.2.1',
    bridgeUuid: null,
    extensionUuid: null,
    extension: '1001',
  };
}

function registrationOf(tenant: TestTenant, extensionUuid: string, extension: string): Registration {
  return {
    tenantId: tenant.tenantId,
    domainName: tenant.domain,
    extensionUuid,
    extension,
    contact: 'sip:secret-contact@192.0.2.1',
    networkIp: '192.0.2.1',
    networkPort: 5060,
    transport: 'udp',
    userAgent: 'phone',
    expiresAt: 1_700_000_000_000,
    refreshedAt: 1_699_999_990_000,
    behindNat: true,
    pingMs: 12,
  };
}

/** An engine with these calls and phones, which keeps to the tenant it is asked about. */
function engineWith(channels: Channel[], registrations: Registration[] = []): void {
  const { engine } = server.platform;
  const of = <T extends { tenantId: number }>(all: T[], tenantId?: number) =>
    all.filter((one) => tenantId === undefined || one.tenantId === tenantId);
  vi.spyOn(engine, 'channels').mockImplementation(async (tenantId) => of(channels, tenantId));
  vi.spyOn(engine, 'registrations').mockImplementation(async (tenantId) => of(registrations, tenantId));
}

const grant = (keys: string) => ask('PUT', `/users/${acme.userId}`, { user_permission: keys }, server.adminToken);

describe('GET /realtime (contract 20 §13.1)', () => {
  beforeEach(async () => {
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('tenants').set({ timezone: 'Asia/Tokyo' }).where('tenant_id', '=', acme.tenantId).execute(),
    );
    const [a, b] = [channelOf(acme, 'call-a'), channelOf(globex, 'call-b')];
    const phones = [
      registrationOf(acme, 'u1', '1002'),
      registrationOf(acme, 'u1', '1002'),
      registrationOf(globex, 'u2', '2001'),
    ];
    engineWith([a, b], phones);
  });

  test('whoever wants two numbers alone gets these, of the tenants in view', async () => {
    expect((await ask('GET', '/realtime/counts')).body).toEqual({ calls: 1, registrations: 2 });
    const all = await ask('GET', '/realtime/counts', undefined, server.adminToken);
    expect(all.body).toEqual({ calls: 2, registrations: 3 });
    expect((await ask('GET', '/realtime/counts', undefined, acme.userToken)).status).toBe(403);
  });

  test('a tenant sees his own calls and phones, counts too, in his own time', async () => {
    const { status, body, text } = await ask('GET', '/realtime');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      channel_count: 1,
      registration_count: 2,
      gateways_raw: '',
      gateways: [],
      queues: [],
      channels: [
        {
          uuid: 'call-a',
          created: '2024-07-15 19:30:00',
          created_epoch: 1_721_039_400,
          callstate: 'HELD',
          cid_num: '1001',
          dest: '1002',
          tenant_id: acme.tenantId,
        },
      ],
    });
    expect(body.registrations[0]).toMatchObject({
      reg_user: '1002',
      realm: acme.domain,
      expires: 1_700_000_000,
      status: 'Registered(UDP-NAT)',
      contact_count: 2,
      ping_ms: 12,
    });
    expect(text).not.toContain('secret-contact');
    expect(text).not.toContain('call-b');
    expect((await ask('GET', `/realtime?tenant_id=${globex.tenantId}`)).body).toMatchObject({
      channel_count: 0,
      registration_count: 0,
    });
  });

  test('a super admin sees all, or one tenant', async () => {
    expect((await ask('GET', '/realtime', undefined, server.adminToken)).body).toMatchObject({
      channel_count: 2,
      registration_count: 3,
    });
    const one = await ask('GET', `/realtime?tenant_id=${globex.tenantId}`, undefined, server.adminToken);
    expect(one.body).toMatchObject({
      channel_count: 1,
      channels: [{ uuid: 'call-b', created: '2024-07-15 10:30:00' }],
    });
  });

  test('an end user needs the feature key', async () => {
    await grant('contacts');
    expect((await ask('GET', '/realtime', undefined, acme.userToken)).status).toBe(403);
    await grant('realtime');
    expect((await ask('GET', '/realtime', undefined, acme.userToken)).body).toMatchObject({ channel_count: 1 });
  });

  test('an engine that is away is 503', async () => {
    vi.spyOn(server.platform.engine, 'channels').mockRejectedValue(new SwitchRefusal('unavailable', 'gone'));
    const answer = await ask('GET', '/realtime');
    expect([answer.status, answer.body.message]).toEqual([503, 'Call engine unreachable']);
  });
});

describe('POST /realtime/control (contract 20 §13.2)', () => {
  const control = (body: unknown, token?: string) => ask('POST', '/realtime/control', body, token);

  beforeEach(() => engineWith([channelOf(acme, 'call-a'), channelOf(globex, 'call-b')]));

  test('hangs up, holds, resumes, transfers', async () => {
    const { engine } = server.platform;
    const hangup = vi.spyOn(engine, 'hangup').mockResolvedValue();
    const hold = vi.spyOn(engine, 'hold').mockResolvedValue();
    const transfer = vi.spyOn(engine, 'transfer').mockResolvedValue();
    const channel = { uuid: 'call-a', tenantId: acme.tenantId };
    for (const body of [
      { action: 'hangup' },
      { action: 'hold' },
      { action: 'unhold' },
      { action: 'transfer', destination: '10 02' },
      { action: 'transfer', destination: '*97', leg: 'both' },
    ]) {
      const answer = await control({ ...body, channel_uuid: 'call-a' });
      expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
    }
    expect(hangup.mock.calls).toEqual([[channel, 'NORMAL_CLEARING', 'administrator']]);
    expect(hold.mock.calls).toEqual([
      [channel, 'toggle'],
      [channel, 'resume'],
    ]);
    expect(transfer.mock.calls).toEqual([
      [channel, '1002', 'auto'],
      [channel, '*97', 'both'],
    ]);
    const audits = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('audit').selectAll().where('resource', '=', 'realtime').orderBy('audit_id').execute(),
    );
    expect(audits.map((row) => [row.action, row.resource_id, row.tenant_id, row.user_id])).toEqual(
      ['hangup', 'hold', 'unhold', 'transfer', 'transfer'].map((action) => [
        action,
        'call-a',
        acme.tenantId,
        acme.adminId,
      ]),
    );
    expect(audits[3]).toMatchObject({ before: { dest: '1002' }, after: { destination: '1002', leg: 'auto' } });
  });

  test('a super admin reaches any tenant’s call', async () => {
    const hangup = vi.spyOn(server.platform.engine, 'hangup').mockResolvedValue();
    expect((await control({ action: 'hangup', channel_uuid: 'call-b' }, server.adminToken)).status).toBe(200);
    expect(hangup.mock.calls[0]?.[0]).toEqual({ uuid: 'call-b', tenantId: globex.tenantId });
  });

  test.each([
    [{ action: 'hangup' }, 'channel_uuid required'],
    [{ action: 'transfer', channel_uuid: 'call-a' }, 'destination required'],
    [{ action: 'transfer', channel_uuid: 'call-a', destination: '()' }, 'destination required'],
    [{ action: 'eject', channel_uuid: 'call-a' }, 'Invalid action: eject'],
  ])('%j is 400 %s', async (body, message) => {
    const answer = await control(body);
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });

  test('another tenant’s call and none at all are 404 and nothing happens', async () => {
    const hangup = vi.spyOn(server.platform.engine, 'hangup').mockResolvedValue();
    for (const channel_uuid of ['call-b', 'call-c']) {
      const answer = await control({ action: 'hangup', channel_uuid });
      expect([answer.status, answer.body.message]).toEqual([404, 'Channel not found']);
    }
    expect(hangup).not.toHaveBeenCalled();
  });

  test('what the engine refuses: 409 for a wrong state, 404 for a call just gone, 503 when it is away', async () => {
    const hold = vi.spyOn(server.platform.engine, 'hold');
    for (const [reason, status] of [
      ['wrong_state', 409],
      ['not_found', 404],
      ['unavailable', 503],
    ] as const) {
      hold.mockRejectedValueOnce(new SwitchRefusal(reason, 'The call is not answered'));
      expect((await control({ action: 'hold', channel_uuid: 'call-a' })).status).toBe(status);
    }
  });

  test('end users may not', async () => {
    await grant('realtime');
    const answer = await control({ action: 'hangup', channel_uuid: 'call-a' }, acme.userToken);
    expect([answer.status, answer.body.message]).toEqual([
      403,
      'User not permitted (realtime) to perform required action',
    ]);
  });
});

describe('POST /call/originate (contract 20 §13.3)', () => {
  let uuid: string;
  const originate = (body: unknown, token?: string) => ask('POST', '/call/originate', body, token);
  const rings = () =>
    vi
      .spyOn(server.platform.engine, 'originate')
      .mockResolvedValue({ callUuid: 'job-1', answered: Promise.resolve(true) });

  beforeAll(async () => {
    const made = await ask('POST', '/fpbx_extensions', { extension: '1001' });
    uuid = made.body.extension_uuid;
    await ask('POST', '/fpbx_extensions', { extension: '1002', user_id: acme.userId });
    await ask('POST', '/fpbx_extensions', { extension: '1003', enabled: false });
    await ask('POST', '/fpbx_extensions', { extension: '2001' }, globex.adminToken);
  });

  test('the seed’s names and the portal’s', async () => {
    const engine = rings();
    const queued = { status: 'queued', job_uuid: 'job-1', from_ext: '1001', to_number: '1002' };
    expect((await originate({ from: '1001', to: '1002' })).body).toEqual(queued);
    expect(
      (await originate({ from_ext: 1001, to_number: 1002, timeout: '20', caller_id_name: 'CRM', auto_answer: true }))
        .body,
    ).toEqual(queued);
    const call = { tenantId: acme.tenantId, extensionUuid: uuid, to: '1002' };
    expect(engine.mock.calls).toEqual([
      [{ ...call, timeoutSeconds: 30, callerName: '', autoAnswer: false }],
      [{ ...call, timeoutSeconds: 20, callerName: 'CRM', autoAnswer: true }],
    ]);
    const audits = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('audit').selectAll().where('action', '=', 'originate').execute(),
    );
    expect(audits[0]).toMatchObject({ resource_id: 'job-1', tenant_id: acme.tenantId, user_id: acme.adminId });
  });

  test.each([
    [{ from: 'abc', to: '1002' }, 'Invalid from_ext (digits only)'],
    [{ to: '1002' }, 'Invalid from_ext (digits only)'],
    [{ from: '1001', to: 'abc' }, 'Invalid to_number'],
    [{ from: '1001' }, 'Invalid to_number'],
  ])('%j is 400 %s', async (body, message) => {
    const answer = await originate(body);
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });

  test('an unknown, disabled or foreign extension is 404', async () => {
    const engine = rings();
    for (const from of ['1009', '1003', '2001']) {
      const answer = await originate({ from, to: '1002' });
      expect([answer.status, answer.body.message]).toEqual([404, 'Extension not found']);
    }
    expect(engine).not.toHaveBeenCalled();
  });

  test('what the engine refuses', async () => {
    const engine = rings();
    const refuse = async (reason: ConstructorParameters<typeof SwitchRefusal>[0]) => {
      engine.mockRejectedValueOnce(new SwitchRefusal(reason, 'max-concurrent-calls'));
      const answer = await originate({ from: '1001', to: '1002' });
      return [answer.status, answer.body.message];
    };
    expect(await refuse('not_registered')).toEqual([409, 'Extension 1001 is not registered']);
    expect(await refuse('refused')).toEqual([409, 'max-concurrent-calls']);
    expect(await refuse('unavailable')).toEqual([503, 'Call engine unreachable']);
  });

  test('a super admin names the tenant; nobody else another one', async () => {
    const engine = rings();
    const body = { from: '2001', to: '1002', tenant_id: globex.tenantId };
    expect((await originate(body, server.adminToken)).status).toBe(200);
    expect(engine.mock.calls[0]?.[0]).toMatchObject({ tenantId: globex.tenantId });
    expect((await originate(body)).status).toBe(403);
    expect((await originate({ ...body, tenant_id: 2_000_000 }, server.adminToken)).status).toBe(422);
  });

  test('an end user: his own extension, others with the feature key', async () => {
    rings();
    await grant('contacts');
    expect((await originate({ from: '1002', to: '1001' }, acme.userToken)).status).toBe(200);
    for (const from of ['1001', '1009', '2001']) {
      expect((await originate({ from, to: '1001' }, acme.userToken)).status).toBe(403);
    }
    await grant('realtime');
    expect((await originate({ from: '1001', to: '1002' }, acme.userToken)).status).toBe(200);
    expect((await originate({ from: '2001', to: '1002' }, acme.userToken)).status).toBe(404);
  });

  test('a suspended tenant calls emergency numbers only', async () => {
    rings();
    const setActive = (active: boolean) =>
      server.db.transaction({ kind: 'all' }, (trx) =>
        trx.updateTable('tenants').set({ active }).where('tenant_id', '=', globex.tenantId).execute(),
      );
    await setActive(false);
    const body = { from: '2001', tenant_id: globex.tenantId };
    const answer = await originate({ ...body, to: '1002' }, server.adminToken);
    expect([answer.status, answer.body.message]).toEqual([409, 'tenant-suspended']);
    expect((await originate({ ...body, to: '112' }, server.adminToken)).status).toBe(200);
    await setActive(true);
  });

  test('a tenant without a domain is 409', async () => {
    const tenant = await server.makeTenant('initech');
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.deleteFrom('domains').where('tenant_id', '=', tenant.tenantId).execute(),
    );
    expect((await originate({ from: '1001', to: '1002' }, tenant.adminToken)).status).toBe(409);
  });
});
