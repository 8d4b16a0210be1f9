import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { header } from '../phones/message-log.ts';
import { freePorts } from '../phones/ports.ts';
import { eventually } from '../system/eventually.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('forwarding');
}, 60_000);

beforeEach(async () => {
  [alice, carol] = [await office.subscriber(), await office.subscriber()];
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

/** Alice calls and is answered at this phone. */
async function aliceReaches(phone: BaresipPhone, number: string): Promise<void> {
  const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number, talkMs: 200 });
  await call.succeeds();
  await phone.established();
  await phone.closed();
}

describe('forward_all', () => {
  it.each([
    ['where the phone is registered', true, {}],
    ['where no phone is registered', false, {}],
    ['before do-not-disturb', true, { do_not_disturb: true }],
    ['before the forward of a phone that is not registered', false, forwardTo('forward_user_not_registered', '4711')],
  ])('goes to its destination %s', async (_when, registered, fields) => {
    const bob = await office.subscriber({ ...forwardTo('forward_all', carol.number), ...fields });
    const destination = await carol.baresip({ answers: 'at once' });
    const passedOver = registered ? await bob.baresip() : null;
    await aliceReaches(destination, bob.number);
    expect(passedOver?.wasInACall ?? false).toBe(false);
    expect(await office.records(alice, { leg: 'b' })).toMatchObject([{ destination: carol.number }]);
  });

  it('is followed five times in a call; the sixth extension in a row is busy', async () => {
    await carol.baresip({ answers: 'at once' });
    let next = carol.number;
    const chain: string[] = [];
    for (let length = 1; length <= 6; length++) {
      next = (await office.subscriber(forwardTo('forward_all', next))).number;
      chain.push(next);
    }
    const reaches = await alice.sipp('uac-invites-talks-and-hangs-up', { number: chain[4] ?? '', talkMs: 200 });
    await reaches.succeeds();
    expect(await alice.isRefused(chain[5] ?? '')).toBe(486);
  });

  it('in a circle ends as busy', async () => {
    const [one, two] = [await office.subscriber(), await office.subscriber()];
    await office.change(one, forwardTo('forward_all', two.number));
    await office.change(two, forwardTo('forward_all', one.number));
    await Promise.all([one.baresip({ answers: 'at once' }), two.baresip({ answers: 'at once' })]);
    expect(await alice.isRefused(one.number)).toBe(486);
    expect(await office.records(alice, { status: 'busy' })).toMatchObject([{ hangup_cause: 'USER_BUSY' }]);
  });
});

describe('the forward on', () => {
  it('busy takes the call when the phone refuses, and tells the destination who was called', async () => {
    const bob = await office.subscriber(forwardTo('forward_busy', carol.number));
    await bob.sippCallee('uas-is-busy');
    const destination = await carol.sippCallee('uas-answers-and-waits-for-bye');
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
    await Promise.all([call.succeeds(), destination.succeeds()]);
    const [invite] = destination.messages('received', 'INVITE');
    expect(invite && header(invite, 'Diversion')).toContain(`sip:${bob.number}@${office.domain}`);
    expect(invite && header(invite, 'From')).toContain(`sip:${alice.number}@`);
    expect(call.messages('received', 181)).toHaveLength(1);
  });

  it('busy takes the call of a phone that does not want to be disturbed', async () => {
    const bob = await office.subscriber({ do_not_disturb: true, ...forwardTo('forward_busy', carol.number) });
    const [destination, quiet] = await Promise.all([carol.baresip({ answers: 'at once' }), bob.baresip()]);
    await aliceReaches(destination, bob.number);
    expect(quiet.wasInACall).toBe(false);
  });

  it('no answer takes the call when the time to ring is over', async () => {
    const bob = await office.subscriber({ call_timeout: 5, ...forwardTo('forward_no_answer', carol.number) });
    const [destination, ringing] = await Promise.all([
      carol.baresip({ answers: 'at once' }),
      bob.sippCallee('uas-never-answers'),
    ]);
    await aliceReaches(destination, bob.number);
    await ringing.succeeds();
    const legs = await office.records(alice, { leg: 'b', count: 2 });
    expect(legs.map(({ destination: to, hangup_cause }) => [to, hangup_cause])).toEqual([
      [bob.number, 'NO_ANSWER'],
      [carol.number, 'NORMAL_CLEARING'],
    ]);
  });

  it('not registered takes the call when no phone is registered', async () => {
    const bob = await office.subscriber(forwardTo('forward_user_not_registered', carol.number));
    await aliceReaches(await carol.baresip({ answers: 'at once' }), bob.number);
  });
});

