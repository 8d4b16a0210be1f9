import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension, TENANT_ID, uuidOf } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({ extensions: ['1001', '1002', '1003'].map((number) => extension(number)) });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
});
afterEach(() => laboratory.close());

const request = (changes: Partial<Parameters<Laboratory['engine']['originate']>[0]> = {}) => ({
  tenantId: TENANT_ID,
  extensionUuid: uuidOf('1001'),
  to: '1002',
  timeoutSeconds: 30,
  callerName: '',
  autoAnswer: false,
  ...changes,
});

describe('click to call (contract 20 §13.3)', () => {
  it('rings the extension, then calls on as if it had dialled', async () => {
    const { callUuid } = await laboratory.engine.originate(request());
    const first = await alice.incoming();
    expect(first.invite?.from).toMatchObject({ displayName: 'Click to call', uri: { user: '1002' } });
    expect(first.invite?.headers.has('Alert-Info')).toBe(false);
    expect(bob.calls).toHaveLength(0);
    alice.pickUp(first);
    const second = await bob.incoming();
    expect(second.invite?.from.uri).toMatchObject({ user: '1001' });
    bob.pickUp(second);
    await laboratory.event('channel.bridged', '1002');
    alice.rtp.talk(() => first.mediaPort, 0, 0x2a);
    bob.rtp.talk(() => second.mediaPort, 0, 0x55);
    await Promise.all([bob.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x55)]);
    await first.bye();
    await second.hasEnded();
    const [a, b] = await laboratory.host.records(2);
    expect(a).toMatchObject({
      call_id: callUuid,
      leg: 'a',
      extension: '1001',
      destination: '1002',
      direction: 'local',
    });
    expect(b).toMatchObject({ leg: 'b', originating_leg_uuid: callUuid, extension: '1002' });
  });

  it('asks for auto-answer only when wanted', async () => {
    await laboratory.engine.originate(request({ autoAnswer: true, callerName: 'Front desk' }));
    const first = await alice.incoming();
    expect(first.invite?.headers.get('Alert-Info')).toContain('alert-autoanswer');
    expect(first.invite?.headers.get('Call-Info')).toContain('answer-after=0');
    expect(first.invite?.from.displayName).toBe('Front desk');
  });

  it('ends NO_ANSWER when the extension does not answer, and nothing else rings', async () => {
    await laboratory.engine.originate(request({ timeoutSeconds: 1 }));
    await (await alice.incoming()).isCancelled();
    const [record] = await laboratory.host.records(1);
    expect(record).toMatchObject({ hangup_cause: 'NO_ANSWER', leg: 'a', answer_time: null });
    expect(bob.calls).toHaveLength(0);
  });

  it('rings every phone of the extension; the one that answers is the leg', async () => {
    const other = await laboratory.registered('1001');
    const { callUuid } = await laboratory.engine.originate(request());
    const [lost, won] = await Promise.all([alice.incoming(), other.incoming()]);
    other.pickUp(won);
    await lost.isCancelled();
    bob.onCall = (call) => call.incoming?.reject(486);
    await won.hasEnded();
    const records = await laboratory.host.records(2);
    expect(records.filter((record) => record.leg === 'a').map((record) => record.call_id)).toEqual([callUuid]);
  });

  it('refuses an extension that is not registered', async () => {
    await expect(laboratory.engine.originate(request({ extensionUuid: uuidOf('1003') }))).rejects.toMatchObject({
      reason: 'not_registered',
    });
  });
});
