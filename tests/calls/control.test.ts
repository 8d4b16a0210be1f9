import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { header } from '../phones/message-log.ts';
import { expectTone } from './hearing.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('control');
}, 60_000);

beforeEach(async () => {
  alice = await office.subscriber();
  bob = await office.subscriber();
  carol = await office.subscriber();
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

/** Alice (440 Hz) has called bob (1000 Hz), who has answered. */
async function talking(): Promise<{ caller: BaresipPhone; callee: BaresipPhone }> {
  const [caller, callee] = await Promise.all([
    alice.baresip({ plays: 440 }),
    bob.baresip({ plays: 1000, answers: 'at once' }),
  ]);
  await caller.dial(bob.number);
  await Promise.all([caller.established(), callee.established()]);
  await office.channelsWhen((channels) => channels.every(({ bridge_uuid }) => bridge_uuid !== null));
  return { caller, callee };
}

async function channelOf({ number }: Subscriber): Promise<Row> {
  const channel = (await office.channels()).find(({ extension }) => extension === number);
  if (!channel) throw new Error(`${number} has no channel`);
  return channel;
}

async function control(subscriber: Subscriber, command: Row, expected?: number): Promise<Row> {
  const { uuid } = await channelOf(subscriber);
  return office.control({ channel_uuid: uuid, ...command }, expected);
}

describe('hangup by the API', () => {
  it('ends both legs as cleared, with the administrator as the reason', async () => {
    const callee = await bob.sippCallee('uas-answers-and-waits-for-bye');
    const caller = await alice.baresip();
    await caller.dial(bob.number);
    await caller.established();
    expect(await control(alice, { action: 'hangup' })).toEqual({ status: 'ok' });
    await caller.closed();
    await callee.succeeds();
    const [bye] = callee.messages('received', 'BYE');
    expect(bye && header(bye, 'Reason')).toMatch(/cause=16.*administrator/);
    const records = await office.records(alice, { leg: 'all', count: 2 });
    expect(records.map(({ hangup_cause }) => hangup_cause)).toEqual(['NORMAL_CLEARING', 'NORMAL_CLEARING']);
  });
});

describe('hold by the API', () => {
  it('toggles: the peer hears the music of the holder, then the holder again', async () => {
    await office.change(alice, { hold_music: 'tone_stream://%(60000,0,650)' });
    const { caller, callee } = await talking();
    await callee.hears(900);
    await control(alice, { action: 'hold' });
    expect(await channelOf(alice)).toMatchObject({ callstate: 'HELD' });
    const atHold = callee.heardMs();
    await callee.hears(atHold + 1000);
    await control(alice, { action: 'hold' });
    expect(await channelOf(alice)).toMatchObject({ callstate: 'ACTIVE' });
    const atResume = callee.heardMs();
    await callee.hears(atResume + 1000);
    await control(alice, { action: 'hold' });
    await control(alice, { action: 'unhold' });
    expect(await channelOf(alice)).toMatchObject({ callstate: 'ACTIVE' });
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(callee.heard(), 440, { from: 200, to: 800 });
    expectTone(callee.heard(), 650, { from: atHold + 300, to: atHold + 900 });
    expectTone(callee.heard(), 440, { from: atResume + 300, to: atResume + 900 });
  });

  it('is refused before the answer, for channels that do not exist, and with what is missing', async () => {
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip()]);
    await caller.dial(bob.number);
    await callee.waitFor('CALL_INCOMING');
    await control(alice, { action: 'hold' }, 409);
    await control(alice, { action: 'dance' }, 400);
    await control(alice, { action: 'transfer' }, 400);
    await office.control({ action: 'hangup' }, 400);
    await office.control({ action: 'hangup', channel_uuid: crypto.randomUUID() }, 404);
    await control(alice, { action: 'hangup' });
    await Promise.all([caller.closed(), callee.closed()]);
  });
});

