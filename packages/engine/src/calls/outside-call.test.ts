import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension, uuidOf } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';

const DID = '+441632960123';
const route = {
  uuid: uuidOf('9001'),
  number: DID,
  regex: '',
  enabled: true,
  order: 100,
  app: 'transfer',
  data: '1002',
  namePrefix: 'Sales',
  records: false,
  accountcode: 'line-1',
  holdMusic: '',
  ringback: '',
  distinctiveRing: 'info=ring3',
};

let laboratory: Laboratory;
let carrier: TestPhone;
let bob: TestPhone;

async function open(tenant: Parameters<typeof Laboratory.open>[0] = {}) {
  laboratory = await Laboratory.open({
    extensions: [extension('1001'), extension('1002')],
    ...tenant,
    tenant: { inboundRoutes: [route], ...tenant?.tenant },
  });
  bob = await laboratory.registered('1002');
  carrier = await laboratory.phone({ user: '+491701234567' });
  laboratory.host.features.peers.add('127.0.0.1');
}
beforeEach(() => open());
afterEach(() => laboratory.close());

describe('a call from a provider (contract 20 §11)', () => {
  it('comes in without digest, by the number in its Request-URI, and rings where the route leads', async () => {
    const call = carrier.call('00441632960123');
    const ringing = await bob.incoming();
    expect(ringing.invite?.headers.get('From')).toContain('"Sales#+491701234567" <sip:+491701234567@');
    expect(ringing.invite?.headers.get('Alert-Info')).toBe('info=ring3');
    bob.pickUp(ringing);
    await call.answered();
    await call.bye();
    const [a, b] = await laboratory.host.records(2);
    expect(a).toMatchObject({
      leg: 'a',
      direction: 'inbound',
      tenant_id: 7,
      extension_uuid: uuidOf('1002'),
      caller_number: '+491701234567',
      caller_destination: '00441632960123',
      accountcode: 'line-1',
    });
    expect(b).toMatchObject({ leg: 'b', direction: 'inbound', extension: '1002' });
  });

  it('is found by To, and by P-Called-Party-ID, where the Request-URI says nothing', async () => {
    const call = carrier.call('trunk', { headers: [['P-Called-Party-ID', `<sip:${DID}@carrier.example>`]] });
    await bob.incoming();
    call.outgoing?.cancel({});
    await call.refused();
  });

  it('shows whom the provider asserts, and nobody who wants to stay unknown', async () => {
    const known = carrier.call(DID, { headers: [['P-Asserted-Identity', '"Zoe" <tel:+33123456789>']] });
    expect((await bob.incoming()).invite?.headers.get('From')).toContain('"Sales#Zoe" <sip:+33123456789@');
    known.outgoing?.cancel({});
    await known.refused();
    const unknown = carrier.call(DID, { headers: [['Privacy', 'id']] });
    expect((await bob.incoming(1)).invite?.headers.get('From')).toContain('anonymous@anonymous.invalid');
    unknown.outgoing?.cancel({});
    await unknown.refused();
  });

  it('to a number that nobody has is 404, with a record', async () => {
    expect(await carrier.call('+441632000000').refused()).toBe(404);
    expect(await laboratory.host.records(1)).toMatchObject([
      { tenant_id: null, direction: 'inbound', hangup_cause: 'UNALLOCATED_NUMBER', destination: '+441632000000' },
    ]);
  });

  it.each(['1002', '*78', '**1002'])('reaches no extension and no code: %s is 404', async (dialled) => {
    expect(await carrier.call(dialled).refused()).toBe(404);
    expect(bob.calls).toEqual([]);
  });

  it('that names a call to replace is refused', async () => {
    const call = carrier.call(DID, { headers: [['Replaces', 'x;to-tag=a;from-tag=b']] });
    expect(await call.refused()).toBe(481);
  });

  it('is challenged where it comes from an address that no provider has', async () => {
    laboratory.host.features.peers.clear();
    expect(await carrier.call(DID).refused()).toBe(407);
  });
});

describe('beside a provider', () => {
  it('an extension that is registered from the same address still logs in and calls', async () => {
    const alice = await laboratory.registered('1001');
    const call = alice.call('1002');
    bob.pickUp(await bob.incoming());
    await call.answered();
    await call.bye();
    const [a] = await laboratory.host.records(2);
    expect(a).toMatchObject({ extension: '1001', direction: 'local' });
  });
});

describe('limits of calls from outside (contract 10 §9.4)', () => {
  it('a tenant with as many calls as it may have is busy', async () => {
    await laboratory.close();
    await open({ tenant: { maxConcurrentCalls: 1 } });
    const first = carrier.call(DID);
    await first.rings();
    expect(await carrier.call(DID).refused()).toBe(486);
    first.outgoing?.cancel({});
    const records = await laboratory.host.records(3);
    expect(records.map(({ block_reason }) => block_reason)).toContain('max-concurrent-calls');
  });

  it('a suspended tenant is not available', async () => {
    await laboratory.close();
    await open({ tenant: { active: false } }).catch(() => undefined);
    laboratory.host.features.peers.add('127.0.0.1');
    carrier = await laboratory.phone({ user: 'carrier' });
    expect(await carrier.call(DID).refused()).toBe(480);
  });
});
