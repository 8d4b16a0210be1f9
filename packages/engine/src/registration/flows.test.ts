import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { DOMAIN } from '../testing/test-host.ts';
import { type PhoneCall, TestPhone } from '../testing/test-phone.ts';

const DEVICE = '<urn:uuid:00000000-0000-1000-8000-aabbccddeeff>';

let laboratory: Laboratory;
let alice: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open();
  alice = await laboratory.registered('1001');
});
afterEach(async () => {
  vi.useRealTimers();
  await laboratory.close();
});

interface Registration {
  readonly regId?: number;
  readonly contact?: string;
  readonly path?: string;
  readonly expires?: number;
}

function register(phone: TestPhone, { regId, contact, path, expires = 600 }: Registration) {
  const flow = regId === undefined ? '' : `;+sip.instance="${DEVICE}";reg-id=${regId}`;
  return phone.request('REGISTER', `sip:${DOMAIN}`, [
    ['Contact', `${contact ?? phone.contact}${flow}`],
    ['Supported', 'path, outbound'],
    ['Expires', String(expires)],
    ...(path === undefined ? [] : [['Path', path] satisfies [string, string]]),
  ]);
}

/** Bob's device on one of its flows. */
async function flow(regId: number, transport: 'udp' | 'tcp' = 'tcp', contact?: string): Promise<TestPhone> {
  const phone = await laboratory.phone({ user: '1002', transport });
  expect((await register(phone, { regId, ...(contact === undefined ? {} : { contact }) })).status).toBe(200);
  return phone;
}

async function talk(call: PhoneCall, phone: TestPhone): Promise<void> {
  phone.pickUp(await phone.incoming());
  await call.answered();
  await call.bye();
}

const restart = async () => {
  await laboratory.engine.stop(0);
  await laboratory.engine.start();
  alice = await laboratory.registered('1001');
};

describe('a device with several flows (RFC 5626 §5.3)', () => {
  it('hears how often a keep-alive is due', async () => {
    const phone = await laboratory.phone({ user: '1002', transport: 'tcp' });
    const { headers } = await register(phone, { regId: 1 });
    expect([headers.get('Require'), headers.get('Flow-Timer')]).toEqual(['outbound', '120']);
  });

  it('has lost a flow on which no keep-alive came within Flow-Timer and half a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const phone = await flow(1);
    vi.advanceTimersByTime(149_000);
    await phone.request('OPTIONS', `sip:${DOMAIN}`);
    vi.advanceTimersByTime(149_000);
    const call = alice.call('1002');
    await talk(call, phone);
    vi.advanceTimersByTime(151_000);
    expect(await alice.call('1002').refused()).toBe(480);
  });

  it('is called on one of them alone', async () => {
    const [older, newer] = [await flow(1), await flow(2)];
    const call = alice.call('1002');
    await talk(call, newer);
    expect(older.calls).toEqual([]);
  });

  it('is called on the next when a proxy says that the first has failed (430)', async () => {
    const [older, newer] = [await flow(1), await flow(2)];
    newer.onCall = ({ incoming }) => incoming?.reject(430);
    const call = alice.call('1002');
    await talk(call, older);
    expect(newer.calls).toHaveLength(1);
    const records = await laboratory.host.records(2);
    expect(records.map(({ leg, hangup_cause }) => [leg, hangup_cause])).toEqual([
      ['a', 'NORMAL_CLEARING'],
      ['b', 'NORMAL_CLEARING'],
    ]);
  });

  it('is called on the next when the connection breaks under the call', async () => {
    const older = await flow(1);
    const newer = await TestPhone.open({ user: '1002', transport: 'tcp' }, laboratory.portOf('tcp'));
    await register(newer, { regId: 2 });
    newer.onCall = () => void newer.close();
    await talk(alice.call('1002'), older);
  });

  it('fails when all its flows have', async () => {
    for (const phone of [await flow(1), await flow(2)]) phone.onCall = ({ incoming }) => incoming?.reject(430);
    expect(await alice.call('1002').refused()).toBeGreaterThanOrEqual(400);
  });

  it('is not asked again when it refuses', async () => {
    const [older, newer] = [await flow(1), await flow(2)];
    newer.onCall = ({ incoming }) => incoming?.reject(486);
    expect(await alice.call('1002').refused()).toBe(486);
    expect(older.calls).toEqual([]);
  });
});

describe('a phone behind a proxy (RFC 3327 §5.2)', () => {
  it.each(['udp', 'tcp'] as const)(
    'is called over its Path, not the way its registration came by %s',
    async (transport) => {
      const proxy = await laboratory.phone({ user: 'edge' });
      const phone = await laboratory.phone({ user: '1002', transport });
      const path = proxy.contact.replace('>', ';lr>');
      await register(phone, { contact: '<sip:1002@192.0.2.77:5062>', path });
      const call = alice.call('1002');
      await talk(call, proxy);
      expect(phone.calls).toEqual([]);
    },
  );
});

describe('after a restart', () => {
  it('a phone behind a proxy is called over the Path it registered with (RFC 3327 §5.2)', async () => {
    const proxy = await laboratory.phone({ user: 'edge' });
    const phone = await laboratory.phone({ user: '1002' });
    const path = proxy.contact.replace('<', '').replace('>', '');
    await register(phone, { contact: '<sip:1002@192.0.2.77:5062>', path: `<${path};lr>` });
    await restart();
    const call = alice.call('1002');
    const { invite } = await proxy.incoming();
    expect([invite?.uriText, invite?.headers.get('Route')]).toEqual(['sip:1002@192.0.2.77:5062', `<${path};lr>`]);
    await talk(call, proxy);
  });

  it('a device is called on the flow that it refreshed last, and on the other when that one has failed', async () => {
    const shared = '<sip:1002@10.1.2.3:5062>';
    const [first, second] = [await flow(1, 'udp', shared), await flow(2, 'udp', shared)];
    await register(first, { regId: 1, contact: shared, expires: 1200 });
    await restart();
    const own = (await laboratory.engine.registrations()).filter(({ extension }) => extension === '1002');
    expect(own).toHaveLength(2);
    first.onCall = ({ incoming }) => incoming?.reject(430);
    await talk(alice.call('1002'), second);
    expect(first.calls).toHaveLength(1);
  });

  it('a flow that was a connection is not called before it has been set up again', async () => {
    await flow(1);
    await restart();
    expect(await alice.call('1002').refused()).toBe(480);
  });

  it('a flow that took the place of a plain contact has taken it in the store too', async () => {
    const phone = await laboratory.phone({ user: '1002' });
    await register(phone, {});
    await register(phone, { regId: 1 });
    await restart();
    const own = (await laboratory.engine.registrations()).filter(({ extension }) => extension === '1002');
    expect(own).toHaveLength(1);
  });
});