describe('blind transfer', () => {
  it('by the API of an extension’s leg sends its peer on and lets it go', async () => {
    const { caller, callee } = await talking();
    const third = await carol.baresip({ plays: 700, answers: 'at once' });
    await caller.hears(600);
    await control(bob, { action: 'transfer', destination: carol.number });
    await Promise.all([callee.closed(), third.established()]);
    const atTransfer = caller.heardMs();
    await caller.hears(atTransfer + 1000);
    await third.hears(1000);
    await caller.hangup();
    await Promise.all([caller.closed(), third.closed()]);
    expectTone(caller.heard(), 1000, { from: 200, to: 500 });
    expectTone(caller.heard(), 700, { from: atTransfer + 300, to: atTransfer + 900 });
    expectTone(third.heard(), 440);
    const legs = await office.records(alice, { leg: 'b', count: 2 });
    expect(legs.map(({ destination, hangup_cause }) => [destination, hangup_cause])).toEqual([
      [bob.number, 'BLIND_TRANSFER'],
      [carol.number, 'NORMAL_CLEARING'],
    ]);
  });

  it('by the API moves the leg that is chosen', async () => {
    const { caller, callee } = await talking();
    const third = await carol.baresip({ plays: 700, answers: 'at once' });
    await control(bob, { action: 'transfer', destination: carol.number, leg: 'bleg' });
    await Promise.all([caller.closed(), third.established()]);
    await third.hears(800);
    await third.hangup();
    await Promise.all([callee.closed(), third.closed()]);
    expectTone(third.heard(), 1000);
  });

  it.each(['the caller', 'the callee'])('by REFER of %s connects the others', async (who) => {
    const { caller, callee } = await talking();
    const third = await carol.baresip({ plays: 700, answers: 'at once' });
    const [leaving, staying, tone] = who === 'the caller' ? [caller, callee, 1000] : [callee, caller, 440];
    await staying.hears(300);
    await leaving.transfer(`sip:${carol.number}@${office.domain}`);
    await third.established();
    await leaving.closed();
    const atTransfer = staying.heardMs();
    await Promise.all([staying.hears(atTransfer + 1000), third.hears(1000)]);
    await third.hangup();
    await Promise.all([staying.closed(), third.closed()]);
    expectTone(staying.heard(), 700, { from: atTransfer + 300, to: atTransfer + 900 });
    expectTone(third.heard(), tone);
  });
});

describe('attended transfer', () => {
  it('joins the party on hold with the one asked, and lets the phone between them go', async () => {
    const [between, first, second] = await Promise.all([
      alice.linphone({ plays: 600 }),
      bob.baresip({ plays: 1000, answers: 'at once' }),
      carol.baresip({ plays: 700, answers: 'at once' }),
    ]);
    await between.call(bob.number);
    await between.hold();
    await between.call(carol.number);
    await second.hears(400);
    await between.transferToCall(1, 2);
    const joined = await office.channelsWhen((channels) => channels.length === 2);
    expect(joined.map(({ extension }) => extension).sort()).toEqual([bob.number, carol.number]);
    const [firstAt, secondAt] = [first.heardMs(), second.heardMs()];
    await Promise.all([first.hears(firstAt + 1200), second.hears(secondAt + 1200)]);
    await first.hangup();
    await second.closed();
    expectTone(first.heard(), 700, { from: firstAt + 400, to: firstAt + 1100 });
    expectTone(second.heard(), 1000, { from: secondAt + 400, to: secondAt + 1100 });
    const records = await office.records(alice, { count: 2 });
    expect(records.map(({ hangup_cause }) => hangup_cause)).toEqual(['ATTENDED_TRANSFER', 'ATTENDED_TRANSFER']);
  });
});

describe('click to call', () => {
  it('rings the extension, then the number, and connects them', async () => {
    const [caller, callee] = await Promise.all([
      alice.baresip({ plays: 440 }),
      bob.baresip({ plays: 1000, answers: 'at once' }),
    ]);
    const queued = await office.originate({ from: alice.number, to: bob.number });
    expect(queued).toMatchObject({ status: 'queued', from_ext: alice.number, to_number: bob.number });
    await caller.waitFor('CALL_INCOMING');
    expect(callee.wasInACall).toBe(false);
    await caller.command('accept');
    await Promise.all([caller.established(), callee.established()]);
    await Promise.all([caller.hears(1200), callee.hears(1200)]);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 1000, { from: 500 });
    expectTone(callee.heard(), 440, { from: 500 });
    expect(await office.records(alice)).toMatchObject([
      { call_id: queued.job_uuid, caller_number: alice.number, destination: bob.number, direction: 'local' },
    ]);
  });

  it('ends when the extension does not answer, and the number never rings', async () => {
    const [caller, callee] = await Promise.all([alice.sippCallee('uas-never-answers'), bob.baresip()]);
    const { job_uuid } = await office.originate({ from_ext: alice.number, to_number: bob.number, timeout: 5 });
    await caller.succeeds();
    expect(await office.records(alice)).toMatchObject([{ call_id: job_uuid, hangup_cause: 'NO_ANSWER', billsec: 0 }]);
    expect(callee.wasInACall).toBe(false);
  });

  it('is refused for an extension that is not registered, does not exist or is no number', async () => {
    const refused = await office.originate({ from: alice.number, to: bob.number }, 409);
    expect(JSON.stringify(refused)).toContain(`Extension ${alice.number} is not registered`);
    await office.originate({ from: '9999', to: bob.number }, 404);
    await office.originate({ from: 'alice', to: bob.number }, 400);
    await office.originate({ from: alice.number, to: 'bob' }, 400);
  });
});
