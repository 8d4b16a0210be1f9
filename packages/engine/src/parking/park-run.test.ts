import type { ParkStep, Step } from '@strowger/callplan';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let carol: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: ['1001', '1002', '1003'].map((number) => extension(number)),
  });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  carol = await laboratory.registered('1003');
});
afterEach(() => laboratory.close());

/** Alice calls Bob, who sends her to a slot. */
async function sentBy(slot: string): Promise<{ readonly caller: PhoneCall; readonly sender: PhoneCall }> {
  const caller = alice.call('1002');
  const sender = await bob.incoming();
  bob.pickUp(sender);
  await caller.answered();
  await laboratory.event('channel.bridged', '1002');
  await sender.refer(`<sip:${slot}@acme.example>`);
  return { caller, sender };
}

describe('parking (contract 20 §12.5)', () => {
  it('keeps who is sent to *5900 in the first free slot, and lets the sender go at once', async () => {
    const { caller, sender } = await sentBy('*5900');
    expect((await sender.noticed(200)).headers.get('Subscription-State')).toMatch(/^terminated/);
    await sender.hasEnded();
    const fetching = carol.call('*5901');
    await fetching.answered();
    await laboratory.event('channel.bridged', '1003');
    await caller.bye();
    await fetching.hasEnded();
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('connects whoever dials a taken slot with who waits there, once', async () => {
    const waiting = alice.call('*5917');
    await waiting.answered();
    await alice.rtp.seen.until('the slot said', () => alice.rtp.heard.length > 0);
    const fetching = bob.call('*5917');
    await fetching.answered();
    await laboratory.event('channel.bridged', '1002');
    const parking = carol.call('*5917');
    await parking.answered();
    await fetching.bye();
    await waiting.hasEnded();
    expect((await laboratory.engine.channels()).map(({ extension: own }) => own)).toEqual(['1003']);
    await parking.bye();
  });

  it('frees the slot when who waits hangs up', async () => {
    const waiting = alice.call('*5901');
    await waiting.answered();
    await waiting.bye();
    const next = bob.call('*5901');
    await next.answered();
    expect((await laboratory.engine.channels()).map(({ extension: own }) => own)).toEqual(['1002']);
    await next.bye();
  });

  it('rings who parked a call that nobody fetched; unanswered it waits again, and ends the second time', async () => {
    hurry();
    const { caller, sender } = await sentBy('*5901');
    await sender.hasEnded();
    const recalled = await bob.incoming(1);
    expect(recalled.invite?.from.displayName).toBe('park#Name of 1001');
    await recalled.isCancelled();
    await caller.hasEnded();
    const records = await laboratory.host.records(3);
    expect(records.find(({ leg }) => leg === 'a')).toMatchObject({ hangup_cause: 'NO_ANSWER', last_app: 'park' });
  });

  it('gives a recalled call to who parked it', async () => {
    hurry();
    const { caller, sender } = await sentBy('*5901');
    await sender.hasEnded();
    bob.pickUp(await bob.incoming(1));
    await laboratory.seen.until(
      'both bridged again',
      () => laboratory.events.filter(({ type }) => type === 'channel.bridged').length >= 4,
    );
    await caller.bye();
  });
});

/** Parked calls wait and recalls ring for a second. */
function hurry(): void {
  const { host } = laboratory;
  const plan = host.plan.bind(host);
  host.plan = async (tenantId, leg) => {
    const planned = await plan(tenantId, leg);
    return { ...planned, steps: planned.steps.map((step) => (step.step === 'park' ? hurried(step) : step)) };
  };
}

function hurried(step: ParkStep): Step {
  return { ...step, timeoutSeconds: 1, recall: step.recall && { ...step.recall, timeoutSeconds: 1 } };
}
