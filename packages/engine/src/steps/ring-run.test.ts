import type { RingGroupConfiguration, RingStep } from '@strowger/callplan';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { ringGroup, withGroups } from '../testing/ring-group.ts';
import { extension, uuidOf } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const KEYS = { one: 1, two: 2, nine: 9 };

let laboratory: Laboratory;
let alice: TestPhone;
beforeEach(async () => {
  const numbers = ['1001', '1002', '1003', '1004'];
  laboratory = await Laboratory.open({
    extensions: [
      ...numbers.map((number) => extension(number)),
      extension('1005', { missedCallMailTo: 'eve@acme.example', callTimeout: 1 }),
    ],
  });
  alice = await laboratory.registered('1001');
});
afterEach(() => laboratory.close());

/** Group 6000 with these members. */
function group(members: Parameters<typeof ringGroup>[1], settings: Partial<RingGroupConfiguration> = {}): void {
  laboratory.host.tenant = withGroups(laboratory.host.tenant, ringGroup('6000', members, settings));
}

const causesOf = async (count: number) => {
  const records = await laboratory.host.records(count);
  return records.map(({ leg, extension, hangup_cause, missed_call }) => ({
    leg,
    extension,
    hangup_cause,
    missed_call,
  }));
};

async function picksUpAndPresses(phone: TestPhone, call: PhoneCall, key: number): Promise<void> {
  phone.pickUp(call);
  await call.until('the ACK', () => call.acked);
  phone.rtp.talk(() => call.mediaPort, 0, 0x11);
  await phone.rtp.seen.until('the question', () => phone.rtp.heard.length > 0);
  phone.rtp.press(call.mediaPort, 101, key);
}

