import type { VoiceFlow } from '@strowger/callplan';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { SENT, TestFaxPlane } from '../testing/test-fax-plane.ts';
import { extension } from '../testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const DID = '+441632960123';

let laboratory: Laboratory;
let carrier: TestPhone;
let fax: TestFaxPlane;
beforeEach(() => {
  fax = new TestFaxPlane();
});
afterEach(() => laboratory.close());

async function callTo(nodes: VoiceFlow['nodes'], formats = {}): Promise<PhoneCall> {
  const flow = { start: '0', nodes: { 0: { type: 'start', data: {}, next: { done: '1' } }, ...nodes } };
  laboratory = await Laboratory.open({
    extensions: [extension('1001'), extension('1002')],
    engine: { fax: async () => fax },
    tenant: { inboundPrograms: [{ number: DID, enabled: true, program: { kind: 'flow', flow } }] },
  });
  carrier = await laboratory.phone({ user: '+491701234567' });
  const bob = await laboratory.registered('1002');
  bob.onCall = (call, phone) => phone.pickUp(call);
  laboratory.host.features.peers.add('127.0.0.1');
  laboratory.host.flowFaxes.set(9, FAX);
  return carrier.call(DID, { body: sdp(carrier.rtp.port, formats) });
}

const FAX = { path: '/nowhere/fax.tif', header: '', ident: DID, ecm: true, t38: 'accept', v17: true } as const;
const SENDS_FAX: VoiceFlow['nodes'] = {
  1: { type: 'fax_send', data: { document_id: 9 }, next: { success: '2', failure: '3' } },
  2: { type: 'dnc', data: {}, next: {} },
  3: { type: 'sms_send', data: {}, next: {} },
};

describe('a number that a graph answers (contract 30 §17.1)', () => {
  it('is walked through and hung up at its end', async () => {
    const call = await callTo({
      1: { type: 'say_digit', data: { digit: '1' }, next: { done: '2' } },
      2: { type: 'dnc', data: {}, next: {} },
    });
    await call.answered();
    await call.hasEnded();
    expect(laboratory.host.flowActions).toMatchObject([{ kind: 'dnc', number: '+491701234567', spoolId: null }]);
    expect(await laboratory.host.records(1)).toMatchObject([{ last_app: 'ivr', hangup_cause: 'NORMAL_CLEARING' }]);
  });

  it('transfers to an extension, which sees the number that it is told to show', async () => {
    const call = await callTo({
      1: { type: 'callerid_set', data: { callerid: '+441632960555' }, next: { done: '2' } },
      2: { type: 'transfer', data: { extension: '1002' }, next: {} },
    });
    const bridged = await laboratory.event('channel.bridged', '1002');
    expect(bridged).toMatchObject({ channel: { callerNumber: '+441632960555' } });
    await call.bye();
  });

  it('sends a fax to a caller in wide band, whom it asks for G.711 before', async () => {
    const wide = { formats: '9 8', rtpmap: ['9 G722/8000', '8 PCMA/8000'] };
    const call = await callTo(SENDS_FAX, wide);
    call.answerWith = ({ method }) =>
      method === 'INVITE' ? { status: 200, body: sdp(carrier.rtp.port) } : { status: 200 };
    const line = await fax.begun();
    const [offer] = call.requests.filter(({ method }) => method === 'INVITE');
    expect(offer?.text).toMatch(/m=audio \d+ RTP\/AVP 0 8\r/);
    line.finish();
    await call.hasEnded();
    expect(laboratory.host.flowActions).toMatchObject([{ kind: 'dnc', ownNumber: DID }]);
    expect(laboratory.host.flowFaxesOver).toEqual([SENT]);
  });

  it('sends none to a caller who stays with wide band, nor where there is no DSP', async () => {
    const wide = { formats: '9', rtpmap: ['9 G722/8000'] };
    const call = await callTo(SENDS_FAX, wide);
    call.answerWith = ({ method }) => ({ status: method === 'INVITE' ? 488 : 200 });
    await call.hasEnded();
    expect(laboratory.host.flowActions).toMatchObject([{ kind: 'sms_send' }]);
    fax.capability = { available: false, reason: 'no library' };
    const second = carrier.call(DID);
    await second.hasEnded();
    expect(laboratory.host.flowActions).toHaveLength(2);
    expect(fax.lines).toEqual([]);
  });
});
