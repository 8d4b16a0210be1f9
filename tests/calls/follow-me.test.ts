import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectStatus } from '../system/api-client.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('followme');
}, 60_000);

beforeEach(async () => {
  [alice, bob, carol] = [
    await office.subscriber(),
    await office.subscriber({ call_timeout: 5 }),
    await office.subscriber(),
  ];
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

/** Bob is looked for at these places. */
async function followBob(destinations: readonly object[], fields: object = {}): Promise<void> {
  const body = {
    extension_uuid: bob.number,
    follow_me_enabled: true,
    destinations,
    tenant_id: office.tenantId,
    ...fields,
  };
  expectStatus(await exchange.admin('POST', '/follow_me', body), 200);
}

const talks = () => alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 300 });

describe('follow me', () => {
  it('rings the own phones and, after its delay, another; whoever answers has the call', async () => {
    await followBob([
      { follow_me_destination: bob.number },
      { follow_me_destination: carol.number, follow_me_delay: 2 },
    ]);
    const [own, other] = await Promise.all([bob.baresip(), carol.baresip()]);
    const caller = await talks();
    await own.waitFor('CALL_INCOMING');
    expect(other.wasInACall).toBe(false);
    await other.answer();
    await Promise.all([caller.succeeds(), own.closed(), other.closed()]);
  });

  it('has a place confirm that a person is there', async () => {
    await followBob([{ follow_me_destination: carol.number, follow_me_prompt: 'true' }]);
    const [asked, caller] = await Promise.all([carol.baresip(), alice.baresip()]);
    await caller.dial(bob.number);
    await asked.answer();
    await asked.hears(700);
    await asked.sendDtmf('1');
    await caller.established();
    await caller.hangup();
    await asked.closed();
  });

  it('ends as busy with a place that is busy, unless that is ignored', async () => {
    await followBob([{ follow_me_destination: carol.number }, { follow_me_destination: bob.number }]);
    const own = await bob.baresip();
    await carol.sippCallee('uas-is-busy');
    expect(await alice.isRefused(bob.number)).toBe(486);
    await own.closed();
  });

  it('that finds nobody goes where unanswered calls go', async () => {
    const dora = await office.subscriber();
    await office.change(bob, { forward_no_answer_enabled: true, forward_no_answer_destination: dora.number });
    await followBob([{ follow_me_destination: carol.number, follow_me_timeout: 2 }]);
    const [silent, taking] = await Promise.all([
      carol.sippCallee('uas-never-answers'),
      dora.baresip({ answers: 'at once' }),
    ]);
    const caller = await talks();
    await Promise.all([caller.succeeds(), silent.succeeds(), taking.closed()]);
  });

  it('follows its switch at the extension from the very next call', async () => {
    await followBob([{ follow_me_destination: carol.number }]);
    const [own, other] = await Promise.all([
      bob.baresip({ answers: 'at once' }),
      carol.baresip({ answers: 'at once' }),
    ]);
    const first = await talks();
    await Promise.all([first.succeeds(), other.closed()]);
    await office.change(bob, { follow_me_enabled: false });
    const second = await talks();
    await Promise.all([second.succeeds(), own.closed()]);
  });
});