describe('a simultaneous group (contract 20 §4.2)', () => {
  it('is taken by the first who answers; the others are told that it was answered elsewhere', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    group(['1002', '1003'], { distinctiveRing: 'info=sales', namePrefix: 'Sales' });
    const caller = alice.call('6000');
    const [atBob, atCarol] = [await bob.incoming(), await carol.incoming()];
    expect(atBob.invite?.headers.get('Alert-Info')).toBe('info=sales');
    expect(atBob.invite?.headers.get('From')).toContain('"Sales#Name of 1001"');
    carol.pickUp(atCarol);
    await caller.answered();
    await atBob.isCancelled();
    await caller.bye();
    expect(await causesOf(3)).toEqual(
      expect.arrayContaining([
        { leg: 'b', extension: '1002', hangup_cause: 'LOSE_RACE', missed_call: false },
        { leg: 'b', extension: '1003', hangup_cause: 'NORMAL_CLEARING', missed_call: false },
      ]),
    );
    const [{ uuid } = { uuid: null }] = laboratory.host.tenant.ringGroups.values();
    const groups = (await laboratory.host.records(3)).map((record) => record.ring_group_uuid);
    expect(groups).toEqual([uuid, uuid, uuid]);
  });

  it('has one winner however many answer at once; the others are hung up', async () => {
    const phones = [];
    for (const number of ['1002', '1003', '1004']) phones.push(await laboratory.registered(number));
    group(['1002', '1003', '1004']);
    const caller = alice.call('6000');
    const calls = await Promise.all(phones.map((phone) => phone.incoming()));
    for (const [index, call] of calls.entries()) phones[index]?.pickUp(call);
    await caller.answered();
    await laboratory.event('channel.bridged', '1001');
    await laboratory.host.seen.until('two records', () => laboratory.host.closed.length === 2);
    expect(laboratory.host.closed.map(({ hangup_cause }) => hangup_cause)).toEqual(['LOSE_RACE', 'LOSE_RACE']);
    await expect.poll(() => calls.filter(({ ended }) => ended).length).toBe(2);
    await caller.bye();
    expect(await laboratory.host.records(4)).toHaveLength(4);
  });

  it('rings each member from its delay on for its time, and the whole no longer than its own', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    group(
      [
        { number: '1002', timeoutSeconds: 1 },
        { number: '1003', delaySeconds: 2 },
      ],
      { timeoutSeconds: 3 },
    );
    const began = performance.now();
    const caller = alice.call('6000');
    await (await bob.incoming()).isCancelled();
    expect(carol.calls).toHaveLength(0);
    const late = await carol.incoming();
    expect(performance.now() - began).toBeGreaterThan(1_900);
    await late.isCancelled();
    expect(await caller.refused()).toBe(480);
    expect(performance.now() - began).toBeGreaterThan(2_900);
  });

  it('ends as busy when all are busy, and with 480 when only some were', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    bob.onCall = (call) => call.incoming?.reject(486);
    carol.onCall = (call) => call.incoming?.reject(603);
    group(['1002', '1003']);
    expect(await alice.call('6000').refused()).toBe(486);
    carol.onCall = (call) => call.incoming?.reject(480);
    expect(await alice.call('6000').refused()).toBe(480);
  });

  it('that the caller leaves has been missed by every member that rang', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    group(['1002', '1003'], { missedCallMailTo: 'desk@acme.example' });
    const caller = alice.call('6000');
    await Promise.all([bob.incoming(), carol.incoming(), caller.rings()]);
    caller.outgoing?.cancel({});
    expect(await caller.refused()).toBe(487);
    expect(await causesOf(3)).toEqual(
      expect.arrayContaining([
        { leg: 'b', extension: '1002', hangup_cause: 'ORIGINATOR_CANCEL', missed_call: true },
        { leg: 'b', extension: '1003', hangup_cause: 'ORIGINATOR_CANCEL', missed_call: true },
      ]),
    );
    expect(laboratory.host.missedCallNotices).toMatchObject([
      { mailTo: 'desk@acme.example', kind: 'ring_group', number: '6000', callerId: { number: '1001' } },
    ]);
  });

  it('of nobody who is registered goes to the timeout action', async () => {
    const dora = await laboratory.registered('1004');
    group(['1002', '1003'], { timeoutData: '1004', missedCallMailTo: 'desk@acme.example' });
    const caller = alice.call('6000');
    dora.pickUp(await dora.incoming());
    await caller.answered();
    expect(laboratory.host.missedCallNotices).toHaveLength(1);
  });

  it('rings the place where a member without phones sends its calls', async () => {
    const carol = await laboratory.registered('1003');
    const away = extension('1002', { forwardNotRegistered: { enabled: true, destination: '1003' } });
    const { tenant } = laboratory.host;
    laboratory.host.tenant = { ...tenant, extensions: new Map([...tenant.extensions, [away.uuid, away]]) };
    group(['1002']);
    const caller = alice.call('6000');
    carol.pickUp(await carol.incoming());
    await caller.answered();
  });

  it('lets another phone pick up what rings for a member (RFC 3891 §3)', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    group(['1002', '1003']);
    const caller = alice.call('6000');
    const [atBob, atCarol] = [await bob.incoming(), await carol.incoming()];
    await caller.rings();
    const { callId, localTag, remoteTag } = atBob.incoming?.dialog ?? { callId: '', localTag: '', remoteTag: '' };
    const replaces = `${callId};to-tag=${remoteTag};from-tag=${localTag};early-only`;
    const dora = await laboratory.registered('1004');
    const picked = dora.call('1002', { headers: [['Replaces', replaces]] });
    await Promise.all([picked.answered(), caller.answered(), atBob.isCancelled(), atCarol.isCancelled()]);
    await caller.bye();
    await picked.hasEnded();
  });
});

