import { alone } from '@strowger/sip/testing/alone';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCarriers } from '../testing/carriers.ts';
import { Laboratory } from '../testing/laboratory.ts';
import { ringGroup, withGroups } from '../testing/ring-group.ts';
import { extension, uuidOf } from '../testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const NUMBER = '+441632960000';
const SENT = '00441632960000';

let laboratory: Laboratory;
let alice: TestPhone;

beforeEach(async () => {
  const caller = { outboundCallerId: { name: 'Sales', number: '+441632960222' } };
  laboratory = await Laboratory.open({
    extensions: [extension('1001', caller), extension('1002', { outboundCallerId: { number: '+441632960333' } })],
  });
  alice = await laboratory.registered('1001');
});
afterEach(async () => {
  const { log } = laboratory;
  await laboratory.close();
  expect(log.filter((line) => line.startsWith('error'))).toEqual([]);
});

const refuses =
  (status: number, headers: [string, string][] = []) =>
  (call: PhoneCall) =>
    void call.incoming?.reject(status, { headers });
const answers = (call: PhoneCall, phone: TestPhone) => phone.pickUp(call);

async function two(first: (call: PhoneCall, phone: TestPhone) => void) {
  const [one, other] = await openCarriers(laboratory, {}, {});
  if (one === undefined || other === undefined) throw new Error('two carriers');
  one.onCall = first;
  other.onCall = answers;
  return { one, other };
}

