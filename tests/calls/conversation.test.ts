import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { header, messageBody } from '../phones/message-log.ts';
import { tokenOf } from '../system/api-client.ts';
import { EventStream } from '../system/event-stream.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('conversation');
}, 60_000);

beforeEach(async () => {
  alice = await office.subscriber({ effective_caller_id_name: 'Alice Adams' });
  bob = await office.subscriber();
});

describe('two phones that talk', () => {
  it('hear each other, and both ends of the call are shown while it lasts', async () => {
    const [caller, callee] = await Promise.all([alice.baresip({ plays: 440 }), bob.baresip({ plays: 1000 })]);
    await caller.dial(bob.number);
    await callee.answer();
    await caller.established();
    await Promise.all([caller.hears(1300), callee.hears(1300)]);
    expect(await office.registrations()).toMatchObject([
      { reg_user: alice.number, realm: office.domain, status: 'Registered(UDP)', network_port: caller.port },
      { reg_user: bob.number, realm: office.domain, status: 'Registered(UDP)', network_port: callee.port },
    ]);
    const channels = await office.channels();
    expect(channels).toHaveLength(2);
    for (const extension of [alice.number, bob.number]) {
      expect(channels.find((channel) => channel.extension === extension)).toMatchObject({
        callstate: 'ACTIVE',
        direction: 'local',
        cid_name: 'Alice Adams',
        cid_num: alice.number,
        dest: bob.number,
        read_codec: 'PCMU',
        tenant_id: office.tenantId,
      });
    }
    expect(channels[0]?.bridge_uuid).toBe(channels[1]?.uuid);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 1000);
    expectTone(callee.heard(), 440);
    expect(await office.channelsWhen((left) => left.length === 0)).toEqual([]);
  });

  it('leave a record of each leg when the callee hangs up, over TCP as over UDP', async () => {
    const [caller, callee] = await Promise.all([
      alice.baresip({ plays: 440, transport: 'tcp' }),
      bob.baresip({ plays: 1000, answers: 'at once' }),
    ]);
    await caller.dial(bob.number);
    await caller.established();
    await Promise.all([caller.hears(1100), callee.hears(1100)]);
    await callee.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 1000);
    expectTone(callee.heard(), 440);
    const [a] = await office.records(alice, { status: 'answered' });
    const [b] = await office.records(alice, { leg: 'b' });
    for (const record of [a, b]) {
      expect(record).toMatchObject({
        caller_number: alice.number,
        destination: bob.number,
        direction: 'local',
        call_type: 'voice',
        context: office.domain,
        domain: office.domain,
        remote_ip: '127.0.0.1',
        hangup_cause: 'NORMAL_CLEARING',
      });
      expect(record?.billsec).toBeGreaterThanOrEqual(1);
      expect(record?.duration).toBeGreaterThanOrEqual(Number(record?.billsec));
      expect(record?.answer_time).not.toBeNull();
    }
    expect(a?.last_app).toBe('bridge');
    expect(a?.call_id).not.toBe(b?.call_id);
  });

  it('are told about by the events of the call, in their order, leg by leg', async () => {
    const token = await tokenOf(exchange.server.url, ADMIN_USERNAME, ADMIN_PASSWORD);
    const types = 'types=channel.*,registration.*,cdr.created';
    const stream = await EventStream.open(exchange.server.url, token, `${types}&tenant_id=${office.tenantId}`);
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip()]);
    const added = await stream.waitFor(
      ({ type, data }) => type === 'registration.added' && data.extension_uuid === alice.uuid,
    );
    expect(added.data).toMatchObject({
      extension: alice.number,
      domain_name: office.domain,
      contact_count: 1,
      network_ip: '127.0.0.1',
      network_port: caller.port,
      transport: 'udp',
    });
    await caller.dial(bob.number);
    await callee.answer();
    await caller.established();
    await callee.hears(300);
    await caller.hangup();
    for (const [leg, { uuid }] of [
      ['a', alice],
      ['b', bob],
    ] as const) {
      const ended = await stream.waitFor(({ type, data }) => type === 'channel.hangup' && data.extension_uuid === uuid);
      expect(ended.data).toMatchObject({ leg, hangup_cause: 'NORMAL_CLEARING', billsec: 1, dest: bob.number });
      const told = stream.events.filter(
        ({ type, data }) => type.startsWith('channel.') && data.uuid === ended.data.uuid,
      );
      expect(told.map(({ type }) => type)).toEqual(
        ['created', 'ringing', 'answered', 'bridged', 'hangup'].map((what) => `channel.${what}`),
      );
      const recorded = await stream.waitFor(
        ({ type, data }) => type === 'cdr.created' && data.call_id === ended.data.uuid,
      );
      expect(recorded.data).toMatchObject({
        leg,
        status: 'answered',
        extension_uuid: uuid,
        caller_number: alice.number,
      });
    }
    stream.close();
  });
});