describe('members one after the other (contract 20 §4.2)', () => {
  it.each(['sequence', 'rollover'] as const)(
    '%s moves on when one does not answer, is busy or is not there',
    async (strategy) => {
      const [bob, dora] = [await laboratory.registered('1002'), await laboratory.registered('1004')];
      group([{ number: '1002', timeoutSeconds: 1 }, '1003', '1004'], { strategy });
      const caller = alice.call('6000');
      const atBob = await bob.incoming();
      expect(dora.calls).toHaveLength(0);
      await atBob.isCancelled();
      dora.pickUp(await dora.incoming());
      await caller.answered();
    },
  );

  it('a group that is a member rings its members', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    const { tenant } = laboratory.host;
    laboratory.host.tenant = withGroups(tenant, ringGroup('6000', ['1002', '6001']), ringGroup('6001', ['1003']));
    const caller = alice.call('6000');
    await bob.incoming();
    carol.pickUp(await carol.incoming());
    await caller.answered();
  });
});

describe('who picks up and must confirm (contract 20 §4.2)', () => {
  it('takes the call with 1; until then the others ring on and the caller hears ringing', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    group([{ number: '1002', confirms: true }, '1003']);
    const caller = alice.call('6000');
    const [atBob, atCarol] = [await bob.incoming(), await carol.incoming()];
    await caller.rings();
    const taking = picksUpAndPresses(bob, atBob, KEYS.one);
    await bob.rtp.seen.until('the question', () => bob.rtp.heard.length > 0);
    expect(atCarol.cancelled).toBe(false);
    expect(caller.answer).toBeNull();
    await taking;
    await caller.answered();
    await atCarol.isCancelled();
    await laboratory.event('channel.bridged', '1002');
    alice.rtp.talk(() => caller.mediaPort, 0, 0x33);
    await bob.rtp.hears(0, 0x33);
  });

  it('refuses it with 2, which counts as busy', async () => {
    const bob = await laboratory.registered('1002');
    group([{ number: '1002', confirms: true }]);
    const caller = alice.call('6000');
    const atBob = await bob.incoming();
    await picksUpAndPresses(bob, atBob, KEYS.two);
    await atBob.hasEnded();
    expect(await caller.refused()).toBe(486);
  });

  it('and hangs up has not taken it: the others go on ringing', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    group([{ number: '1002', confirms: true }, '1003']);
    const caller = alice.call('6000');
    const [atBob, atCarol] = [await bob.incoming(), await carol.incoming()];
    bob.pickUp(atBob);
    await atBob.until('the ACK', () => atBob.acked);
    await bob.rtp.seen.until('the question', () => bob.rtp.heard.length > 0);
    await atBob.bye();
    expect(atCarol.cancelled).toBe(false);
    carol.pickUp(atCarol);
    await caller.answered();
  });

  it('is let go when another takes the call or the caller gives up', async () => {
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    group([{ number: '1002', confirms: true }, '1003']);
    const caller = alice.call('6000');
    const [atBob, atCarol] = [await bob.incoming(), await carol.incoming()];
    bob.pickUp(atBob);
    await atBob.until('the ACK', () => atBob.acked);
    carol.pickUp(atCarol);
    await caller.answered();
    await atBob.hasEnded();
    await caller.bye();
    const again = alice.call('6000');
    const asked = await bob.incoming(1);
    bob.pickUp(asked);
    await asked.until('the ACK', () => asked.acked);
    again.outgoing?.cancel({});
    await asked.hasEnded();
    expect(await again.refused()).toBe(487);
  });
});

