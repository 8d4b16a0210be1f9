import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWav } from '@strowger/rtp';
import type { AttemptAction, AttemptProgress, AttemptRequest, VoiceFlow } from '@strowger/switch';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCarriers } from '../testing/carriers.ts';
import { Laboratory } from '../testing/laboratory.ts';
import { SENT, TestFaxPlane } from '../testing/test-fax-plane.ts';
import { extension, TENANT_ID, uuidOf } from '../testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const NUMBER = '+441632960000';
const ACCOUNT = { number: '+441632960111', name: 'Head office' };
const SHORT_TONE = 'tone_stream://%(100,0,440)';

let folder: string;
let laboratory: Laboratory;
let fax: TestFaxPlane;
let carrier: TestPhone;
let second: TestPhone;
let progress: AttemptProgress[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attempts-'));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  fax = new TestFaxPlane();
  progress = [];
  laboratory = await Laboratory.open({
    extensions: [extension('1001'), extension('1002')],
    engine: { fax: async () => fax },
  });
  [carrier, second] = await provide();
});
afterEach(async () => {
  const { log } = laboratory;
  await laboratory.close();
  expect(log.filter((line) => line.startsWith('error'))).toEqual([]);
});

/** Two carriers for voice and fax. */
async function provide(): Promise<[TestPhone, TestPhone]> {
  const both = { provider: { serviceFlag: 3 } };
  const [first, second] = await openCarriers(laboratory, both, both);
  const { outbound } = laboratory.host;
  if (first === undefined || second === undefined || outbound === undefined) throw new Error('two carriers');
  laboratory.host.outbound = { ...outbound, routes: outbound.routes.map((route) => ({ ...route, serviceFlag: 0 })) };
  return [first, second];
}

function begin(action: AttemptAction, changes: Partial<AttemptRequest> = {}) {
  return laboratory.engine.attempt({
    tenantId: TENANT_ID,
    spoolId: 5,
    service: action.kind === 'send_fax' ? 'fax' : 'voice',
    caller: ACCOUNT,
    extensionUuid: null,
    to: NUMBER,
    answerTimeoutSeconds: 60,
    action,
    progress: (one) => {
      progress.push(one);
      laboratory.seen.notify();
    },
    ...changes,
  });
}

const PLAY: AttemptAction = { kind: 'play', sound: SHORT_TONE };
const FAX: AttemptAction = {
  kind: 'send_fax',
  fax: { path: '/nowhere/fax.tif', header: '', ident: ACCOUNT.number, ecm: true, t38: 'accept', v17: true },
};

/** A tenth of a second of silence. */
async function soundFile(): Promise<string> {
  const path = join(folder, 'reading.wav');
  await writeFile(path, buildWav(new Int16Array(800), 8000));
  return path;
}

async function taken(index = 0): Promise<PhoneCall> {
  const call = await carrier.incoming(index);
  carrier.pickUp(call);
  return call;
}

