import { alone } from '@strowger/sip/testing/alone';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension, TENANT_ID, uuidOf } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const night = {
  uuid: uuidOf('5000'),
  name: 'Night',
  number: '5000',
  enabled: true,
  featureCode: '*5000',
  hasPin: true,
  isNormal: true,
  normal: { app: '', data: '1002', sound: 'tone_stream://%(100,0,400)' },
  alternate: { app: '', data: '1002', sound: 'tone_stream://%(100,0,400)' },
};

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: ['1001', '1002', '1003'].map((number) => extension(number)),
    tenant: { callFlows: new Map([[night.uuid, night]]) },
  });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
});
afterEach(() => laboratory.close());

async function press(call: PhoneCall, keys: string): Promise<void> {
  for (const key of keys) {
    const body = `Signal=${key}\r\nDuration=100\r\n`;
    await call.dialog?.request({ method: 'INFO', body, contentType: 'application/dtmf-relay' });
  }
}

const changes = (count: number) =>
  laboratory.host.seen.until(`${count} changes`, () => {
    const { changes: made } = laboratory.host.features;
    return made.length >= count ? made : null;
  });

describe('a feature code (contract 20 §12.3)', () => {
  it('changes a setting, confirms it and ends the call', async () => {
    const call = alice.call('*78');
    await call.answered();
    expect(await changes(1)).toEqual([{ extensionUuid: uuidOf('1001'), setting: 'do_not_disturb', to: 'on' }]);
    await call.hasEnded();
    expect(alice.rtp.heard.length).toBeGreaterThan(0);
    const [record] = await laboratory.host.records(1);
    expect(record).toMatchObject({ destination: '*78', hangup_cause: 'NORMAL_CLEARING', last_app: 'set' });
  });

  it('asks for the number that was not dialled on, and asks again for one that is none', async () => {
    const call = alice.call('*72');
    await call.answered();
    await press(call, '#1002#');
    expect(await changes(1)).toEqual([
      { extensionUuid: uuidOf('1001'), setting: 'forward_all', to: { number: '1002' } },
    ]);
    await call.bye();
  });

  it('of a call flow asks its PIN and switches it', async () => {
    laboratory.host.features.pinsOf.set(`call_flow:${night.uuid}`, '4711');
    const call = alice.call('*5000');
    await call.answered();
    await press(call, '4711#');
    expect(await changes(1)).toEqual([{ callFlowUuid: night.uuid }]);
    await call.hasEnded();
  });

  it('of a call flow switches nothing by a wrong PIN', async () => {
    laboratory.host.features.pinsOf.set(`call_flow:${night.uuid}`, '4711');
    const call = alice.call('*5000');
    await call.answered();
    await press(call, '1111#');
    await laboratory.host.seen.until('a check', () => laboratory.host.features.pinChecks === 1);
    await call.bye();
    await laboratory.host.records(1);
    expect(laboratory.host.features.changes).toEqual([]);
  });

  it('calls the last caller, and the last number dialled', async () => {
    laboratory.host.features.last = { caller: '1002', dialled: '1002' };
    for (const [index, code] of ['*69', '*870'].entries()) {
      const call = alice.call(code);
      bob.pickUp(await bob.incoming(index));
      await call.answered();
      await call.bye();
      await laboratory.host.records(2 * (index + 1));
    }
  });

  it('says so where nobody has called', async () => {
    const call = alice.call('*69');
    await alice.rtp.seen.until('the announcement', () => alice.rtp.heard.length > 5);
    call.outgoing?.cancel({});
    const [record] = await laboratory.host.records(1);
    expect(record).toMatchObject({ last_app: 'playback', last_arg: 'last_caller_unknown' });
    expect(bob.calls).toEqual([]);
  });

  it('withholds who calls, from the phone and not from the record', async () => {
    const call = alice.call('*671002');
    const callee = await bob.incoming();
    expect(callee.invite?.headers.get('From')).toContain('anonymous@anonymous.invalid');
    expect(callee.invite?.headers.get('From')).not.toMatch(alone('1001'));
    call.outgoing?.cancel({});
    const [record] = await laboratory.host.records(2);
    expect(record).toMatchObject({ extension: '1001', caller_number: '1001' });
  });

  it('echoes what the caller says', async () => {
    const call = alice.call('*9196');
    await call.answered();
    alice.rtp.talk(() => call.mediaPort, 0, 0x44);
    await alice.rtp.hears(0, 0x44);
    await call.bye();
  });

  it.each(['*9197', '*9198', '*9664', '*9170', '*9171', '*9172'])('%s is heard', async (code) => {
    const call = alice.call(code);
    await call.answered();
    await alice.rtp.seen.until('audio', () => alice.rtp.heard.length > 5);
    await call.bye();
  });

  it('that is off is 404', async () => {
    expect(await alice.call('*724').refused()).toBe(404);
  });
});

