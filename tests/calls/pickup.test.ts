import { afterEach, beforeAll, describe, expect, it } from 'vitest';
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
  office = await exchange.office('pickup');
  alice = await office.subscriber();
  bob = await office.subscriber({ call_group: 'sales' });
  carol = await office.subscriber({ call_group: 'sales' });
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

describe('a call that rings elsewhere (contract 20 §12.3)', () => {
  it.each([
    ['**', 'directed pickup'],
    ['*97', 'as some phones dial it'],
    ['*8', 'group pickup'],
  ])('is taken by %s (%s), and the two hear each other', async (code) => {
    const [caller, ringing, taker] = await Promise.all([
      alice.baresip({ plays: 440 }),
      bob.baresip(),
      carol.baresip({ plays: 1000 }),
    ]);
    await caller.dial(bob.number);
    await ringing.waitFor('CALL_INCOMING');
    await taker.dial(code === '*8' ? code : `${code}${bob.number}`);
    await Promise.all([caller.established(), taker.established(), ringing.closed()]);
    await Promise.all([caller.hears(1800), taker.hears(1800)]);
    await caller.hangup();
    await Promise.all([caller.closed(), taker.closed()]);
    expectTone(caller.heard(), 1000, { from: 700, to: 1500 });
    expectTone(taker.heard(), 440, { from: 700, to: 1500 });
  });

  it('is taken as a member’s of a ring group too', async () => {
    const group = { tenant_id: office.tenantId, ring_group_name: 'Sales', ring_group_extension: '6000' };
    const destinations = [{ destination_number: bob.number }];
    await exchange.admin('POST', '/ring_groups', { ...group, destinations });
    const [caller, ringing, taker] = await Promise.all([alice.baresip(), bob.baresip(), carol.baresip()]);
    await caller.dial('6000');
    await ringing.waitFor('CALL_INCOMING');
    await taker.dial(`**${bob.number}`);
    await Promise.all([caller.established(), taker.established(), ringing.closed()]);
    await taker.hangup();
    await caller.closed();
  });

  it('is not taken by another tenant', async () => {
    const stranger = await (await exchange.office('pickup-other')).subscriber();
    const [caller, ringing] = await Promise.all([alice.baresip(), bob.baresip()]);
    await caller.dial(bob.number);
    await ringing.waitFor('CALL_INCOMING');
    expect(await stranger.isRefused(`**${bob.number}`)).toBeGreaterThanOrEqual(400);
    expect(caller.events.some(({ type }) => type === 'CALL_ESTABLISHED')).toBe(false);
    await caller.hangup();
    await caller.closed();
  });
});