describe('the caller', () => {
  it('is presented with his effective caller id, whatever his phone claims', async () => {
    const callee = await bob.sippCallee('uas-is-busy');
    await alice.isRefused(bob.number, { display: 'The President' });
    const [invite] = callee.messages('received', 'INVITE');
    expect(invite && header(invite, 'From')).toContain(`"Alice Adams" <sip:${alice.number}@${office.domain}>`);
    expect(invite?.text).not.toContain('The President');
  });
});

describe('twenty calls at once', () => {
  it('are all carried and all recorded', async () => {
    const [many, one] = [await office.subscriber({ limit_max: 50 }), await office.subscriber()];
    const callee = await many.sippCallee('uas-answers-and-waits-for-bye', { calls: 20 });
    const caller = await one.sipp('uac-invites-talks-and-hangs-up', { number: many.number, calls: 20, talkMs: 4000 });
    await office.channelsWhen((channels) => channels.filter(({ callstate }) => callstate === 'ACTIVE').length === 40);
    await Promise.all([caller.succeeds(), callee.succeeds()]);
    const records = await office.records(one, { leg: 'all', count: 40 });
    expect(records.map(({ hangup_cause }) => hangup_cause)).toEqual(Array(40).fill('NORMAL_CLEARING'));
    expect(await office.channels()).toEqual([]);
  });
});

describe('phones of different codecs', () => {
  it.each([
    ['PCMA', 'PCMU'],
    ['PCMU', 'PCMA'],
  ] as const)(
    'are transcoded: a caller who knows %s alone and a callee who knows %s alone hear each other',
    async (one, other) => {
      const [caller, callee] = await Promise.all([
        alice.baresip({ plays: 440, codecs: [one] }),
        bob.baresip({ plays: 1000, codecs: [other], answers: 'at once' }),
      ]);
      await caller.dial(bob.number);
      await caller.established();
      await Promise.all([caller.hears(1000), callee.hears(1000)]);
      const codecs = (await office.channels()).map((channel) => [channel.extension, channel.read_codec]);
      expect(Object.fromEntries(codecs)).toEqual({ [alice.number]: one, [bob.number]: other });
      await caller.hangup();
      await Promise.all([caller.closed(), callee.closed()]);
      expectTone(caller.heard(), 1000);
      expectTone(callee.heard(), 440);
    },
  );

  it('find the codec they share where each prefers another, whoever calls', async () => {
    const [linphone, baresip] = await Promise.all([
      alice.linphone({ plays: 600 }),
      bob.baresip({ plays: 1000, codecs: ['PCMA', 'PCMU'], answers: 'at once' }),
    ]);
    await linphone.call(bob.number);
    await baresip.hears(1500);
    await linphone.hangup();
    await baresip.closed();
    expectTone(linphone.heard(), 1000);
    expectTone(baresip.heard(), 600);
    await baresip.dial(alice.number);
    await linphone.answer();
    await baresip.hears(1500, { call: 1 });
    await baresip.hangup();
    await linphone.closed();
    expectTone(linphone.heard(), 1000);
    expectTone(baresip.heard(), 600);
  });
});

describe('codecs', () => {
  it('preferred by both phones are kept: opus is passed through', async () => {
    const [caller, callee] = await Promise.all([alice.linphone({ plays: 600 }), bob.linphone({ plays: 1000 })]);
    await Promise.all([caller.call(bob.number), callee.answer()]);
    await Promise.all([caller, callee].map((phone) => phone.hears(1200, { sampleRate: 48_000 })));
    expect((await office.channels()).map(({ read_codec }) => read_codec)).toEqual(['opus', 'opus']);
    await caller.hangup();
    await callee.closed();
    expectTone(caller.heard(), 1000);
    expectTone(callee.heard(), 600);
  });

  it('absolute_codec_string is exactly what the extension is offered', async () => {
    const picky = await office.subscriber({ absolute_codec_string: 'PCMA' });
    const callee = await picky.sippCallee('uas-is-busy');
    await alice.isRefused(picky.number);
    const [invite] = callee.messages('received', 'INVITE');
    const media = /^m=audio \d+ RTP\/AVP (.*)$/m.exec(invite ? messageBody(invite) : '')?.[1] ?? '';
    expect(media.split(' ').filter((type) => Number(type) < 96)).toEqual(['8']);
  });
});

