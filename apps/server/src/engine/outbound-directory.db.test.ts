import { planCall } from '@strowger/callplan';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigResource } from '../events/config-resource.ts';
import { startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';
import { Directory } from './directory.ts';
import { EmergencyCallLog } from './emergency-call-log.ts';
import { OutboundDirectory } from './outbound-directory.ts';
import { platformNumbersOf } from './platform-numbers.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let outbound: OutboundDirectory;
let carrier: number;

const made = async (path: string, body: object) => {
  const answer = await server.request('POST', path, { token: server.adminToken, body });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};
const changed = (resource: ConfigResource) => outbound.apply({ resource, tenantId: null, id: '' });
const routeNames = () => outbound.configuration.routes.map(({ name }) => name);

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  outbound = new OutboundDirectory(server.db);
  await outbound.start();
  carrier = Number(await made('/providers', { name: 'Carrier', type: 'sip', host: '192.0.2.1', prefix: '|00' }));
}, 60_000);
afterAll(() => server.close());

describe('what leads out of the platform (contract 30 §5)', () => {
  it('is known from the moment that it is saved, of all tenants, in one reading', async () => {
    const own = { name: 'own', destination_id: '33', provider_id: carrier, tenant_id: acme.tenantId, priority: 5 };
    await made('/routes', { name: 'shared', destination_id: '44', provider_id: carrier, toll_allow: 'far' });
    await made('/routes', own);
    expect(routeNames()).toEqual([]);
    const before = outbound.configuration;
    await Promise.all(Array.from({ length: 5 }, () => changed('routes')));
    expect(outbound.configuration).not.toBe(before);
    expect(outbound.configuration).toMatchObject({
      providers: [{ providerId: carrier, name: 'Carrier', prefix: '|00', serviceFlag: 3, callerIdPolicy: 'any' }],
      routes: [
        { name: 'shared', prefix: '44', tenantId: null, tollAllow: 'far', cost: null },
        { name: 'own', prefix: '33', tenantId: acme.tenantId, priority: 5 },
      ],
    });
  });

  it('leaves out what is switched off', async () => {
    const id = await made('/routes', { name: 'off', destination_id: '49', provider_id: carrier, active: 0 });
    await changed('routes');
    expect(routeNames()).not.toContain('off');
    await server.request('PUT', `/routes/${id}`, { token: server.adminToken, body: { active: 1 } });
    await changed('routes');
    expect(routeNames()).toContain('off');
  });

  it('is read by nobody else’s changes', async () => {
    const before = outbound.configuration;
    await changed('fpbx_extensions');
    expect(outbound.configuration).toBe(before);
  });

  it('gives a tenant his own routes, and the caller id of his numbers, where the provider wants owned ones', async () => {
    await server.request('PUT', `/providers/${carrier}`, {
      token: server.adminToken,
      body: { caller_id_policy: 'owned' },
    });
    await made('/dids', { phone: '+441632960500', tenant_id: acme.tenantId });
    await changed('providers');
    const { vault, settings } = server.platform;
    const directory = new Directory(server.db, vault, settings);
    const platform = platformNumbersOf({ ownerOfDid: () => null }, outbound);
    const candidates = async ({ tenantId }: TestTenant) => {
      const tenant = await directory.tenant(tenantId);
      if (tenant === null) throw new Error('no tenant');
      const caller = { kind: 'outside', number: '+33', name: '' } as const;
      const history = { forwards: 1, transfers: 0, taken: [], forwardedBy: null };
      const leg = { callId: 'call', dialled: '+33123456789', caller, history };
      const [step] = planCall(tenant, leg, new Date(), platform).steps;
      return step?.step === 'dial' ? step.candidates : step;
    };
    expect(await candidates(acme)).toMatchObject([{ callerId: { number: '+441632960500' }, number: '0033123456789' }]);
    expect(await candidates(globex)).toMatchObject({ step: 'hangup', cause: 'NO_ROUTE_DESTINATION' });
  });
});

describe('emergency calls (contract 30 §5.3 step 0, 00 "Events")', () => {
  it('are told as kept events at once, and can be asked for, the last first, by their tenant alone', async () => {
    const log = new EmergencyCallLog(server.db, pino({ level: 'silent' }));
    const call = (uuid: string, extension: string) => ({
      uuid,
      tenantId: acme.tenantId,
      extensionUuid: '00000000-0000-4000-8000-000000001001',
      extension,
      number: '112',
      callerIdNumber: '+441632960999',
      providerId: carrier,
      at: Date.now(),
    });
    log.placed(call('one', '1001'));
    await log.flush();
    log.placed(call('two', '1002'));
    await log.flush();
    const events = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select(['tenant_id', 'data']).where('type', '=', 'emergency.call').execute(),
    );
    expect(events).toContainEqual({
      tenant_id: acme.tenantId,
      data: {
        uuid: 'one',
        extension_uuid: '00000000-0000-4000-8000-000000001001',
        extension: '1001',
        number: '112',
        caller_id_number: '+441632960999',
        provider_id: carrier,
      },
    });
    expect(await log.latest(acme.tenantId, 5)).toMatchObject([
      { uuid: 'two', extension: '1002', number: '112' },
      { uuid: 'one', extension: '1001', providerId: carrier },
    ]);
    expect(await log.latest(acme.tenantId, 1)).toHaveLength(1);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('events').set({ time: new Date() }).where('type', '=', 'emergency.call').execute(),
    );
    const ofOneMillisecond = await log.latest(acme.tenantId, 5);
    expect(ofOneMillisecond.map(({ uuid }) => uuid)).toEqual(['two', 'one']);
    expect(await log.latest(globex.tenantId, 5)).toEqual([]);
  });
});