describe('a call to outside (contract 30 §5.3)', () => {
  it('goes to the route’s provider in its own way of writing, rings and is answered, and its record says how it went', async () => {
    const [carrier] = await openCarriers(laboratory, { trunk: { callerIdInFrom: true, callerHeader: 'pid' } });
    const call = alice.call(NUMBER);
    const outside = await carrier?.incoming();
    expect(outside?.invite?.uriText).toMatch(new RegExp(`^sip:${SENT}@`));
    expect(outside?.invite?.headers.get('From')).toContain('"Sales" <sip:+441632960222@');
    expect(outside?.invite?.headers.get('P-Asserted-Identity')).toContain('<sip:+441632960222@');
    expect(outside?.invite?.text).toMatch(/m=audio \d+ RTP\/AVP 0 8/);
    expect(outside?.invite?.text).not.toMatch(alone('1001'));
    await call.rings();
    if (outside !== undefined) carrier?.pickUp(outside);
    await call.answered();
    await call.bye();
    await outside?.hasEnded();
    const [a, b] = await laboratory.host.records(2);
    expect(a).toMatchObject({
      leg: 'a',
      direction: 'outbound',
      extension: '1001',
      provider_id: null,
      emergency: false,
    });
    expect(b).toMatchObject({
      leg: 'b',
      direction: 'outbound',
      extension: '1001',
      extension_uuid: uuidOf('1001'),
      provider_id: 1,
      gateway_uuid: '00000000-0000-4000-8000-00000000c001',
      route_id: 10,
      destination_id: '44',
      rated_number: '441632960000',
      destination: '441632960000',
      caller_number: '+441632960222',
      emergency: false,
      hangup_cause: 'NORMAL_CLEARING',
    });
  });

  it('passes early media on, and the caller’s CANCEL', async () => {
    const [carrier] = await openCarriers(laboratory, {});
    if (carrier === undefined) throw new Error('a carrier');
    carrier.onCall = (call) => {
      call.incoming?.ring(183, { body: sdp(carrier.rtp.port), contentType: 'application/sdp' });
    };
    const call = alice.call(NUMBER);
    await call.until('early media', () => call.provisionals.some(({ status, text }) => status === 183 && text !== ''));
    call.outgoing?.cancel();
    const outside = await carrier.incoming();
    await outside.isCancelled();
    expect(await call.refused()).toBe(487);
    expect(await laboratory.host.records(2)).toMatchObject([
      { leg: 'a', hangup_cause: 'ORIGINATOR_CANCEL' },
      { leg: 'b', hangup_cause: 'ORIGINATOR_CANCEL' },
    ]);
  });

  it.each([503, 500, 408])('%s: the next provider has the call; each try has a record', async (status) => {
    const { one } = await two(refuses(status));
    const call = alice.call(NUMBER);
    await call.answered();
    expect(one.calls).toHaveLength(1);
    await call.bye();
    const records = await laboratory.host.records(3);
    expect(records.map(({ provider_id }) => provider_id)).toEqual([null, 1, 2]);
  });

  it('404 with the cause of no route moves on, without it does not', async () => {
    const { one, other } = await two(refuses(404, [['Reason', 'Q.850;cause=3']]));
    const call = alice.call(NUMBER);
    await call.answered();
    await call.bye();
    one.onCall = refuses(404);
    expect(await alice.call(NUMBER).refused()).toBe(404);
    expect(other.calls).toHaveLength(1);
  });

  it.each([486, 403, 480])('%s goes to the caller as it is', async (status) => {
    const { other } = await two(refuses(status));
    expect(await alice.call(NUMBER).refused()).toBe(status);
    expect(other.calls).toHaveLength(0);
  });

  it('passes over a provider whose channels are full, and is 503 where there is no other', async () => {
    const [full, other] = await openCarriers(laboratory, { trunk: { channels: 1 } }, {});
    if (full === undefined || other === undefined) throw new Error('two carriers');
    [full.onCall, other.onCall] = [answers, answers];
    const first = alice.call(NUMBER);
    await first.answered();
    const second = alice.call(NUMBER);
    await second.answered();
    expect([full.calls.length, other.calls.length]).toEqual([1, 1]);
    const [alone] = await openCarriers(laboratory, { trunk: { channels: 1 } });
    expect(alone).toBeDefined();
    expect(await alice.call(NUMBER).refused()).toBe(503);
    await Promise.all([first.bye(), second.bye()]);
  });

  it('passes over a provider that rests after three failures', async () => {
    const { one } = await two(refuses(503));
    for (const _ of [1, 2, 3, 4]) {
      const call = alice.call(NUMBER);
      await call.answered();
      await call.bye();
    }
    expect(one.calls).toHaveLength(3);
  });

  it('withheld is asked not to be shown, and names the caller to the provider alone', async () => {
    const [carrier] = await openCarriers(laboratory, { trunk: { callerHeader: 'pid' } });
    const call = alice.call(NUMBER, { headers: [['Privacy', 'id']] });
    const outside = await carrier?.incoming();
    expect(outside?.invite?.headers.get('From')).toContain('anonymous');
    expect(outside?.invite?.headers.get('Privacy')).toBe('id');
    expect(outside?.invite?.headers.get('P-Asserted-Identity')).toContain('+441632960222');
    call.outgoing?.cancel();
    await call.refused();
  });

  it('that credit refuses is 402 with the reason in its record, and rings nowhere', async () => {
    const [carrier] = await openCarriers(laboratory, {});
    laboratory.host.callCredit.answer = { allowed: false, reason: 'no-credit' };
    expect(await alice.call(NUMBER).refused()).toBe(402);
    expect(carrier?.calls).toHaveLength(0);
    const records = await laboratory.host.records(2);
    expect(records.map(({ block_reason }) => block_reason)).toEqual(['no-credit', 'no-credit']);
  });

  it('is sent nowhere else by whoever is outside', async () => {
    const [carrier] = await openCarriers(laboratory, {});
    if (carrier === undefined) throw new Error('a carrier');
    carrier.onCall = answers;
    const call = alice.call(NUMBER);
    await call.answered();
    const outside = await carrier.incoming();
    await outside.refer('sip:00441632960999@carrier-1.test');
    await outside.noticed(503);
    expect(carrier.calls).toHaveLength(1);
    await call.bye();
  });

  it('that was forwarded says so by a number that means something outside', async () => {
    const [carrier] = await openCarriers(laboratory, {});
    laboratory.host.tenant = {
      ...laboratory.host.tenant,
      extensions: new Map([
        ...laboratory.host.tenant.extensions,
        [
          uuidOf('1002'),
          extension('1002', {
            outboundCallerId: { number: '+441632960333' },
            forwardAll: { enabled: true, destination: NUMBER },
          }),
        ],
      ]),
    };
    const call = alice.call('1002');
    const outside = await carrier?.incoming();
    expect(outside?.invite?.headers.get('Diversion')).toBe('<sip:+441632960333@192.0.2.1>;reason=unconditional');
    expect(outside?.invite?.headers.get('History-Info')).toBeUndefined();
    call.outgoing?.cancel();
    await call.refused();
  });
});

