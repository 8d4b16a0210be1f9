import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { header, type LoggedMessage, messageBody } from '../phones/message-log.ts';
import { eventually } from '../system/eventually.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('protocol');
}, 60_000);

beforeEach(async () => {
  [alice, bob, carol] = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

const waits = 'uas-answers-and-waits-for-bye';

describe('reliable provisional responses (RFC 3262)', () => {
  it('serve a caller that requires them', async () => {
    const callee = await bob.sippCallee(waits, { answerMs: 600 });
    const call = await alice.sipp('uac-requires-reliable-ringing', { number: bob.number, talkMs: 300 });
    await Promise.all([call.succeeds(), callee.succeeds()]);
    expect(call.messages('received', 180).map((ringing) => header(ringing, 'Require'))).toEqual(['100rel']);
  });
});

describe('session timers (RFC 4028)', () => {
  it('are refreshed by a phone that asks for that', async () => {
    const callee = await bob.sippCallee(waits);
    const keys = { session_expires: 90 };
    const call = await alice.sipp('uac-refreshes-its-session', { number: bob.number, talkMs: 300, keys });
    await Promise.all([call.succeeds(), callee.succeeds()]);
    expect(callee.messages('received', 'INVITE').map((invite) => header(invite, 'Session-Expires'))).toEqual(['1800']);
  });

  it('below 90 seconds are refused', async () => {
    const keys = { session_expires: 30 };
    const call = await alice.sipp('uac-asks-for-too-short-a-session', { number: bob.number, keys });
    await call.succeeds();
    expect(call.messages('received', 422).map((refusal) => header(refusal, 'Min-SE'))).toEqual(['90']);
  });
});

describe('a phone that answers 302', () => {
  it('sends the call on inside the tenant, whatever host it names', async () => {
    const keys = { contact: `sip:${carol.number}@somewhere.example:5099` };
    const moved = await bob.sippCallee('uas-moves-temporarily', { keys });
    const destination = await carol.sippCallee(waits);
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
    await Promise.all([call.succeeds(), moved.succeeds(), destination.succeeds()]);
    const invite = only(destination.messages('received', 'INVITE'));
    expect(header(invite, 'Diversion')).toBe(`<sip:${bob.number}@${office.domain}>;reason=deflection`);
    expect(header(invite, 'History-Info')).toContain(`sip:${bob.number}@${office.domain}`);
  });
});

describe('attended transfer by REFER with Replaces (RFC 3891)', () => {
  it('joins the two who talk to the phone, and tells it so', async () => {
    const target = await carol.sippCallee(waits);
    const consultation = await bob.sipp('uac-invites-and-waits-for-bye', { number: carol.number });
    const answer = await heard(() => consultation.messages('received', 200));
    const replaces = encodeURIComponent(
      `${header(answer, 'Call-ID')};to-tag=${tagIn(answer, 'To')};from-tag=${tagIn(answer, 'From')}`,
    );
    const keys = { refer_to: `sip:${carol.number}@${office.domain}?Replaces=${replaces}` };
    const between = await bob.sippCallee('uas-answers-and-refers', { talkMs: 300, keys });
    const caller = await alice.sipp('uac-invites-and-waits-for-bye', { number: bob.number });
    await Promise.all([between.succeeds(), consultation.succeeds()]);
    expect(between.messages('received', 'NOTIFY').map(messageBody)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 200 OK']);
    const joined = await office.channelsWhen((channels) => channels.length === 2);
    expect(joined.map(({ extension }) => extension).sort()).toEqual([alice.number, carol.number]);
    await eventually(
      async () => caller.messages('received', 'UPDATE'),
      (told) => told.length > 0,
    );
    expect(header(only(caller.messages('received', 'UPDATE')), 'P-Asserted-Identity')).toContain(
      `sip:${carol.number}@`,
    );
    await office.control({ action: 'hangup', channel_uuid: String(joined[0]?.uuid) });
    await Promise.all([caller.succeeds(), target.succeeds()]);
  });
});

describe('pickup by INVITE with Replaces (RFC 3891)', () => {
  it('takes a call that rings at another phone of the tenant; nobody else may', async () => {
    const ringing = await bob.sippCallee('uas-never-answers');
    const caller = await alice.sipp('uac-invites-and-waits-for-bye', { number: bob.number });
    const told = await heard(() => ringing.messages('sent', 180));
    const replaces = `${header(told, 'Call-ID')};to-tag=${tagIn(told, 'From')};from-tag=${tagIn(told, 'To')};early-only`;
    const stranger = await (await exchange.office('elsewhere')).subscriber();
    const call = { number: bob.number, keys: { replaces } };
    await (await stranger.sipp('uac-replaces-a-dialog-in-vain', call)).succeeds();
    const picked = await carol.sipp('uac-replaces-a-dialog', { ...call, talkMs: 500 });
    await Promise.all([picked.succeeds(), ringing.succeeds(), caller.succeeds()]);
    expect(header(only(ringing.messages('received', 'CANCEL')), 'Reason')).toContain('cause=200');
    const legs = await office.records(bob, { leg: 'b', count: 2 });
    expect(legs.map(({ hangup_cause }) => hangup_cause).sort()).toEqual(['NORMAL_CLEARING', 'PICKED_OFF']);
  });
});

/** The first of the messages, as soon as there is one. */
async function heard(messages: () => LoggedMessage[]): Promise<LoggedMessage> {
  return only(
    (
      await eventually(
        async () => messages(),
        (found) => found.length > 0,
      )
    ).slice(0, 1),
  );
}

function only(messages: readonly LoggedMessage[]): LoggedMessage {
  const [message] = messages;
  if (message === undefined || messages.length > 1) throw new Error(`${messages.length} messages instead of one`);
  return message;
}

function tagIn(message: LoggedMessage, name: string): string {
  return /;tag=([^;\s]+)/.exec(header(message, name) ?? '')?.[1] ?? '';
}
