import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { header } from '../phones/message-log.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('ringing');
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

async function newPair(callee: Record<string, unknown> = {}): Promise<void> {
  alice = await office.subscriber();
  bob = await office.subscriber(callee);
}

describe('an extension with several phones', () => {
  it('rings all at once; the first to answer has the call, the others are told that it was answered elsewhere', async () => {
    await newPair();
    const [caller, first, second, third] = await Promise.all([
      alice.baresip(),
      bob.baresip(),
      bob.baresip({ transport: 'tcp' }),
      bob.sippCallee('uas-never-answers'),
    ]);
    await caller.dial(bob.number);
    await Promise.all([first.waitFor('CALL_INCOMING'), second.waitFor('CALL_INCOMING')]);
    await first.command('accept');
    await caller.established();
    await Promise.all([second.closed(), third.succeeds()]);
    const [cancel] = third.messages('received', 'CANCEL');
    expect(cancel && header(cancel, 'Reason')).toMatch(/SIP ?;.*cause=200/);
    await caller.hears(300);
    await caller.hangup();
    await first.closed();
    const legs = await office.records(bob, { leg: 'b', count: 3 });
    expect(legs.map(({ hangup_cause }) => hangup_cause).sort()).toEqual(['LOSE_RACE', 'LOSE_RACE', 'NORMAL_CLEARING']);
    expect(await office.records(alice)).toMatchObject([{ hangup_cause: 'NORMAL_CLEARING', destination: bob.number }]);
  });

  it('does not pass the early media of one of them: the caller hears ringing', async () => {
    await newPair();
    const [early, late] = await Promise.all([
      bob.sippCallee('uas-plays-early-media', { answerMs: 1000 }),
      bob.sippCallee('uas-never-answers'),
    ]);
    const caller = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 300 });
    await Promise.all([caller.succeeds(), early.succeeds(), late.succeeds()]);
    expect(caller.messages('received', 180)).toHaveLength(1);
    expect(caller.messages('received', 183)).toHaveLength(0);
  });
});

describe('a caller who gives up', () => {
  it('while it rings: the callee gets CANCEL, the caller 487, and the record says so', async () => {
    await newPair();
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip()]);
    await caller.dial(bob.number);
    await Promise.all([callee.waitFor('CALL_INCOMING'), caller.waitFor('CALL_RINGING')]);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    const [a] = await office.records(alice, { status: 'cancelled' });
    expect(a).toMatchObject({ hangup_cause: 'ORIGINATOR_CANCEL', billsec: 0, answer_time: null });
    const other = await office.subscriber();
    const again = await other.sipp('uac-cancels-while-ringing', { number: bob.number });
    await callee.waitFor('CALL_INCOMING');
    await again.succeeds();
    await callee.closed();
  });

  it('at the moment of the answer: the callee, whose 200 crosses the CANCEL, is hung up', async () => {
    await newPair();
    const callee = await bob.sippCallee('uas-answers-while-being-cancelled');
    const caller = await alice.baresip();
    await caller.dial(bob.number);
    await caller.waitFor('CALL_RINGING');
    await caller.hangup();
    await caller.closed();
    await callee.succeeds();
    const [a] = await office.records(alice);
    expect(a).toMatchObject({ hangup_cause: 'ORIGINATOR_CANCEL', billsec: 0 });
  });

  it('too late: his CANCEL crosses the 200, which stands', async () => {
    await newPair();
    const callee = await bob.baresip({ answers: 'at once' });
    const caller = await alice.sipp('uac-cancel-crosses-200', { number: bob.number });
    await caller.succeeds();
    await callee.closed();
    expect(await office.records(alice)).toMatchObject([{ hangup_cause: 'NORMAL_CLEARING', billsec: 1 }]);
  });
});