describe('limits', () => {
  it('a call below limit_max waits at the busy phone, the one above goes to limit_destination', async () => {
    const bob = await office.subscriber({ limit_max: 2, limit_destination: carol.number });
    const [dora, eve] = [await office.subscriber(), await office.subscriber()];
    const [called, destination, second] = await Promise.all([
      bob.baresip(),
      carol.baresip({ answers: 'at once' }),
      dora.baresip(),
    ]);
    const talking = await eve.baresip();
    await talking.dial(bob.number);
    await called.answer();
    await second.dial(bob.number);
    await called.waitFor('CALL_INCOMING');
    await second.waitFor('CALL_RINGING');
    await aliceReaches(destination, bob.number);
    await second.hangup();
    await talking.hangup();
    await Promise.all([second.closed(), talking.closed()]);
  });

  it('a call above limit_max without limit_destination is busy', async () => {
    const bob = await office.subscriber({ limit_max: 1 });
    const [called, talking] = await Promise.all([bob.baresip({ answers: 'at once' }), carol.baresip()]);
    await talking.dial(bob.number);
    await called.established();
    expect(await alice.isRefused(bob.number)).toBe(486);
    await talking.hangup();
    await called.closed();
  });
});

describe('a change over the API', () => {
  it('is live for the very next call', async () => {
    const bob = await office.subscriber();
    const [own, other] = await Promise.all([
      bob.baresip({ answers: 'at once' }),
      carol.baresip({ answers: 'at once' }),
    ]);
    await aliceReaches(own, bob.number);
    await office.change(bob, forwardTo('forward_all', carol.number));
    await aliceReaches(other, bob.number);
    await office.change(bob, { forward_all_enabled: false, do_not_disturb: true });
    expect(await alice.isRefused(bob.number)).toBe(486);
    await office.change(bob, { do_not_disturb: false, number_alias: '7001' });
    await aliceReaches(own, '7001');
  });

  it('that disables an extension drops its registration and not its call; it can neither call nor be called', async () => {
    const bob = await office.subscriber();
    const [phone, partner] = await Promise.all([bob.baresip(), carol.baresip({ answers: 'at once' })]);
    await phone.dial(carol.number);
    await phone.established();
    await office.change(bob, { enabled: false });
    const left = await eventually(
      () => office.registrations(),
      (all) => all.every((r) => r.reg_user !== bob.number),
    );
    expect(left.map(({ reg_user }) => reg_user)).toContain(carol.number);
    expect(await office.channels()).toHaveLength(2);
    await phone.hears(500);
    await phone.hangup();
    await partner.closed();
    expect(await alice.isRefused(bob.number)).toBe(404);
    await (await bob.sipp('uac-registers-with-wrong-password')).succeeds();
    await office.change(bob, { enabled: true });
    await (await bob.sipp('uac-registers')).succeeds();
  });

  it('of the password makes the next refresh of a registration fail', async () => {
    const bob = await office.subscriber();
    const port = await freePorts(2);
    await (await bob.sipp('uac-registers', { port })).succeeds();
    await office.change(bob, { password: 'another-secret-99' });
    await (await bob.sipp('uac-registers-with-wrong-password', { port })).succeeds();
    await (await bob.sipp('uac-registers', { port, password: 'another-secret-99' })).succeeds();
  });
});

function forwardTo(name: string, destination: string): Record<string, unknown> {
  return { [`${name}_enabled`]: true, [`${name}_destination`]: destination };
}
