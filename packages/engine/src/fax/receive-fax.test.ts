import type { InboundRouteConfiguration, TenantConfiguration } from '@strowger/callplan';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { SENT, TestFaxPlane } from '../testing/test-fax-plane.ts';
import { extension, uuidOf } from '../testing/test-host.ts';
import { sdp, type TestPhone } from '../testing/test-phone.ts';

const DID = '+441632960123';
const VOICE_DID = '+441632960124';
const VOICE_ROUTE: InboundRouteConfiguration = {
  uuid: uuidOf('9001'),
  number: VOICE_DID,
  regex: '',
  enabled: true,
  order: 100,
  app: 'transfer',
  data: '1002',
  namePrefix: '',
  records: false,
  accountcode: '',
  holdMusic: '',
  ringback: '',
  distinctiveRing: '',
  faxReceiver: { kind: 'program', programId: 31 },
};
const TENANT: Partial<TenantConfiguration> = {
  inboundPrograms: [{ number: DID, enabled: true, program: { kind: 'receive_fax', programId: 31 } }],
  inboundRoutes: [VOICE_ROUTE],
};

let laboratory: Laboratory;
let fax: TestFaxPlane;
let phone: TestPhone;

beforeEach(async () => {
  fax = new TestFaxPlane();
  laboratory = await Laboratory.open({
    extensions: [extension('1001'), extension('1002'), extension('1009', { type: 'fax' })],
    tenant: TENANT,
    engine: { fax: async () => fax },
  });
  phone = await laboratory.registered('1001');
});
afterEach(() => laboratory.close());

function received() {
  const { faxInbox, seen } = laboratory.host;
  return seen.until('a received fax', () => faxInbox.done[0]);
}

describe('the fax receiver (contract 30 §20)', () => {
  it('answers a fax extension after one ring and hands over what came, once', async () => {
    const call = phone.call('1009');
    await call.rings();
    expect(call.answer).toBeNull();
    await call.answered();
    const line = await fax.begun();
    const { faxInbox } = laboratory.host;
    expect(faxInbox.expected).toMatchObject([
      {
        receiver: { kind: 'extension', extensionUuid: uuidOf('1009') },
        callerNumber: '1001',
        callerName: 'Name of 1001',
        calledNumber: '1009',
      },
    ]);
    expect(line.job).toMatchObject({ kind: 'receive', terms: { ident: '+441632960111', ecm: true, v17: true } });
    line.finish();
    const { outcome, times } = await received();
    expect(outcome).toEqual(SENT);
    expect(times.answeredAt).not.toBeNull();
    await call.hasEnded();
    const [record] = await laboratory.host.records(1);
    expect(record).toMatchObject({ call_id: faxInbox.expected[0]?.callUuid, last_app: 'rxfax' });
    expect(record).toMatchObject({ hangup_cause: 'NORMAL_CLEARING' });
    expect(faxInbox.done).toHaveLength(1);
  });

  it('answers a DID whose program receives faxes', async () => {
    const call = phone.call(DID);
    await call.answered();
    (await fax.begun()).finish();
    await received();
    expect(laboratory.host.faxInbox.expected).toMatchObject([
      { receiver: { kind: 'program', programId: 31 }, calledNumber: DID },
    ]);
    await call.hasEnded();
  });

  it('rejects a call that nobody is to have the fax of', async () => {
    laboratory.host.faxInbox.isClosed = true;
    expect(await phone.call('1009').refused()).toBe(603);
    expect(await laboratory.host.records(1)).toMatchObject([{ hangup_cause: 'CALL_REJECTED' }]);
  });

  it('tells of a caller who hangs up before the answer, and of one who does so after it', async () => {
    const early = phone.call('1009');
    await early.rings();
    early.outgoing?.cancel();
    expect((await received()).outcome).toMatchObject({ success: false, pages: 0 });
    expect((await received()).times.answeredAt).toBeNull();
    const late = phone.call('1009');
    await late.answered();
    await fax.begun();
    await late.bye();
    const { faxInbox, seen } = laboratory.host;
    const second = await seen.until('the second', () => faxInbox.done[1]);
    expect(second.outcome).toMatchObject({ success: false, text: 'The call dropped' });
    expect(fax.lines.every(({ isClosed }) => isClosed)).toBe(true);
  });

  it('refuses what cannot carry a fax: no G.711, or no DSP here', async () => {
    const body = sdp(phone.rtp.port, { formats: '18', rtpmap: ['18 G729/8000'] });
    expect(await phone.call('1009', { body }).refused()).toBe(488);
    fax.capability = { available: false, reason: 'no library' };
    expect(await phone.call('1009').refused()).toBe(503);
    expect(laboratory.host.faxInbox.expected).toEqual([]);
  });
});

describe('a voice number that is listened to for faxes (contract 20 §11)', () => {
  async function callOver(number: string) {
    const carrier = await laboratory.phone({ user: '+491701234567' });
    const bob = await laboratory.registered('1002');
    laboratory.host.features.peers.add('127.0.0.1');
    const call = carrier.call(number);
    const ringing = await bob.incoming();
    bob.pickUp(ringing);
    await call.answered();
    return { call, ringing };
  }

  it('goes to the fax receiver once a fax is heard to call', async () => {
    const { call, ringing } = await callOver(VOICE_DID);
    await laboratory.event('channel.bridged', '1002');
    const ear = await fax.seen.until('an ear', () => fax.lines[0]);
    ear.hears('cng');
    await ringing.hasEnded();
    (await fax.begun()).finish();
    expect((await received()).outcome).toEqual(SENT);
    expect(laboratory.host.faxInbox.expected).toMatchObject([{ receiver: { kind: 'program', programId: 31 } }]);
    await call.hasEnded();
    expect(ear.isClosed).toBe(true);
  });

  it('stays where it is otherwise, and is not listened to once it is over', async () => {
    const { call, ringing } = await callOver(VOICE_DID);
    const ear = await fax.seen.until('an ear', () => fax.lines[0]);
    ear.hears('ced');
    await call.bye();
    await ringing.hasEnded();
    await fax.seen.until('the end', () => ear.isClosed);
    expect(laboratory.host.faxInbox.expected).toEqual([]);
  });
});
