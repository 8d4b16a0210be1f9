import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelAt } from '../audio/measure.ts';
import type { BaresipOptions } from '../phones/baresip-configuration.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { expectTone } from './hearing.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

type Codecs = NonNullable<BaresipOptions['codecs']>;

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('codecs');
}, 60_000);

beforeEach(async () => {
  alice = await office.subscriber();
  bob = await office.subscriber({ hold_music: 'tone_stream://%(60000,0,650)' });
  carol = await office.subscriber();
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

/** The tone generator of the test phones speaks at -12 dBFS. */
const LOUD = -20;

/** Alice (440 Hz) has called bob (1000 Hz), each with these codecs alone. */
async function talking(forAlice: Codecs, forBob: Codecs): Promise<{ caller: BaresipPhone; callee: BaresipPhone }> {
  const [caller, callee] = await Promise.all([
    alice.baresip({ plays: 440, codecs: forAlice }),
    bob.baresip({ plays: 1000, codecs: forBob, answers: 'at once' }),
  ]);
  await caller.dial(bob.number);
  await Promise.all([caller.established(), callee.established()]);
  await Promise.all([caller.hears(1300), callee.hears(1300)]);
  return { caller, callee };
}

async function channelOf({ number }: Subscriber): Promise<Row> {
  const channel = (await office.channels()).find(({ extension }) => extension === number);
  if (!channel) throw new Error(`${number} has no channel`);
  return channel;
}

async function codecsInUse(): Promise<string[]> {
  const channels = await Promise.all([alice, bob].map(channelOf));
  return channels.map(({ read_codec }) => String(read_codec).toUpperCase());
}

async function control(subscriber: Subscriber, command: Row): Promise<void> {
  const { uuid } = await channelOf(subscriber);
  await office.control({ channel_uuid: uuid, ...command });
}

describe('two phones that share no codec', () => {
  it.each([['opus'], ['G722']] as const)('hear each other: only %s calls only PCMU', async (codec) => {
    const { caller, callee } = await talking([codec], ['PCMU']);
    expect(await codecsInUse()).toEqual([codec.toUpperCase(), 'PCMU']);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 1000);
    expectTone(callee.heard(), 440);
    expect(levelAt(caller.heard(), 1000)).toBeGreaterThan(LOUD);
    expect(levelAt(callee.heard(), 440)).toBeGreaterThan(LOUD);
    expect(levelAt(callee.heard(), 1000)).toBeLessThan(-50);
  });

  it.each([['opus'], ['G722']] as const)('hear each other: only PCMU calls only %s', async (codec) => {
    const { caller, callee } = await talking(['PCMU'], [codec]);
    expect(await codecsInUse()).toEqual(['PCMU', codec.toUpperCase()]);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 1000);
    expectTone(callee.heard(), 440);
  });

  it('a caller who never heard of Opus is heard by a phone with nothing else', async () => {
    const callee = await bob.baresip({ codecs: ['opus'], answers: 'at once' });
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, plays: 700, talkMs: 1500 });
    await call.succeeds();
    await callee.closed();
    expectTone(callee.heard(), 700);
  });

  it('a phone with only Opus hears the music of its holder', async () => {
    const { caller, callee } = await talking(['opus'], ['PCMU']);
    await control(bob, { action: 'hold' });
    const atHold = caller.heardMs();
    await caller.hears(atHold + 1000);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 650, { from: atHold + 300, to: atHold + 900 });
  });
});

describe('two phones that share a codec', () => {
  it('use it: what can pass untouched is not transcoded, until one of them is sent to a phone without it', async () => {
    const { caller, callee } = await talking(['opus'], ['opus', 'PCMU']);
    expect(await codecsInUse()).toEqual(['OPUS', 'OPUS']);
    const third = await carol.baresip({ plays: 700, codecs: ['PCMU'], answers: 'at once' });
    await control(bob, { action: 'transfer', destination: carol.number });
    await Promise.all([callee.closed(), third.established()]);
    const atTransfer = caller.heardMs();
    await Promise.all([caller.hears(atTransfer + 1000), third.hears(1200)]);
    await caller.hangup();
    await Promise.all([caller.closed(), third.closed()]);
    expectTone(caller.heard(), 1000, { from: 200, to: 1200 });
    expectTone(caller.heard(), 700, { from: atTransfer + 300, to: atTransfer + 900 });
    expectTone(third.heard(), 440);
  });
});