describe('an attempt of the system itself (contract 30 §18.5, §20)', () => {
  it('sends a fax over the provider in G.711 alone, tells how it goes, and leaves a record of a call outbound', async () => {
    const { callUuid, finished } = await begin(FAX);
    const call = await taken();
    expect(call.invite?.text).toMatch(/m=audio \d+ RTP\/AVP 0 8 101\r/);
    expect(call.invite?.headers.get('From')).toContain('+441632960111');
    const line = await fax.begun();
    expect(line.job).toMatchObject({ kind: 'send', fax: { path: '/nowhere/fax.tif' }, quietMs: 2000 });
    line.confirms(1, 1);
    line.finish();
    const outcome = await finished;
    expect(outcome).toMatchObject({
      completed: true,
      cause: 'NORMAL_CLEARING',
      providerId: 1,
      destinationId: '44',
      fax: { success: true, pages: 1 },
      results: [],
    });
    expect(outcome.answeredAt).not.toBeNull();
    expect(progress).toEqual([
      { state: 'dialling', providerId: 1 },
      { state: 'connected', providerId: 1 },
      { state: 'page', page: 1, of: 1 },
    ]);
    await call.hasEnded();
    const [a, b] = await laboratory.host.records(2);
    expect(a).toMatchObject({
      call_id: callUuid,
      leg: 'a',
      direction: 'outbound',
      last_app: 'txfax',
      provider_id: null,
    });
    expect(a).toMatchObject({ caller_number: ACCOUNT.number, destination: NUMBER });
    expect(b).toMatchObject({ leg: 'b', originating_leg_uuid: callUuid, provider_id: 1, last_app: 'txfax' });
    expect(b).toMatchObject({ rated_number: null, destination: '441632960000', hangup_cause: 'NORMAL_CLEARING' });
    expect(laboratory.host.callCredit.asked).toEqual([]);
  });

  it('tells what became of a fax whose far side hung up', async () => {
    const { finished } = await begin(FAX);
    const call = await taken();
    await fax.begun();
    await call.bye();
    expect(await finished).toMatchObject({ completed: false, cause: 'NORMAL_CLEARING', fax: { success: false } });
    expect(fax.lines.every(({ isClosed }) => isClosed)).toBe(true);
  });

  it('takes T.38 from a peer that asks for it at once, and goes back to audio when it asks for that', async () => {
    await begin(FAX);
    const call = await taken();
    const answer = await reinvite(call, T38_OFFER);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain('m=image 40002 udptl t38');
    expect(answer.text).toContain('a=T38FaxUdpEC:t38UDPRedundancy');
    const line = await fax.begun();
    expect(line.t38).toMatchObject([{ address: '127.0.0.1', port: 5004, parameters: { maxDatagram: 1400 } }]);
    const back = await reinvite(call, sdp(carrier.rtp.port));
    expect(back.text).toMatch(/m=audio [1-9]/);
    line.finish();
  });

  it('refuses T.38 where it is to be refused, and outside of faxes', async () => {
    const refusing = { ...FAX, fax: { ...FAX.fax, t38: 'refuse' as const } };
    const { finished } = await begin(refusing);
    expect((await reinvite(await taken(), T38_OFFER)).status).toBe(488);
    (await fax.begun()).finish();
    await finished;
    const voice = await begin({ kind: 'play', sound: 'silence_stream://5000' });
    const call = await taken(1);
    expect((await reinvite(call, T38_OFFER)).status).toBe(488);
    await call.bye();
    await voice.finished;
  });

  it('asks for T.38 where that is wanted, once a fax is heard; refused, it goes on', async () => {
    await begin({ ...FAX, fax: { ...FAX.fax, t38: 'request' } });
    const call = await carrier.incoming();
    call.answerWith = ({ method }) => ({ status: method === 'INVITE' ? 488 : 200 });
    carrier.pickUp(call);
    const line = await fax.begun();
    line.hears('ced');
    await call.until('the offer', () => call.requests.some(({ text }) => text.includes('m=image 40002 udptl t38')));
    line.hears('ced');
    expect(line.t38).toEqual([]);
    line.finish();
    await call.hasEnded();
    expect(call.requests.filter(({ method }) => method === 'INVITE')).toHaveLength(1);
  });

  it('goes over to the next provider where the first cannot, and names the one that took it', async () => {
    carrier.onCall = (call) => void call.incoming?.reject(503);
    second.onCall = (call, phone) => phone.pickUp(call);
    const { finished } = await begin(PLAY);
    expect(await finished).toMatchObject({ completed: true, providerId: 2 });
    expect(progress.filter(({ state }) => state === 'dialling')).toMatchObject([{ providerId: 1 }, { providerId: 2 }]);
  });

  it('plays a message and has done its work', async () => {
    const { finished } = await begin(PLAY);
    const call = await taken();
    expect(await finished).toMatchObject({ completed: true, cause: 'NORMAL_CLEARING', fax: null });
    await call.hasEnded();
    expect(await laboratory.host.records(2)).toMatchObject([{ last_app: 'playback' }, { last_app: 'playback' }]);
  });

  it('plays a file of the host’s, again after a pause where that is wanted', async () => {
    const path = await soundFile();
    const begun = Date.now();
    const { finished } = await begin({ kind: 'play_file', path, againAfterMs: 300 });
    const call = await taken();
    expect(await finished).toMatchObject({ completed: true, cause: 'NORMAL_CLEARING' });
    expect(Date.now() - begun).toBeGreaterThan(500);
    await call.hasEnded();
    expect(await laboratory.host.records(2)).toMatchObject([{ last_app: 'playback' }, { last_app: 'playback' }]);
  });

  it('has not done it where the far side hung up before', async () => {
    const { finished } = await begin({ kind: 'play', sound: 'silence_stream://9000' });
    const call = await taken();
    await laboratory.event('channel.answered');
    await call.bye();
    expect(await finished).toMatchObject({ completed: false, cause: 'NORMAL_CLEARING' });
  });

  it('connects whom it has called with an extension, whose phone shows the number', async () => {
    const phone = await laboratory.registered('1002');
    const { finished } = await begin({ kind: 'connect', extensionUuid: uuidOf('1002') });
    const call = await taken();
    const ringing = await phone.incoming();
    expect(ringing.invite?.from.uri).toMatchObject({ user: NUMBER });
    phone.pickUp(ringing);
    await laboratory.event('channel.bridged', '1002');
    await ringing.bye();
    expect(await finished).toMatchObject({ completed: true, cause: 'NORMAL_CLEARING' });
    await call.hasEnded();
  });

  it.each([
    [486, 'USER_BUSY'],
    [404, 'UNALLOCATED_NUMBER'],
    [603, 'CALL_REJECTED'],
  ])('refused with %s ends with %s', async (status, cause) => {
    const { finished } = await begin(PLAY);
    const call = await carrier.incoming();
    call.incoming?.reject(status);
    expect(await finished).toMatchObject({ completed: false, cause, answeredAt: null, providerId: 1 });
  });

  it('lets it ring as long as told', async () => {
    const { finished } = await begin(PLAY, { answerTimeoutSeconds: 0.2 });
    const call = await carrier.incoming();
    expect(await finished).toMatchObject({ completed: false, cause: 'NO_ANSWER', answeredAt: null });
    await call.isCancelled();
  });

  it('is cancelled like any call, before and after the answer', async () => {
    const ringing = await begin(PLAY);
    const call = await carrier.incoming();
    await laboratory.engine.hangup({ uuid: ringing.callUuid, tenantId: TENANT_ID }, 'ORIGINATOR_CANCEL', 'deleted');
    expect(await ringing.finished).toMatchObject({ completed: false, cause: 'ORIGINATOR_CANCEL' });
    await call.isCancelled();
    const sending = await begin(FAX);
    const sent = await taken(1);
    await fax.begun();
    await laboratory.engine.hangup({ uuid: sending.callUuid, tenantId: TENANT_ID }, 'ORIGINATOR_CANCEL', 'deleted');
    expect(await sending.finished).toMatchObject({ completed: false, cause: 'ORIGINATOR_CANCEL' });
    await sent.hasEnded();
  });

  it('ends with the engine', async () => {
    const { finished } = await begin(FAX);
    await taken();
    await fax.begun();
    await laboratory.engine.stop(0);
    expect(await finished).toMatchObject({ completed: false, cause: 'SYSTEM_SHUTDOWN' });
  });

  it('is refused above the tenant’s limit, without a provider, and without a DSP', async () => {
    await expect(begin(PLAY, { to: '+331234' })).rejects.toMatchObject({ reason: 'not_found' });
    fax.capability = { available: false, reason: 'no library' };
    await expect(begin(FAX)).rejects.toMatchObject({ reason: 'unavailable', message: 'no library' });
    laboratory.host.tenant = { ...laboratory.host.tenant, maxConcurrentCalls: 1 };
    const first = await begin(PLAY);
    await expect(begin(PLAY)).rejects.toMatchObject({ reason: 'refused', message: 'max-concurrent-calls' });
    await carrier.incoming();
    await laboratory.engine.hangup({ uuid: first.callUuid, tenantId: null }, 'ORIGINATOR_CANCEL', '');
    await first.finished;
  });

  it('never calls for help', async () => {
    const { finished } = await begin(PLAY, { to: '999' });
    expect(await finished).toMatchObject({ completed: false, cause: 'CALL_REJECTED' });
  });

  it('needs credit', async () => {
    laboratory.host.callCredit.answer = { allowed: false, reason: 'no-credit' };
    const { finished } = await begin(PLAY);
    expect(await finished).toMatchObject({ completed: false, cause: 'CALL_REJECTED', answeredAt: null });
  });

  it('rings an extension of the tenant as a call from outside would', async () => {
    const phone = await laboratory.registered('1001');
    const { finished } = await begin(PLAY, { to: '1001' });
    const ringing = await phone.incoming();
    expect(ringing.invite?.from.uri).toMatchObject({ user: ACCOUNT.number });
    phone.pickUp(ringing);
    expect(await finished).toMatchObject({ completed: true, providerId: null });
  });
});