describe('a callee who refuses', () => {
  it.each([
    ['is busy (486)', 'uas-is-busy', 486, 'busy', 'USER_BUSY', 'USER_BUSY'],
    ['declines (603), which counts as busy,', 'uas-declines', 486, 'busy', 'USER_BUSY', 'CALL_REJECTED'],
    ['is unavailable (480)', 'uas-is-unavailable', 480, 'no_answer', 'NO_ANSWER', 'NO_USER_RESPONSE'],
    ['fails (503)', 'uas-fails-with-503', 503, 'failed', 'NORMAL_TEMPORARY_FAILURE', 'NORMAL_TEMPORARY_FAILURE'],
  ])(
    'because he %s: the caller hears it and both legs are recorded',
    async (_what, scenario, heard, status, cause, causeOfB) => {
      await newPair();
      const callee = await bob.sippCallee(scenario);
      expect(await alice.isRefused(bob.number)).toBe(heard);
      await callee.succeeds();
      expect(await office.records(alice, { status })).toMatchObject([{ hangup_cause: cause, billsec: 0 }]);
      expect(await office.records(alice, { leg: 'b' })).toMatchObject([{ hangup_cause: causeOfB, billsec: 0 }]);
    },
  );
});

describe('a call that cannot be delivered', () => {
  it('rings for the call_timeout of the callee and ends as not answered, whether the phone rings or is silent', async () => {
    await newPair({ call_timeout: 5 });
    const silent = await office.subscriber({ call_timeout: 5 });
    const [ringing] = await Promise.all([bob.sippCallee('uas-never-answers'), silent.sippCallee('uas-stays-silent')]);
    const began = Date.now();
    const heard = await Promise.all([alice.isRefused(bob.number), alice.isRefused(silent.number)]);
    expect(Date.now() - began).toBeGreaterThan(4900);
    expect(heard).toEqual([480, 480]);
    await ringing.succeeds();
    const records = await office.records(alice, { leg: 'all', status: 'no_answer', count: 4 });
    expect(records.map(({ hangup_cause }) => hangup_cause)).toEqual(Array(4).fill('NO_ANSWER'));
    expect(records.map(({ duration }) => Number(duration) >= 5)).toEqual(Array(4).fill(true));
  });

  it('ends with 480 where no phone is registered', async () => {
    await newPair();
    expect(await alice.isRefused(bob.number)).toBe(480);
    expect(await office.records(alice)).toMatchObject([
      { hangup_cause: 'USER_NOT_REGISTERED', destination: bob.number },
    ]);
  });

  it('ends with 404 where nothing has the number', async () => {
    await newPair();
    expect(await alice.isRefused('4711')).toBe(404);
    expect(await office.records(alice, { status: 'failed' })).toMatchObject([
      { hangup_cause: 'UNALLOCATED_NUMBER', destination: '4711' },
    ]);
  });

  it('ends with 404 where the extension is disabled', async () => {
    await newPair({ enabled: false });
    expect(await alice.isRefused(bob.number)).toBe(404);
  });

  it('to one’s own number without a mailbox ends as busy', async () => {
    await newPair();
    await alice.baresip();
    expect(await alice.isRefused(alice.number)).toBe(486);
  });
});

describe('signalling that goes wrong or seldom', () => {
  it('acknowledges a 200 again that the callee repeats', async () => {
    await newPair();
    const callee = await bob.sippCallee('uas-repeats-its-200');
    const caller = await alice.baresip();
    await caller.dial(bob.number);
    await caller.established();
    await caller.closed({ timeout: 15_000 });
    await callee.succeeds();
    expect(callee.messages('received', 'ACK')).toHaveLength(2);
  });

  it('repeats its 200 until the caller acknowledges it', async () => {
    await newPair();
    const callee = await bob.baresip({ answers: 'at once' });
    const caller = await alice.sipp('uac-acknowledges-late', { number: bob.number, talkMs: 1500 });
    await caller.succeeds();
    expect(caller.messages('received', 200).length).toBeGreaterThan(2);
    await callee.closed();
  });

  it('answers an UPDATE within the call, and the call goes on', async () => {
    await newPair();
    const callee = await bob.baresip({ answers: 'at once' });
    const caller = await alice.sipp('uac-updates-in-the-dialog', { number: bob.number, talkMs: 400 });
    await caller.succeeds();
    await callee.closed();
  });

  it('answers OPTIONS outside of calls', async () => {
    const phone = await alice.sipp('uac-asks-options');
    await phone.succeeds();
    const [answer] = phone.messages('received', 200);
    expect(answer && header(answer, 'Allow')).toMatch(/INVITE.*REFER/);
  });
});
