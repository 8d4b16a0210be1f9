import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const TIMER: [string, string] = ['Supported', 'timer'];
const ALLOW: [string, string] = ['Allow', 'INVITE, ACK, BYE, CANCEL, UPDATE'];

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({ engine: { sessionExpiresS: 2, minSessionExpiresS: 1 } });
  alice = await laboratory.registered('1001', { supported: ['timer'] });
  bob = await laboratory.registered('1002', { supported: ['timer'] });
});
afterEach(() => laboratory.close());

/** A call of alice that bob has answered, each with headers of theirs. */
async function connected(ofCaller: [string, string][], ofCallee: [string, string][]) {
  const caller = alice.call('1002', { headers: ofCaller });
  const callee = await bob.incoming();
  bob.pickUp(callee, undefined, ofCallee);
  await caller.until('an answer or refusal', () => caller.answer !== null || caller.failure !== null);
  return { caller, callee };
}

const requestOf = (call: PhoneCall, method: string) =>
  call.until(method, () => call.requests.find((request) => request.method === method));

describe('session timers (RFC 4028)', () => {
  it('are offered to the callee and agreed with each phone by itself', async () => {
    const { caller, callee } = await connected([TIMER], []);
    expect(callee.invite?.headers.get('Session-Expires')).toBe('2');
    expect(callee.invite?.headers.get('Min-SE')).toBe('1');
    expect(callee.invite?.headers.list('Supported')).toContain('timer');
    expect(caller.answer?.headers.get('Session-Expires')).toBe('2;refresher=uas');
    await caller.bye();
  });

  it('are refreshed by us with UPDATE where the phone allows it', async () => {
    const { caller } = await connected([TIMER, ALLOW], []);
    caller.answerWith = () => ({ status: 200, headers: [['Session-Expires', '2;refresher=uac']] });
    const update = await requestOf(caller, 'UPDATE');
    expect([update.headers.get('Session-Expires'), update.body.length]).toEqual(['2;refresher=uac', 0]);
    await caller.until('another', () => caller.requests.filter(({ method }) => method === 'UPDATE').length > 1);
    expect(caller.ended).toBe(false);
    await caller.bye();
  });

  it('are refreshed by us with a re-INVITE of the same session where it does not', async () => {
    const { callee } = await connected([], [['Session-Expires', '2;refresher=uac']]);
    const reinvite = await requestOf(callee, 'INVITE');
    expect(reinvite.headers.get('Session-Expires')).toBe('2;refresher=uac');
    expect(reinvite.text).toContain(`m=audio ${callee.mediaPort} `);
    await callee.bye();
  });

  it('are refreshed by the phone that wants to, and end the call with a Reason when it does not', async () => {
    const { caller, callee } = await connected([TIMER, ['Session-Expires', '2;refresher=uac']], []);
    expect(caller.answer?.headers.get('Require')).toBe('timer');
    const refreshed = await caller.dialog?.request({
      method: 'UPDATE',
      headers: [TIMER, ['Session-Expires', '2;refresher=uac']],
    });
    expect([refreshed?.status, refreshed?.headers.get('Session-Expires')]).toEqual([200, '2;refresher=uac']);
    await Promise.all([caller.hasEnded(), callee.hasEnded()]);
    const bye = await requestOf(caller, 'BYE');
    expect(bye.headers.getAll('Reason').join()).toMatch(/Q\.850;cause=102;text="Session expired".*SIP;cause=408/);
    const records = await laboratory.host.records(2);
    expect(records.map((record) => record.hangup_cause)).toEqual(Array(2).fill('RECOVERY_ON_TIMER_EXPIRE'));
  });

  it('end the call when the phone has forgotten it', async () => {
    const { caller, callee } = await connected([TIMER, ALLOW], []);
    caller.answerWith = ({ method }) => ({ status: method === 'UPDATE' ? 481 : 200 });
    await callee.hasEnded();
    await laboratory.host.records(2);
  });

  it('below our Min-SE are refused with 422, before anything rings', async () => {
    const call = alice.call('1002', { headers: [TIMER, ['Session-Expires', '0']] });
    expect(await call.refused()).toBe(422);
    expect(call.failure?.response?.headers.get('Min-SE')).toBe('1');
    expect(bob.calls).toHaveLength(0);
  });

  it('grow to the Min-SE of a callee that refuses with 422', async () => {
    bob.onCall = (call) => {
      if (call.invite?.headers.get('Session-Expires') === '2') {
        call.incoming?.reject(422, { headers: [['Min-SE', '50']] });
      } else bob.pickUp(call);
    };
    const caller = alice.call('1002', { body: sdp(alice.rtp.port) });
    await caller.answered();
    const [first, second] = bob.calls;
    expect(second?.invite?.headers.get('Session-Expires')).toBe('50');
    expect(second?.invite?.callId).toBe(first?.invite?.callId);
    expect(second?.invite?.cseq.sequence).toBe(2);
    await caller.bye();
    await laboratory.host.records(2);
  });
});
