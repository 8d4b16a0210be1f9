import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { header } from '../phones/message-log.ts';
import { eventually } from '../system/eventually.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('shutdown');
}, 60_000);

beforeEach(async () => {
  alice = await office.subscriber();
  bob = await office.subscriber();
});

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

async function isDraining(): Promise<boolean> {
  return (await fetch(`${exchange.server.url}/readyz`)).status === 503;
}

describe('SIGTERM while a call is up', () => {
  it('refuses new calls with 503, lets the call finish, ends with 0 and keeps its records', async () => {
    const { caller, callee } = await talking();
    const stopped = exchange.server.stop();
    await eventually(isDraining, (draining) => draining);
    const carol = await exchange.phones.sipp({
      scenario: 'uac-invites-and-is-refused',
      ...{ server: alice.account.server, domain: office.domain, number: bob.number },
    });
    await carol.succeeds();
    const [refusal] = carol.messages('received', 503);
    expect(refusal && header(refusal, 'Retry-After')).toMatch(/^\d+$/);
    const before = callee.heardMs();
    await Promise.all([callee.hears(before + 800), caller.hears(before + 800)]);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expect(await stopped).toBe(0);
    expectTone(callee.heard(), 440, { from: before, to: before + 700 });
    await exchange.server.restart();
    const records = await office.records(alice, { leg: 'all', count: 2 });
    expect(records.map(({ hangup_cause }) => hangup_cause)).toEqual(['NORMAL_CLEARING', 'NORMAL_CLEARING']);
  }, 120_000);

  it('twice ends all calls at once, tells their phones and records them as shut down', async () => {
    const { caller, callee } = await talking();
    const [carol, dave] = [await office.subscriber(), await office.subscriber()];
    const [waiting, ringing] = await Promise.all([carol.baresip(), dave.baresip()]);
    await waiting.dial(dave.number);
    await ringing.waitFor('CALL_INCOMING');
    const stopped = exchange.server.stop();
    await eventually(isDraining, (draining) => draining);
    const again = exchange.server.stop();
    await Promise.all([caller.closed(), callee.closed(), ringing.closed()]);
    expect((await waiting.closed()).param).toContain('503');
    expect([await stopped, await again]).toEqual([0, 0]);
    await exchange.server.restart();
    for (const subscriber of [alice, carol]) {
      const records = await office.records(subscriber, { leg: 'all', count: 2 });
      expect(records.map(({ hangup_cause }) => hangup_cause)).toEqual(['SYSTEM_SHUTDOWN', 'SYSTEM_SHUTDOWN']);
    }
  }, 120_000);
});

describe('a restart', () => {
  it('keeps the registrations: a phone is reached that has not registered again', async () => {
    const callee = await bob.sippCallee('uas-answers-and-waits-for-bye', { timeoutMs: 60_000 });
    expect(await exchange.server.stop()).toBe(0);
    await exchange.server.restart();
    const caller = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
    await Promise.all([caller.succeeds(), callee.succeeds()]);
  }, 120_000);

  it('after kill -9 in the middle of a call has a record of each of its legs', async () => {
    await talking();
    await exchange.server.kill9();
    await exchange.server.restart();
    const records = await office.records(alice, { leg: 'all', count: 2 });
    expect(records.map(({ hangup_cause }) => hangup_cause)).toEqual(['SYSTEM_SHUTDOWN', 'SYSTEM_SHUTDOWN']);
    expect(records.map(({ billsec }) => Number(billsec) >= 1)).toEqual([true, true]);
  }, 120_000);
});
