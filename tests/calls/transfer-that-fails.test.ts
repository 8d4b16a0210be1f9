import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { header, messageBody } from '../phones/message-log.ts';
import { eventually } from '../system/eventually.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('failing-transfers');
}, 60_000);

beforeEach(async () => {
  [alice, bob, carol] = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

describe('a blind transfer to a phone that is busy', () => {
  it('leaves the phone that waits to hear of it its call: both talk on', async () => {
    await carol.sippCallee('uas-is-busy');
    const keys = { refer_to: `sip:${carol.number}@${office.domain}` };
    const callee = await bob.sippCallee('uas-answers-and-refers', { keys, talkMs: 500, plays: 1000 });
    const caller = await alice.baresip({ plays: 440 });
    await caller.dial(bob.number);
    await eventually(
      async () => callee.messages('received', 'NOTIFY').map(messageBody),
      (notices) => notices.includes('SIP/2.0 486 Busy Here'),
    );
    const at = caller.heardMs();
    await caller.hears(at + 1500);
    await caller.hangup();
    await callee.succeeds();
    expectTone(caller.heard(), 1000, { from: at + 600, to: at + 1400 });
    const [record] = await office.records(alice, { leg: 'b', count: 2 });
    expect(record).toMatchObject({ destination: bob.number, hangup_cause: 'NORMAL_CLEARING' });
  });

  it('comes back to the extension of the phone that has left: it rings again and talks to the one who waited', async () => {
    await carol.sippCallee('uas-is-busy');
    const keys = { refer_to: `sip:${carol.number}@${office.domain}` };
    const leaving = await bob.sippCallee('uas-answers-refers-and-leaves', { keys, talkMs: 500, answerMs: 20 });
    const [caller, taking] = [await alice.baresip({ plays: 440 }), await bob.baresip({ plays: 1000 })];
    await caller.dial(bob.number);
    await taking.closed();
    await leaving.succeeds();
    await taking.answer();
    const [callerAt, takingAt] = [caller.heardMs(), taking.heardMs()];
    await Promise.all([caller.hears(callerAt + 1500), taking.hears(takingAt + 1500)]);
    await caller.hangup();
    await taking.closed();
    expectTone(caller.heard(), 1000, { from: callerAt + 600, to: callerAt + 1400 });
    expectTone(taking.heard(), 440, { from: takingAt + 600, to: takingAt + 1400 });
  });

  it('ends for no answer when nobody takes the call that came back', async () => {
    await office.change(bob, { call_timeout: 5 });
    await carol.sippCallee('uas-is-busy');
    const keys = { refer_to: `sip:${carol.number}@${office.domain}` };
    const leaving = await bob.sippCallee('uas-answers-refers-and-leaves', { keys, talkMs: 300, answerMs: 20 });
    const ringing = await bob.baresip();
    const caller = await alice.sipp('uac-invites-and-waits-for-bye', { number: bob.number });
    await Promise.all([leaving.succeeds(), caller.succeeds()]);
    await ringing.waitFor('CALL_INCOMING');
    const [bye] = caller.messages('received', 'BYE');
    expect(bye && header(bye, 'Reason')).toContain('Q.850;cause=19');
    const [record] = await office.records(alice);
    expect(record).toMatchObject({ hangup_cause: 'NO_ANSWER' });
  });
});

describe('whom a caller is shown after a transfer', () => {
  it('is told by re-INVITE and in From where its phone follows that and takes no UPDATE (RFC 4916)', async () => {
    const third = await carol.baresip({ answers: 'at once' });
    const keys = { refer_to: `sip:${carol.number}@${office.domain}` };
    const leaving = await bob.sippCallee('uas-answers-and-refers', { keys, talkMs: 300 });
    const caller = await alice.sipp('uac-follows-from-changes-and-waits-for-bye', { number: bob.number });
    await third.established();
    const [told] = await eventually(
      async () => caller.messages('received', 'INVITE'),
      (found) => found.length > 0,
    );
    expect(told && header(told, 'P-Asserted-Identity')).toContain(`sip:${carol.number}@${office.domain}`);
    expect(told && header(told, 'From')).toContain(`sip:${carol.number}@${office.domain}`);
    await third.hears(800);
    await third.hangup();
    await Promise.all([leaving.succeeds(), caller.succeeds()]);
  });
});