describe('a wake-up call (contract 20 §12.3)', () => {
  const wakeUp = (change: unknown) => ({ extensionUuid: uuidOf('1001'), wakeUp: change });
  const heard = () => alice.rtp.seen.until('audio', () => alice.rtp.heard.length > 5);

  it('is ordered by HHMM, asked again for what is no time, and confirmed', async () => {
    const call = alice.call('*925');
    await call.answered();
    await heard();
    await press(call, '24600730');
    expect(await changes(1)).toEqual([wakeUp({ hour: 7, minute: 30 })]);
    const before = alice.rtp.heard.length;
    await alice.rtp.seen.until('the confirmation', () => alice.rtp.heard.length > before + 5);
    await call.bye();
  });

  it('that is ordered is taken back by 1, or gives way to another time', async () => {
    laboratory.host.features.wakeUpAt = new Date('2030-01-01T07:30:00Z');
    const first = alice.call('*925');
    await first.answered();
    await press(first, '1630');
    expect(await changes(1)).toEqual([wakeUp({ hour: 16, minute: 30 })]);
    await first.bye();
    const second = alice.call('*925');
    await second.answered();
    await press(second, '1#');
    expect((await changes(2)).at(-1)).toEqual(wakeUp('cancelled'));
    await second.bye();
  });

  it('greets who answers it and tells whether he did', async () => {
    const request = {
      tenantId: TENANT_ID,
      extensionUuid: uuidOf('1001'),
      to: '*925',
      timeoutSeconds: 30,
      callerName: 'Wake-up call',
      autoAnswer: false,
      entry: 'wake_up',
    } as const;
    const taken = await laboratory.engine.originate(request);
    const call = await alice.incoming();
    alice.pickUp(call);
    expect(await taken.answered).toBe(true);
    await heard();
    await call.bye();
    const [record] = await laboratory.host.records(1);
    expect(record).toMatchObject({ call_id: taken.callUuid, destination: '*925', last_app: 'wake_up' });
    const refused = await laboratory.engine.originate(request);
    const next = await alice.incoming(1);
    next.incoming?.reject(486);
    expect(await refused.answered).toBe(false);
  });
});

describe('a number that nobody has (contract 20 §0.9)', () => {
  it('is told to a caller who is answered', async () => {
    const call = alice.call('1002');
    const callee = await bob.incoming();
    bob.pickUp(callee);
    await laboratory.event('channel.bridged', '1002');
    const caller = (await laboratory.engine.channels()).find(({ leg }) => leg === 'a');
    await laboratory.engine.transfer({ uuid: caller?.uuid ?? '', tenantId: TENANT_ID }, '4711', 'aleg');
    await callee.hasEnded();
    await alice.rtp.seen.until('the announcement', () => alice.rtp.heard.length > 5);
    await call.bye();
    const [record] = await laboratory.host.records(2);
    expect(record).toMatchObject({ leg: 'a', last_app: 'playback', last_arg: 'number_not_in_service' });
  });
});
