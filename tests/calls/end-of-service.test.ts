import { describe, expect, it } from 'vitest';
import type { SippPhone } from '../phones/sipp-phone.ts';
import { expectStatus } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let serial = 0;
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

/** How long phones wait for an end that comes late. */
const PATIENT = { timeoutMs: 100_000 };

async function freshOffice(name: string): Promise<void> {
  serial += 1;
  office = await exchange.office(`${name}-${serial}`);
  [alice, bob] = [await office.subscriber(), await office.subscriber()];
}

/** Two phones in a call that neither of them ends. */
async function liveCall(from: Subscriber, to: Subscriber): Promise<{ caller: SippPhone; callee: SippPhone }> {
  const callee = await to.sippCallee('uas-answers-and-waits-for-bye', PATIENT);
  const caller = await from.sipp('uac-invites-and-waits-for-bye', { number: to.number, ...PATIENT });
  await office.channelsWhen((channels) =>
    channels.some(({ extension, callstate }) => extension === to.number && callstate === 'ACTIVE'),
  );
  return { caller, callee };
}

const causesOf = async (subscriber: Subscriber, leg: 'a' | 'all', count: number) =>
  (await office.records(subscriber, { leg, count })).map(({ hangup_cause }) => hangup_cause);

describe('the deletion of a tenant with a live call (contract 10 §4.3)', () => {
  it('is previewed with the call, then hangs up both phones at once and keeps the records', async () => {
    await freshOffice('leaving');
    const { caller, callee } = await liveCall(alice, bob);
    const preview = await exchange.admin('DELETE', `/tenants/${office.tenantId}?dry_run=1`);
    expect(expectStatus(preview, 200).body).toMatchObject({
      live_calls: 1,
      registrations: 1,
      deletes: { extensions: 2, domains: 1 },
    });
    expect(await office.channels()).toHaveLength(2);

    const deleted = await exchange.admin('DELETE', `/tenants/${office.tenantId}`);
    expect(expectStatus(deleted, 200).body).toBe(true);
    await Promise.all([caller.succeeds(), callee.succeeds()]);
    for (const phone of [caller, callee]) expect(phone.messages('received', 'BYE')).toHaveLength(1);
    expect(await causesOf(alice, 'all', 2)).toEqual(['MANAGER_REQUEST', 'MANAGER_REQUEST']);
    expect((await alice.registers()).at(-1)).not.toBe(200);
    expect((await exchange.admin('GET', `/tenants/${office.tenantId}`)).status).toBe(404);
  }, 120_000);
});

describe('a tenant who is switched off while calls are up (contract 10 §9.9)', () => {
  it('begins no new one; those that live may finish, and are ended after a minute', async () => {
    await freshOffice('resting');
    const [carol, dave] = [await office.subscriber(), await office.subscriber()];
    const finishing = await dave.sippCallee('uas-answers-and-waits-for-bye', PATIENT);
    const finishes = await carol.sipp('uac-invites-talks-and-hangs-up', { number: dave.number, talkMs: 10_000 });
    const { caller, callee } = await liveCall(alice, bob);
    const suspendedAt = Date.now();
    await office.reform({ active: '0' });
    await eventually(
      () => office.registrations(),
      (left) => left.length === 0,
    );
    expect(await alice.isRefused(bob.number)).toBe(403);
    expect(await office.channels()).toHaveLength(4);
    await Promise.all([finishes.succeeds(), finishing.succeeds()]);
    expect(await causesOf(carol, 'a', 1)).toEqual(['NORMAL_CLEARING']);
    // Said again, it changes nothing: the minute does not begin anew.
    await office.reform({ active: '0' });
    await Promise.all([caller.succeeds(), callee.succeeds()]);
    expect(Date.now() - suspendedAt).toBeGreaterThan(50_000);
    expect(Date.now() - suspendedAt).toBeLessThan(75_000);
    expect(callee.messages('received', 'BYE')).toHaveLength(1);
    expect(await causesOf(alice, 'a', 2)).toContain('MANAGER_REQUEST');
    await office.reform({ active: '1' });
    expect(await alice.registers()).toEqual([401, 200]);
  }, 180_000);
});

describe('max_concurrent_calls lowered below what is up (contract 10 §4.3)', () => {
  it('applies to new calls only', async () => {
    await freshOffice('shrinking');
    const [carol, dave, eve] = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
    const calls = [await liveCall(alice, bob), await liveCall(carol, dave)];
    await office.reform({ max_concurrent_calls: 1 });
    expect(await eve.isRefused(bob.number)).toBe(503);
    expect(await office.channels()).toHaveLength(4);
    for (const { uuid } of await office.channels()) {
      await exchange.admin('POST', '/realtime/control', { action: 'hangup', channel_uuid: String(uuid) });
    }
    await Promise.all(calls.flatMap(({ caller, callee }) => [caller.succeeds(), callee.succeeds()]));
    expect(await eve.isRefused('1999')).toBe(404);
  }, 120_000);
});