describe('what the caller hears (contract 20 §4)', () => {
  const tone = 'tone_stream://%(200,0,440);loops=-1';

  it('is the group’s own ringback from the beginning', async () => {
    await laboratory.registered('1002');
    group(['1002'], { ringback: tone });
    const caller = alice.call('6000');
    await alice.rtp.seen.until('the tone', () => alice.rtp.heard.some(({ payload }) => new Set(payload).size > 4));
    expect(caller.answer).toBeNull();
    expect(caller.provisionals.map(({ status }) => status)).toContain(183);
  });

  it('is the greeting first, which answers the call, and by the exit key he leaves', async () => {
    const [bob, dora] = [await laboratory.registered('1002'), await laboratory.registered('1004')];
    group(['1002'], { greeting: 'tone_stream://%(400,0,440);loops=1', timeoutData: '1004' });
    const caller = alice.call('6000');
    await caller.answered();
    expect(bob.calls).toHaveLength(0);
    const atBob = await bob.incoming();
    alice.rtp.talk(() => caller.mediaPort, 0, 0x11);
    await alice.rtp.seen.until('ringback', () => alice.rtp.heard.length > 30);
    alice.rtp.press(caller.mediaPort, 101, KEYS.nine);
    await atBob.isCancelled();
    dora.pickUp(await dora.incoming());
    await laboratory.event('channel.bridged', '1004');
  });

  it('is left by the exit key while he is greeted', async () => {
    const [bob, dora] = [await laboratory.registered('1002'), await laboratory.registered('1004')];
    group(['1002'], { greeting: tone, exitKey: '2', timeoutData: '1004' });
    const caller = alice.call('6000');
    await caller.answered();
    alice.rtp.talk(() => caller.mediaPort, 0, 0x11);
    await alice.rtp.seen.until('the greeting', () => alice.rtp.heard.length > 5);
    alice.rtp.press(caller.mediaPort, 101, KEYS.two);
    dora.pickUp(await dora.incoming());
    await laboratory.event('channel.bridged', '1004');
    expect(bob.calls).toHaveLength(0);
  });
});

describe('an extension that misses a call (contract 20 §1.8.10)', () => {
  it('is told once, whether nobody answers or the caller gives up', async () => {
    const eve = await laboratory.registered('1005');
    expect(await alice.call('1005').refused()).toBe(480);
    expect(laboratory.host.missedCallNotices).toMatchObject([{ uuid: uuidOf('1005'), mailTo: 'eve@acme.example' }]);
    const caller = alice.call('1005');
    await eve.incoming(1);
    await caller.rings();
    caller.outgoing?.cancel({});
    await caller.refused();
    expect(laboratory.host.missedCallNotices).toHaveLength(2);
  });

  it('is not told of a call that was answered', async () => {
    const eve = await laboratory.registered('1005');
    const caller = alice.call('1005');
    eve.pickUp(await eve.incoming());
    await caller.answered();
    await caller.bye();
    await laboratory.host.records(2);
    expect(laboratory.host.missedCallNotices).toEqual([]);
  });
});

describe('call screening (contract 20 §1.8.4)', () => {
  /** Whoever calls is screened, as callers from outside are. */
  beforeEach(() => {
    const plan = laboratory.host.plan.bind(laboratory.host);
    laboratory.host.plan = async (tenantId, leg) => {
      const planned = await plan(tenantId, leg);
      return { ...planned, steps: planned.steps.map((step) => (step.step === 'ring' ? screened(step) : step)) };
    };
  });

  function screened(step: RingStep): RingStep {
    const turns = step.turns.map(({ attempts }) => ({ attempts: attempts.map((one) => ({ ...one, confirms: true })) }));
    return { ...step, turns, screensCaller: true };
  }

  it('has the caller say his name, which who picks up hears before he takes the call', async () => {
    const bob = await laboratory.registered('1002');
    const caller = alice.call('1002');
    await caller.answered();
    expect(bob.calls).toHaveLength(0);
    alice.rtp.talk(() => caller.mediaPort, 0, 0x22);
    const atBob = await bob.seen.until('the ringing', () => bob.calls[0], 20_000);
    bob.pickUp(atBob);
    await atBob.until('the ACK', () => atBob.acked);
    bob.rtp.talk(() => atBob.mediaPort, 0, 0x11);
    await bob.rtp.seen.until(
      'the name',
      () => bob.rtp.heard.some(({ payload }) => payload.every((byte) => byte === 0x22)),
      8_000,
    );
    bob.rtp.press(atBob.mediaPort, 101, KEYS.one);
    await laboratory.event('channel.bridged', '1002');
  }, 30_000);
});
