import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let carol: TestPhone;
let caller: PhoneCall;
let callee: PhoneCall;
beforeEach(async () => {
  laboratory = await Laboratory.open({ extensions: ['1001', '1002', '1003'].map((number) => extension(number)) });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  carol = await laboratory.registered('1003');
  caller = alice.call('1002');
  callee = await bob.incoming();
  bob.pickUp(callee);
  await caller.answered();
  await laboratory.event('channel.bridged', '1002');
});
afterEach(() => laboratory.close());

const channelOf = async (number: string, tenantId: number | null = 7) => ({
  uuid: (await laboratory.channelOf(number)).uuid,
  tenantId,
});

describe('control of live calls (contract 20 §13.2)', () => {
  it('shows both legs while they live, to their tenant only', async () => {
    expect(await laboratory.engine.channels(8)).toEqual([]);
    const channels = await laboratory.engine.channels(7);
    const [a, b] = [channels.find(({ leg }) => leg === 'a'), channels.find(({ leg }) => leg === 'b')];
    expect(a).toMatchObject({ direction: 'local', callState: 'ACTIVE', destination: '1002', readCodec: 'PCMU' });
    expect(a?.bridgeUuid).toBe(b?.uuid);
    expect(b?.bridgeUuid).toBe(a?.uuid);
  });

  it('hangs up both legs with the reason', async () => {
    await laboratory.engine.hangup(await channelOf('1002'), 'NORMAL_CLEARING', 'administrator');
    await Promise.all([caller.hasEnded(), callee.hasEnded()]);
    expect(caller.requests.at(-1)?.headers.get('Reason')).toContain('administrator');
    const records = await laboratory.host.records(2);
    expect(records.map((record) => record.sip_hangup_disposition)).toEqual(['send_bye', 'send_bye']);
  });

  it('hangs up a call that still rings with the same cause on both legs', async () => {
    const waiting = alice.call('1003');
    const ringing = await carol.incoming();
    await waiting.rings();
    await laboratory.engine.hangup(await channelOf('1003'), 'NORMAL_CLEARING', 'administrator');
    await ringing.isCancelled();
    expect((await laboratory.host.records(2)).map((record) => record.hangup_cause)).toEqual([
      'NORMAL_CLEARING',
      'NORMAL_CLEARING',
    ]);
  });

  it("does not find another tenant's channel", async () => {
    const foreign = await channelOf('1001', 8);
    await expect(laboratory.engine.hangup(foreign, 'NORMAL_CLEARING', '')).rejects.toMatchObject({
      reason: 'not_found',
    });
    await expect(laboratory.engine.hold(foreign, 'toggle')).rejects.toMatchObject({ reason: 'not_found' });
    await expect(laboratory.engine.transfer(foreign, '1003', 'auto')).rejects.toMatchObject({ reason: 'not_found' });
  });

  it("transfers an extension's peer and lets the extension go", async () => {
    await laboratory.engine.transfer(await channelOf('1002'), '1003', 'auto');
    await callee.hasEnded();
    const third = await carol.incoming();
    carol.pickUp(third);
    await laboratory.event('channel.bridged', '1003');
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    carol.rtp.talk(() => third.mediaPort, 0, 0x66);
    await Promise.all([carol.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x66)]);
    expect(caller.ended).toBe(false);
    await caller.bye();
    await third.hasEnded();
    const records = await laboratory.host.records(3);
    expect(records.find((record) => record.extension === '1002')?.hangup_cause).toBe('BLIND_TRANSFER');
    expect(records.find((record) => record.leg === 'a')).toMatchObject({
      destination: '1003',
      caller_destination: '1002',
    });
  });

  it('transfers the leg that is named', async () => {
    await laboratory.engine.transfer(await channelOf('1001'), '1003', 'bleg');
    await caller.hasEnded();
    carol.pickUp(await carol.incoming());
    await laboratory.event('channel.bridged', '1003');
    expect(callee.ended).toBe(false);
    await callee.bye();
    await laboratory.host.records(3);
  });

  it('transfers both legs, each in a call of its own', async () => {
    await laboratory.engine.transfer(await channelOf('1001'), '1003', 'both');
    const [first, second] = await Promise.all([carol.incoming(0), carol.incoming(1)]);
    carol.pickUp(first);
    carol.pickUp(second);
    await laboratory.seen.until('two bridges', () =>
      laboratory.events.filter((event) => event.type === 'channel.bridged').length >= 6 ? true : null,
    );
    await caller.bye();
    await callee.bye();
    await laboratory.host.records(4);
  });

  it('is asked for by a phone with REFER', async () => {
    const answer = await callee.dialog?.request({
      method: 'REFER',
      headers: [['Refer-To', '<sip:1003@acme.example>']],
    });
    expect(answer?.status).toBe(202);
    carol.pickUp(await carol.incoming());
    await laboratory.event('channel.bridged', '1003');
    await callee.until('the notice', () => callee.requests.find((request) => request.method === 'NOTIFY'));
    await caller.bye();
    await laboratory.host.records(3);
  });

  it('joins the peers of two calls of a phone that asks with REFER and Replaces', async () => {
    const consultation = bob.call('1003');
    const third = await carol.incoming();
    carol.pickUp(third);
    await consultation.answered();
    await laboratory.event('channel.bridged', '1003');
    const { callId, remoteTag, localTag } = consultation.dialog ?? { callId: '', remoteTag: '', localTag: '' };
    const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
    const answer = await callee.dialog?.request({
      method: 'REFER',
      headers: [['Refer-To', `<sip:1003@acme.example?Replaces=${replaces}>`]],
    });
    expect(answer?.status).toBe(202);
    await Promise.all([callee.hasEnded(), consultation.hasEnded()]);
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    carol.rtp.talk(() => third.mediaPort, 0, 0x66);
    await Promise.all([carol.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x66)]);
    await caller.bye();
    await third.hasEnded();
    const records = await laboratory.host.records(4);
    expect(records.map((record) => record.hangup_cause).sort()).toEqual([
      'ATTENDED_TRANSFER',
      'ATTENDED_TRANSFER',
      'NORMAL_CLEARING',
      'NORMAL_CLEARING',
    ]);
  });

  it('does not join a call that is not the phone\u2019s own', async () => {
    const { callId, localTag, remoteTag } = caller.dialog ?? { callId: '', localTag: '', remoteTag: '' };
    const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
    await callee.dialog?.request({
      method: 'REFER',
      headers: [['Refer-To', `<sip:1001@acme.example?Replaces=${replaces}>`]],
    });
    await callee.until('the notice', () => callee.requests.find(({ text }) => text.startsWith('SIP/2.0 503')));
    expect([caller.ended, callee.ended]).toEqual([false, false]);
  });

  it('ends the calls of a tenant', async () => {
    await laboratory.engine.endCalls(8, 0, 'MANAGER_REQUEST');
    expect(laboratory.host.closed).toEqual([]);
    await laboratory.engine.endCalls(7, 0, 'MANAGER_REQUEST');
    await Promise.all([caller.hasEnded(), callee.hasEnded()]);
    expect((await laboratory.host.records(2)).map((record) => record.hangup_cause)).toEqual([
      'MANAGER_REQUEST',
      'MANAGER_REQUEST',
    ]);
  });

  it('knows no hold or transfer before the answer', async () => {
    const ringing = alice.call('1003');
    await ringing.rings();
    const [channel] = (await laboratory.engine.channels()).filter(({ extension: number }) => number === '1003');
    const reference = { uuid: channel?.uuid ?? '', tenantId: 7 };
    await expect(laboratory.engine.hold(reference, 'toggle')).rejects.toMatchObject({ reason: 'wrong_state' });
    await expect(laboratory.engine.transfer(reference, '1002', 'auto')).rejects.toMatchObject({
      reason: 'wrong_state',
    });
    await laboratory.engine.hangup(reference, 'NORMAL_CLEARING', 'administrator');
    expect(await ringing.refused()).toBe(480);
  });
});
