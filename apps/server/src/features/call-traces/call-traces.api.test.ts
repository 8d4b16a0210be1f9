import type { CallTrace, ChannelReference } from '@strowger/switch';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
let extensionUuid: string;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
  const body = { extension: '1001', user_id: alpha.userId };
  extensionUuid = (await server.request('POST', '/fpbx_extensions', { token: alpha.adminToken, body })).body
    .extension_uuid;
  vi.spyOn(server.platform.engine, 'trace').mockImplementation(async (call) => traceFor(call));
});
afterAll(() => server.close());

function traceFor({ uuid, tenantId }: ChannelReference): CallTrace | null {
  if (uuid !== 'mine' && uuid !== 'other') return null;
  if (tenantId !== null && tenantId !== alpha.tenantId) return null;
  const at = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
  return {
    callId: uuid,
    tenantId: alpha.tenantId,
    messagesLeftOut: 0,
    legs: [
      {
        uuid,
        leg: 'a',
        extensionUuid: uuid === 'mine' ? extensionUuid : null,
        extension: '',
        callerNumber: '2000',
        destination: '2001',
        startedAt: at,
        answeredAt: null,
        endedAt: null,
        hangupCause: null,
        codec: 'PCMU',
        remoteMediaAddress: '',
        media: null,
      },
    ],
    messages: [
      {
        at,
        direction: 'received',
        transport: 'tcp',
        source: { address: '2001:db8::1', port: 5060 },
        destination: { address: '2001:db8::2', port: 5061 },
        method: 'INVITE',
        status: 180,
        reason: 'Ringing',
        sipCallId: 'x',
        legUuid: uuid,
        payload: Buffer.from('SIP/2.0 180 Ringing\r\n\r\n'),
      },
    ],
  };
}

const ask = (token: string, path = '/calls/mine/trace', headers = {}) =>
  server.request('GET', path, { token, headers });

describe('GET /calls/{call_id}/trace', () => {
  it('shows messages and legs with their times and addresses', async () => {
    const { status, body } = await ask(alpha.adminToken);
    expect(status).toBe(200);
    expect(body).toMatchObject({ call_id: 'mine', tenant_id: alpha.tenantId, messages_left_out: 0 });
    expect(body.messages).toEqual([
      {
        time: '2026-01-02T03:04:05.678Z',
        direction: 'received',
        transport: 'tcp',
        source: '[2001:db8::1]:5060',
        destination: '[2001:db8::2]:5061',
        method: 'INVITE',
        status: 180,
        reason: 'Ringing',
        sip_call_id: 'x',
        leg_uuid: 'mine',
        raw: 'SIP/2.0 180 Ringing\r\n\r\n',
      },
    ]);
    expect(body.legs[0]).toMatchObject({ uuid: 'mine', start_time: '2026-01-02T03:04:05.678Z', end_time: null });
  });

  it.each([
    ['by query', '/calls/mine/trace?format=pcap', {}],
    ['by Accept', '/calls/mine/trace', { accept: 'application/vnd.tcpdump.pcap' }],
  ])('is a capture file when asked %s', async (_how, path, headers) => {
    const { status, headers: answered, text } = await ask(alpha.adminToken, path, headers);
    expect([status, answered.get('content-type')]).toEqual([200, 'application/vnd.tcpdump.pcap']);
    expect(answered.get('content-disposition')).toContain('call-trace.pcap');
    expect(text).toContain('SIP/2.0 180 Ringing');
  });

  it('knows no other formats', async () => {
    expect((await ask(alpha.adminToken, '/calls/mine/trace?format=xml')).status).toBe(400);
  });

  it('is 404 for a call that nothing is kept of', async () => {
    expect(await ask(server.adminToken, '/calls/nowhere/trace')).toMatchObject({ status: 404 });
  });

  it('shows a super admin every tenant’s calls, others nobody else’s', async () => {
    expect((await ask(server.adminToken)).status).toBe(200);
    expect((await ask(beta.adminToken)).status).toBe(404);
    expect((await ask(beta.userToken)).status).toBe(404);
  });

  it('shows an end user the calls of his own extension alone', async () => {
    expect((await ask(alpha.userToken)).status).toBe(200);
    expect((await ask(alpha.userToken, '/calls/other/trace')).status).toBe(404);
    expect((await ask(alpha.adminToken, '/calls/other/trace')).status).toBe(200);
  });

  it('asks for credentials', async () => {
    expect((await server.request('GET', '/calls/mine/trace')).status).toBe(401);
  });
});
