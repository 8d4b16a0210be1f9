import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension, uuidOf } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';
import { registeringTrunk } from '../testing/test-trunk.ts';

const DID = '+441632960123';
const ROUTE = {
  ...{ uuid: uuidOf('9001'), number: DID, regex: '', enabled: true, order: 100, app: 'transfer', data: '1002' },
  ...{ namePrefix: '', records: false, accountcode: '', holdMusic: '', ringback: '', distinctiveRing: '' },
};

let laboratory: Laboratory;
let bob: TestPhone;
let carrier: TestPhone;

beforeAll(async () => {
  laboratory = await Laboratory.open({ extensions: [extension('1002')], tenant: { inboundRoutes: [ROUTE] } });
  bob = await laboratory.registered('1002');
  carrier = await laboratory.phone({ user: '+491701234567' });
  const proxy = /127\.0\.0\.1:\d+/.exec(carrier.contact)?.[0] ?? '';
  const trunk = registeringTrunk('acme', { host: 'carrier.test', proxy, name: 'Carrier' });
  laboratory.host.features.trunksHere.set(trunk.providerId, trunk);
  laboratory.host.features.trunksChanged();
  await laboratory.seen.until('a registration', () =>
    laboratory.events.some((event) => event.type === 'provider.state' && event.trunk.state === 'REGED'),
  );
});
afterAll(() => laboratory.close());

describe('a call that comes over a registration (contract 30 §2.2)', () => {
  it('is known by our Contact, wherever it comes from, and routed by the number in To', async () => {
    const call = carrier.call(DID, { uri: `sip:acme@127.0.0.1:${laboratory.portOf()};gw=token-1` });
    const ringing = await bob.incoming();
    expect(await laboratory.engine.trunks()).toMatchObject([{ name: 'Carrier', state: 'REGED', callsActive: 1 }]);
    bob.pickUp(ringing);
    await call.answered();
    await call.bye();
    const [a] = await laboratory.host.records(2);
    expect(a).toMatchObject({
      leg: 'a',
      direction: 'inbound',
      provider_id: 1,
      gateway_uuid: '00000000-0000-4000-8000-00000000c001',
      route_id: null,
      rated_number: null,
    });
    expect(await laboratory.engine.trunks()).toMatchObject([{ callsActive: 0 }]);
  });

  it('has to log in where it has the user name alone', async () => {
    const call = carrier.call(DID, { uri: `sip:acme@127.0.0.1:${laboratory.portOf()};gw=guess` });
    expect(await call.refused()).toBe(407);
  });
});