describe('keys pressed in a call', () => {
  it('reach the other phone when sent as RFC 4733 events, from either side', async () => {
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip({ answers: 'at once' })]);
    await caller.dial(bob.number);
    await caller.established();
    await callee.established();
    await caller.sendDtmf('15#');
    await callee.hearsDigits('15#');
    await callee.sendDtmf('*0');
    await caller.hearsDigits('*0');
    await caller.hangup();
    await callee.closed();
  });

  it('reach the other phone when sent by INFO', async () => {
    const callee = await bob.baresip({ answers: 'at once' });
    const caller = await alice.sipp('uac-sends-dtmf-by-info', { number: bob.number, talkMs: 300 });
    await callee.hearsDigits('15#');
    await caller.succeeds();
    await callee.closed();
  });
});

describe('hold', () => {
  it.each(['uac-holds-with-sendonly-and-resumes', 'uac-holds-with-zero-address-and-resumes'])(
    '%s: the held party hears the music of the holder, then the holder again',
    async (scenario) => {
      const holder = await office.subscriber({ hold_music: 'tone_stream://%(60000,0,650)' });
      const callee = await bob.baresip({ plays: 1000, answers: 'at once' });
      const caller = await holder.sipp(scenario, { number: bob.number, talkMs: 1500, plays: 440 });
      const held = await office.channelsWhen((channels) => channels.some(({ callstate }) => callstate === 'HELD'));
      expect(held.filter(({ callstate }) => callstate === 'HELD').map(({ extension }) => extension)).toEqual([
        holder.number,
      ]);
      const resumed = await office.channelsWhen((channels) => channels.every(({ callstate }) => callstate !== 'HELD'));
      expect(resumed.map(({ callstate }) => callstate)).toEqual(['ACTIVE', 'ACTIVE']);
      await caller.succeeds();
      await callee.closed();
      const heard = callee.heard();
      expectTone(heard, 440, { from: 400, to: 1200 });
      expectTone(heard, 650, { from: 1900, to: 2700 });
      expectTone(heard, 440, { from: 3400, to: 4200 });
    },
  );

  it('by a phone stops both directions, and its resume joins both again', async () => {
    const holder = await office.subscriber({ hold_music: 'tone_stream://%(60000,0,650)' });
    const [holding, held] = await Promise.all([
      holder.linphone({ plays: 440 }),
      bob.baresip({ plays: 1000, answers: 'at once' }),
    ]);
    await holding.call(bob.number);
    await held.hears(1200);
    await holding.hold();
    const atHold = held.heardMs();
    await held.hears(atHold + 1200);
    const heardByHolder = holding.heardMs();
    await holding.resume();
    const atResume = held.heardMs();
    await Promise.all([held.hears(atResume + 1500), holding.hears(heardByHolder + 1200)]);
    await holding.hangup();
    await held.closed();
    expectTone(held.heard(), 440, { from: 300, to: 1000 });
    expectTone(held.heard(), 650, { from: atHold + 400, to: atHold + 1100 });
    expectTone(held.heard(), 440, { from: atResume + 700, to: atResume + 1400 });
    expectTone(holding.heard(), 1000, { from: heardByHolder + 400, to: heardByHolder + 1100 });
  });
});

describe('early media', () => {
  it('of the callee is heard by the caller before the answer, and the call goes on with it', async () => {
    const callee = await bob.sippCallee('uas-plays-early-media', { plays: 700, answerMs: 2500 });
    const caller = await alice.baresip({ plays: 440 });
    await caller.dial(bob.number);
    await caller.waitFor('CALL_PROGRESS');
    await caller.hears(1000);
    expect(caller.events.map(({ type }) => type)).not.toContain('CALL_ESTABLISHED');
    expect((await office.channels()).map(({ callstate }) => callstate)).toContain('EARLY');
    await caller.established();
    await caller.hangup();
    await caller.closed();
    await callee.succeeds();
    expectTone(caller.heard(0), 700, { from: 300, to: 900 });
  });
});
