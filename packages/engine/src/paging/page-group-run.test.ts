import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const [PAGER, PAGED] = [0x51, 0x71];
const NUMBERS = ['1001', '1002', '1003', '1004', '1005'] as const;

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let carol: TestPhone;
let dave: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({ extensions: NUMBERS.map((number) => extension(number)) });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  carol = await laboratory.registered('1003');
  dave = await laboratory.registered('1004');
  setUp(false);
});
afterEach(() => laboratory.close());

function setUp(hasPin: boolean): void {
  const { host } = laboratory;
  host.tenant = { ...host.tenant, pageGroup: { extensions: '1001-1005', hasPin } };
}

async function press(call: PhoneCall, keys: string): Promise<void> {
  for (const key of keys) {
    const body = `Signal=${key}\r\nDuration=100\r\n`;
    await call.dialog?.request({ method: 'INFO', body, contentType: 'application/dtmf-relay' });
  }
}

const answersAtOnce = (phone: TestPhone) => {
  phone.onCall = (call) => phone.pickUp(call);
};

describe('*724 (contract 20 §12.3)', () => {
  it('lets all hear the pager whose phones are free, and the pager nobody', async () => {
    const busy = dave.call('1003');
    carol.pickUp(await carol.incoming());
    await busy.answered();
    answersAtOnce(bob);
    const pager = alice.call('*724');
    const callee = await bob.incoming();
    await pager.answered();
    expect(callee.invite?.headers.get('Call-Info')).toContain('answer-after=0');
    await laboratory.event('channel.bridged', '1002');
    bob.rtp.talk(() => callee.mediaPort, 0, PAGED);
    alice.rtp.talk(() => pager.mediaPort, 0, PAGER);
    await bob.rtp.hears(0, PAGER);
    bob.rtp.forget();
    alice.rtp.forget();
    await bob.rtp.seen.until('half a second of the pager', () => bob.rtp.heard.length >= 25);
    expect(alice.rtp.heard.some(({ payload }) => payload.every((byte) => byte === PAGED))).toBe(false);
    expect([carol.calls.length, dave.calls.length, alice.calls.length]).toEqual([1, 0, 0]);
    await pager.bye();
    await callee.hasEnded();
  });

  it('lets several hear at once, and ends when the last has hung up', async () => {
    for (const phone of [bob, carol, dave]) answersAtOnce(phone);
    const pager = alice.call('*724');
    const calls = await Promise.all([bob, carol, dave].map((phone) => phone.incoming()));
    alice.rtp.talk(() => pager.mediaPort, 0, PAGER);
    await Promise.all([bob, carol, dave].map((phone) => phone.rtp.hears(0, PAGER)));
    for (const call of calls) {
      expect(pager.ended).toBe(false);
      await call.bye();
    }
    await pager.hasEnded();
    await laboratory.host.records(4);
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('stops ringing where the pager leaves', async () => {
    const pager = alice.call('*724');
    const ringing = await bob.incoming();
    await pager.answered();
    await pager.bye();
    await ringing.isCancelled();
  });

  it('asks for the PIN, and pages nobody by a wrong one', async () => {
    setUp(true);
    const { domainUuid } = laboratory.host.tenant;
    laboratory.host.features.pinsOf.set(`page_group:${domainUuid}`, '4711');
    answersAtOnce(bob);
    const stranger = alice.call('*724');
    await stranger.answered();
    await press(stranger, '1111#');
    await laboratory.host.seen.until('a check', () => laboratory.host.features.pinChecks === 1);
    await stranger.bye();
    await laboratory.host.records(1);
    expect(bob.calls).toEqual([]);
    const pager = alice.call('*724');
    await pager.answered();
    await press(pager, '4711#');
    await bob.incoming();
    await pager.bye();
  });
});