describe('a voice flow (contract 30 §17.1)', () => {
  const hangUp = { type: 'hangup', data: {}, next: {} };
  const flowOf = (nodes: VoiceFlow['nodes']): AttemptAction => ({
    kind: 'flow',
    flow: { start: '0', nodes: { 0: { type: 'start', data: {}, next: { done: '1' } }, ...nodes } },
  });

  async function press(call: PhoneCall, key: string): Promise<void> {
    await call.dialog?.request({
      method: 'INFO',
      body: `Signal=${key}\r\nDuration=160\r\n`,
      contentType: 'application/dtmf-relay',
    });
  }

  it('goes the way of the key that is pressed, and keeps what it learnt', async () => {
    const { finished } = await begin(
      flowOf({
        1: { type: 'play_menu', data: { message: '7', key_timeout: 5 }, next: { 1: '2', 2: '3' } },
        2: { type: 'dnc', data: {}, next: { done: '4' } },
        3: { type: 'log', data: { text: 'wrong' }, next: {} },
        4: hangUp,
      }),
    );
    const call = await taken();
    await laboratory.seen.until('the answer', () => progress.some(({ state }) => state === 'connected'));
    await press(call, '1');
    expect(await finished).toMatchObject({
      completed: true,
      results: [
        { name: 'key', data: '1' },
        { name: 'dnc', data: NUMBER },
      ],
    });
    expect(laboratory.host.flowActions).toMatchObject([{ kind: 'dnc', number: NUMBER, spoolId: 5 }]);
  });

  it('goes the way of no key when none comes, and hangs up where a result leads nowhere', async () => {
    const { finished } = await begin(
      flowOf({ 1: { type: 'play_menu', data: { key_timeout: 0.1 }, next: { timeout: '2' } }, 2: hangUp }),
    );
    const call = await taken();
    expect(await finished).toMatchObject({ completed: true, results: [] });
    await call.hasEnded();
  });

  it('reads a text aloud as its host does, and lets go of it', async () => {
    const { host } = laboratory;
    host.readings.set('Hello', await soundFile());
    const { finished } = await begin(
      flowOf({
        1: { type: 'tts', data: { text: 'Hello' }, next: { done: '2' } },
        2: { type: 'tts', data: { text: 'Nobody reads this' }, next: { done: '3' } },
        3: { type: 'log', data: { text: 'over' }, next: {} },
      }),
    );
    await taken();
    expect(await finished).toMatchObject({ completed: true, results: [{ name: 'log', data: 'over' }] });
    expect(host.readings.size).toBe(0);
  });

  it('sends a document as a fax on its call, and goes on by what became of it', async () => {
    const { host } = laboratory;
    if (FAX.kind === 'send_fax') host.flowFaxes.set(9, FAX.fax);
    const { finished } = await begin(
      flowOf({
        1: { type: 'fax_send', data: { document_id: '9' }, next: { success: '2', failure: '4' } },
        2: { type: 'fax_send', data: { document_id: 9 }, next: { success: '4', failure: '3' } },
        3: { type: 'fax_send', data: { document_id: 10 }, next: { done: '5' } },
        4: hangUp,
        5: { type: 'log', data: { text: 'over' }, next: {} },
      }),
    );
    await taken();
    const [first, second] = [await fax.begun(), fax.begun(1)];
    expect(first.job).toMatchObject({ kind: 'send', fax: { path: '/nowhere/fax.tif' } });
    first.finish();
    (await second).finish({ ...SENT, success: false, pages: 0, text: 'Training failed' });
    expect(await finished).toMatchObject({
      completed: true,
      fax: null,
      results: [
        { name: 'document', data: '9' },
        { name: 'fax_send', data: 'success' },
        { name: 'pages', data: '1' },
        { name: 'document', data: '9' },
        { name: 'fax_send', data: 'error' },
        { name: 'pages', data: '0' },
        { name: 'error', data: 'Training failed' },
        { name: 'document', data: '10' },
        { name: 'fax_send', data: 'error' },
        { name: 'pages', data: '0' },
        { name: 'error', data: 'The document cannot be sent' },
        { name: 'log', data: 'over' },
      ],
    });
    expect(host.flowFaxesOver.map(({ success }) => success)).toEqual([true, false]);
  });

  it('tells of a fax whose machine hung up, and lets go of its document', async () => {
    const { host } = laboratory;
    if (FAX.kind === 'send_fax') host.flowFaxes.set(9, FAX.fax);
    const { finished } = await begin(flowOf({ 1: { type: 'fax_send', data: { document_id: 9 }, next: {} } }));
    const call = await taken();
    await fax.begun();
    await call.bye();
    expect(await finished).toMatchObject({ completed: false });
    expect(host.flowFaxesOver).toMatchObject([{ success: false }]);
  });

  it('has done its work when the machine that has its fax hangs up', async () => {
    if (FAX.kind === 'send_fax') laboratory.host.flowFaxes.set(9, FAX.fax);
    const { finished } = await begin(
      flowOf({
        1: { type: 'fax_send', data: { document_id: 9 }, next: { success: '2' } },
        2: { type: 'wait', data: { seconds: 60 }, next: {} },
      }),
    );
    const call = await taken();
    (await fax.begun()).finish();
    await call.bye();
    expect(await finished).toMatchObject({ completed: true, results: [{}, { name: 'fax_send', data: 'success' }, {}] });
  });

  it('goes on by whether a message was taken', async () => {
    laboratory.host.flowRefusals.add('email_send');
    const { finished } = await begin(
      flowOf({
        1: { type: 'sms_send', data: { text_id: 7 }, next: { success: '2', failure: '4' } },
        2: { type: 'email_send', data: { template_id: 8 }, next: { success: '4', failure: '3' } },
        3: { type: 'email_send', data: { template_id: 8 }, next: { done: '5' } },
        4: hangUp,
        5: { type: 'log', data: { text: 'over' }, next: {} },
      }),
    );
    await taken();
    expect(await finished).toMatchObject({
      completed: true,
      results: [
        { name: 'sms_send', data: 'success' },
        { name: 'email_send', data: 'error' },
        { name: 'email_send', data: 'error' },
        { name: 'log', data: 'over' },
      ],
    });
    const told = { tenantId: TENANT_ID, spoolId: 5, number: NUMBER, ownNumber: ACCOUNT.number };
    expect(laboratory.host.flowActions).toEqual([{ ...told, kind: 'sms_send', data: { text_id: 7 } }]);
  });

  it('transfers to an extension', async () => {
    const phone = await laboratory.registered('1002');
    const { finished } = await begin(
      flowOf({
        1: { type: 'callerid_set', data: { callerid: '+441632960555' }, next: { done: '2' } },
        2: { type: 'transfer', data: { extension: '1002' }, next: {} },
      }),
    );
    await taken();
    const ringing = await phone.incoming();
    expect(ringing.invite?.from.uri).toMatchObject({ user: '+441632960555' });
    phone.pickUp(ringing);
    await laboratory.event('channel.bridged', '1002');
    await ringing.bye();
    expect(await finished).toMatchObject({ completed: true });
  });

  it('that goes round for ever without a pause comes to an end', async () => {
    const { finished } = await begin(flowOf({ 1: { type: 'log', data: {}, next: { done: '1' } } }));
    await taken();
    expect(await finished).toMatchObject({ completed: true });
  });

  it('is not completed where the far side hangs up on the way', async () => {
    const { finished } = await begin(flowOf({ 1: { type: 'wait', data: { seconds: 60 }, next: { done: '1' } } }));
    const call = await taken();
    await laboratory.event('channel.answered');
    await call.bye();
    expect(await finished).toMatchObject({ completed: false });
  });
});

const T38_OFFER = [
  'v=0',
  'o=machine 1 2 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 0 RTP/AVP 0',
  'm=image 5004 udptl t38',
  'a=T38FaxVersion:0',
  'a=T38FaxMaxDatagram:1400',
  'a=T38FaxUdpEC:t38UDPRedundancy',
  '',
].join('\r\n');

/** The far side's own re-INVITE. */
async function reinvite(call: PhoneCall, body: string): Promise<{ status: number; text: string }> {
  await call.until('the ACK', () => call.acked);
  const { dialog } = call;
  if (dialog === null) throw new Error('no dialog');
  return new Promise((resolve) =>
    dialog.invite(
      { body, contentType: 'application/sdp' },
      {
        onAnswer: ({ status, text }) => {
          dialog.ack({});
          resolve({ status, text });
        },
        onFailure: ({ status }) => resolve({ status, text: '' }),
      },
    ),
  );
}