describe('click to call (contract 20 §13.3)', () => {
  it('rings the extension first, then calls outside as if that had dialled', async () => {
    const [carrier] = await openCarriers(laboratory, {});
    if (carrier === undefined) throw new Error('a carrier');
    carrier.onCall = answers;
    alice.onCall = answers;
    const request = { tenantId: 7, extensionUuid: uuidOf('1001'), to: NUMBER, callerName: '', autoAnswer: false };
    const { answered } = await laboratory.engine.originate({ ...request, timeoutSeconds: 10 });
    expect(await answered).toBe(true);
    const outside = await carrier.incoming();
    await outside.until('an ACK', () => outside.acked);
    await outside.bye();
    expect(await laboratory.host.records(2)).toMatchObject([
      { leg: 'a', direction: 'outbound', extension: '1001' },
      { leg: 'b', direction: 'outbound', provider_id: 1, rated_number: '441632960000' },
    ]);
  });
});

describe('an emergency call (contract 30 §5.3 step 0)', () => {
  it('goes past limits and credit to the next provider on any failure, is told and is no paid call', async () => {
    laboratory.host.tenant = { ...laboratory.host.tenant, maxConcurrentCalls: 1 };
    const { one, other } = await two(refuses(403));
    const talk = alice.call(NUMBER);
    expect(await talk.refused()).toBe(403);
    laboratory.host.callCredit.answer = { allowed: false, reason: 'no-credit' };
    const call = alice.call('112');
    await call.answered();
    expect((await one.incoming(1)).invite?.uriText).toMatch(/^sip:112@/);
    expect((await other.incoming()).invite?.uriText).toMatch(/^sip:112@/);
    expect(laboratory.host.emergencies).toMatchObject([
      { tenantId: 7, extension: '1001', number: '112', callerIdNumber: '+441632960222', providerId: 1 },
    ]);
    // It does not count towards the limit of one.
    laboratory.host.callCredit.answer = { allowed: true, maxSeconds: null };
    expect(await alice.call(NUMBER).refused()).toBe(403);
    // A tenant who is switched off keeps it.
    await laboratory.engine.endCalls(7, 0, 'MANAGER_REQUEST', 'emergencies');
    expect(call.ended).toBe(false);
    await call.bye();
    const records = await laboratory.host.records(7);
    expect(records.filter(({ emergency }) => emergency).map(({ provider_id }) => provider_id)).toEqual([1, 2]);
  });
});

describe('a member outside (contract 20 §4)', () => {
  it('rings beside the phones inside; who answers first has the call, the others are cancelled', async () => {
    const [carrier] = await openCarriers(laboratory, {});
    const bob = await laboratory.registered('1002');
    const group = ringGroup('6001', ['1002', NUMBER]);
    laboratory.host.tenant = withGroups(laboratory.host.tenant, group);
    const call = alice.call('6001');
    const [inside, outside] = [await bob.incoming(), await carrier?.incoming()];
    if (outside === undefined) throw new Error('a call outside');
    carrier?.pickUp(outside);
    await call.answered();
    await inside.isCancelled();
    await call.bye();
    const records = await laboratory.host.records(3);
    expect(records).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ leg: 'b', provider_id: 1, ring_group_uuid: group.uuid, extension: '' }),
        expect.objectContaining({ leg: 'b', extension: '1002', hangup_cause: 'LOSE_RACE' }),
      ]),
    );
  });
});
