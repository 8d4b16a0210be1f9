import type { Channel } from '@strowger/switch';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { endOutsideCalls } from './end-outside-calls.ts';

let server: TestServer;
let tenant: TestTenant;
let subscriptionId: number;

beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.makeTenant('calling');
  const { body } = await asAdmin('GET', `/subscriptions?tenant_id=${tenant.tenantId}`);
  subscriptionId = body[0].subscription_id;
  await asAdmin('PUT', `/tenants/${tenant.tenantId}/settings`, { emergency_numbers: '112' });
}, 60_000);
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const set = (verb: 'activate' | 'suspend') => asAdmin('PUT', `/subscriptions/${subscriptionId}/${verb}`);

const channel = (uuid: string, direction: Channel['direction'], destination: string): Channel => ({
  uuid,
  leg: 'a',
  tenantId: tenant.tenantId,
  domainName: tenant.domain,
  direction,
  createdAt: 0,
  answeredAt: 0,
  name: '',
  state: '',
  callState: 'ACTIVE',
  callerName: '',
  callerNumber: '',
  destination,
  application: '',
  readCodec: '',
  writeCodec: '',
  secure: '',
  address: '',
  bridgeUuid: null,
  extensionUuid: null,
  extension: '',
});

const event = (changed: readonly string[]): StrowgerEvent => ({
  event_id: 1,
  type: 'config.changed',
  time: '2026-01-01T00:00:00.000Z',
  tenant_id: tenant.tenantId,
  data: { resource: 'subscriptions', id: subscriptionId, action: 'updated', changed },
  userIds: [],
  extensionUuids: [],
});

/** @param meanwhile happens while live calls have their time */
async function follow(changed: readonly string[], meanwhile = async (): Promise<unknown> => undefined) {
  const { engine } = server.platform;
  const ended: string[] = [];
  const waits: number[] = [];
  vi.spyOn(engine, 'channels').mockResolvedValue([
    channel('in', 'inbound', '1001'),
    channel('out', 'outbound', '+12125550100'),
    channel('inside', 'local', '1002'),
    channel('emergency', 'outbound', '112'),
  ]);
  vi.spyOn(engine, 'hangup').mockImplementation(async ({ uuid }) => void ended.push(uuid));
  await endOutsideCalls(server.platform, event(changed), async (ms) => {
    waits.push(ms);
    await meanwhile();
    return 'over';
  });
  return { ended, waits };
}

describe('live calls of a suspended subscription (contract 10 §9.9)', () => {
  it('from and to outside end after a minute; those inside and emergency calls go on', async () => {
    await set('suspend');
    expect(await follow(['active'])).toEqual({ ended: ['in', 'out'], waits: [60_000] });
  });

  it('are spared when it is activated in time', async () => {
    await set('suspend');
    expect(await follow(['active'], () => set('activate'))).toEqual({ ended: [], waits: [60_000] });
  });

  it('go on whatever else of it changes', async () => {
    await set('suspend');
    expect(await follow(['package_id'])).toEqual({ ended: [], waits: [] });
    await set('activate');
    expect(await follow(['active'])).toEqual({ ended: [], waits: [] });
  });
});
