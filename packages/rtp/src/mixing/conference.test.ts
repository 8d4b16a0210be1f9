import { describe, expect, test } from 'vitest';
import { G722, OPUS, speak, usuallyHeardDb } from '../codec/phone.fixture.ts';
import type { Payload } from '../plane/api.ts';
import { eventually, openLeg, openPlane, PCMA, PCMU } from '../plane/call.fixture.ts';
import { stepsOf } from '../plane/rtp-peer.fixture.ts';

const TALK_MS = 900;
/** Heard about as loud as it was said. */
const HEARD = -3;
/** Not heard at all. */
const UNHEARD = -30;

type Leg = Awaited<ReturnType<typeof openLeg>>;

/** What a phone says, and in what. */
interface Phone {
  readonly leg: Leg;
  readonly payload: Payload;
  readonly frequency: number;
}

function talk(phones: readonly Phone[], ms = TALK_MS): Promise<unknown> {
  const talking = phones.map(({ leg, payload, frequency }) =>
    speak(leg.peer, leg.endpoint.port, payload, frequency, ms),
  );
  return Promise.all(talking);
}

function heard({ leg, payload }: Phone, frequency: number): number {
  return usuallyHeardDb(leg.peer, payload, frequency);
}

async function conference(payloads: readonly Payload[], options: { workers?: number; rateHz?: 8000 | 16_000 } = {}) {
  const { workers = 1, rateHz = 8000 } = options;
  const { plane, told } = await openPlane(workers === 1 ? null : { workers });
  const legs = await Promise.all(payloads.map((payload) => openLeg(plane, { payloads: [payload] })));
  const { mixerId } = await plane.createMixer({ rateHz });
  const phones = legs.map((leg, i) => ({ leg, payload: payloads[i] ?? PCMU, frequency: 500 + 300 * i }));
  for (const { leg } of phones) await plane.joinMixer(mixerId, leg.endpoint.id);
  const [a, b, c] = phones;
  if (!a || !b || !c) throw new Error('a conference has three phones');
  return { plane, told, mixerId, phones, a, b, c };
}

describe('members of a mixer', () => {
  test.each<[string, Payload[], { workers?: number; rateHz?: 8000 | 16_000 }]>([
    ['G.711 at 8 kHz', [PCMU, PCMA, PCMU], {}],
    ['G.711, G.722 and Opus at 16 kHz', [PCMU, G722, OPUS], { rateHz: 16_000 }],
    ['G.711, G.722 and Opus at 8 kHz', [PCMA, G722, OPUS], {}],
    ['on two media threads', [PCMU, G722, PCMA, PCMU], { workers: 2 }],
  ])('hear all others and never themselves (%s)', async (_, payloads, options) => {
    const { phones } = await conference(payloads, options);
    await talk(phones);
    for (const hearer of phones) {
      for (const { frequency } of phones) {
        if (frequency === hearer.frequency) expect(heard(hearer, frequency)).toBeLessThan(UNHEARD);
        else expect(heard(hearer, frequency)).toBeGreaterThan(HEARD);
      }
      const { sequence, timestamp, ssrcs } = stepsOf(hearer.leg.peer.heard);
      expect({ sequence, ssrcs }).toEqual({ sequence: 1, ssrcs: 1 });
      expect(timestamp).toBeGreaterThan(0);
    }
  });

  test('who only listen hear the same sum, whatever their volume, and no gap', async () => {
    const { plane, mixerId, a, b, c } = await conference([PCMU, PCMU, PCMU]);
    await plane.updateMember(c.leg.endpoint.id, { listenGainDb: -12 });
    await talk([a]);
    expect(heard(b, a.frequency)).toBeGreaterThan(HEARD);
    expect(Math.abs(heard(c, a.frequency) - heard(b, a.frequency) + 12)).toBeLessThan(1);
    expect(stepsOf(b.leg.peer.heard)).toEqual({ sequence: 1, timestamp: 160, ssrcs: 1 });
    expect(await plane.mixerMembers(mixerId)).toHaveLength(3);
  });

  test('what is too loud together saturates and never wraps around', async () => {
    const { plane, phones, a, b, c } = await conference([PCMU, PCMU, PCMU, PCMU]);
    for (const { leg } of [b, c]) await plane.updateMember(leg.endpoint.id, { gainDb: 20 });
    await talk([b, c]);
    for (const frequency of [b.frequency, c.frequency]) expect(heard(a, frequency)).toBeGreaterThan(0);
    expect(phones).toHaveLength(4);
  });

  test('a muted one is not heard but hears, a deaf one hears silence but is heard', async () => {
    const { plane, a, b, c } = await conference([PCMU, PCMU, PCMU]);
    await plane.updateMember(a.leg.endpoint.id, { muted: true });
    await plane.updateMember(b.leg.endpoint.id, { deaf: true });
    await talk([a, b]);
    expect(heard(c, a.frequency)).toBeLessThan(UNHEARD);
    expect(heard(c, b.frequency)).toBeGreaterThan(HEARD);
    expect(heard(a, b.frequency)).toBeGreaterThan(HEARD);
    expect(heard(b, a.frequency)).toBeLessThan(UNHEARD);
    expect(b.leg.peer.heard.length).toBeGreaterThan(30);
    await plane.updateMember(a.leg.endpoint.id, { muted: false });
    await talk([a]);
    expect(heard(c, a.frequency)).toBeGreaterThan(HEARD);
  });

  test('who is quieter than his gate is not heard', async () => {
    const { plane, a, b, c } = await conference([PCMU, PCMU, PCMU]);
    // A sine with a peak of 8000 is at -15 dBov.
    await plane.updateMember(a.leg.endpoint.id, { gateDb: -10 });
    await plane.updateMember(b.leg.endpoint.id, { gateDb: -20, gainDb: -6 });
    await talk([a, b]);
    expect(heard(c, a.frequency)).toBeLessThan(UNHEARD);
    expect(Math.abs(heard(c, b.frequency) + 6)).toBeLessThan(2);
  });

  test('who talks is told, and who of them has the floor', async () => {
    const { plane, told, mixerId, a, b } = await conference([PCMU, PCMU, PCMU]);
    const [first, second] = [a.leg.endpoint.id, b.leg.endpoint.id];
    const talking = talk([a], 600);
    await eventually(async () => {
      const [member] = await plane.mixerMembers(mixerId);
      expect(member).toMatchObject({ endpointId: first, talking: true, floor: true });
    });
    await talking;
    const here = <E extends { mixerId: string }>(events: E[]) => events.filter((event) => event.mixerId === mixerId);
    await eventually(() => expect(here(told.talking)).toHaveLength(2));
    await talk([b], 300);
    await eventually(() => expect(here(told.talking)).toHaveLength(4));
    expect(here(told.talking)).toEqual([
      { mixerId, endpointId: first, talking: true },
      { mixerId, endpointId: first, talking: false },
      { mixerId, endpointId: second, talking: true },
      { mixerId, endpointId: second, talking: false },
    ]);
    expect(here(told.floor)).toEqual([
      { mixerId, endpointId: first },
      { mixerId, endpointId: second },
    ]);
    expect((await plane.mixerMembers(mixerId)).map(({ floor }) => floor)).toEqual([false, true, false]);
  });

  test('press keys that are told and not heard by the others', async () => {
    const { plane, told } = await openPlane();
    const a = await openLeg(plane, { telephoneEventPt: 101 });
    const b = await openLeg(plane, { telephoneEventPt: 101 });
    const { mixerId } = await plane.createMixer();
    for (const { endpoint } of [a, b]) await plane.joinMixer(mixerId, endpoint.id);
    for (let i = 1; i <= 3; i++) a.peer.send(a.endpoint.port, 101, Uint8Array.of(7, 0x8a, 3, 0x20), { samples: 0 });
    await eventually(() => expect(told.dtmf).toMatchObject([{ endpointId: a.endpoint.id, digit: '7' }]));
    expect(b.peer.heard.filter(({ pt }) => pt === 101)).toHaveLength(0);
  });
});

describe('a mixer', () => {
  test('plays to all of its members while they talk', async () => {
    const { plane, mixerId, a, b, c } = await conference([PCMU, G722, PCMA]);
    const tone = { segments: [{ frequencies: [2000], on: TALK_MS, off: 0 }], loops: 1, levelDbm0: -10 };
    const { ended } = await plane.playToMixer(mixerId, { kind: 'tone', tone });
    await talk([a]);
    expect(await ended).toBe('finished');
    const level = [a, b, c].map((phone) => heard(phone, 2000));
    for (const each of level) expect(Math.abs(each - (level[0] ?? 0))).toBeLessThan(2);
    expect(level[0]).toBeGreaterThan(-12);
    expect(heard(b, a.frequency)).toBeGreaterThan(HEARD);
  });

  test('stops what plays to it when told, and when it is closed', async () => {
    const { plane } = await openPlane();
    const { mixerId } = await plane.createMixer();
    const endless = { kind: 'silence', ms: 600_000 } as const;
    const first = await plane.playToMixer(mixerId, endless);
    await plane.stopMixerPlays(mixerId);
    expect(await first.ended).toBe('stopped');
    const second = await plane.playToMixer(mixerId, endless);
    await plane.closeMixer(mixerId);
    expect(await second.ended).toBe('closed');
    await expect(plane.mixerMembers(mixerId)).rejects.toMatchObject({ code: 'unknown-mixer' });
    await plane.closeMixer(mixerId);
  });

  test.each([1, 2])(
    'is left by leaving, by a bridge, and by closing the endpoint (%i media threads)',
    async (workers) => {
      const { plane, mixerId, a, b, c } = await conference([PCMU, PCMU, PCMU], { workers });
      const ids = async () => (await plane.mixerMembers(mixerId)).map(({ endpointId }) => endpointId);
      const [first, second, third] = [a, b, c].map(({ leg }) => leg.endpoint.id);
      if (!first || !second || !third) throw new Error('no endpoints');
      expect(await ids()).toEqual([first, second, third]);
      await plane.leaveMixer(second);
      expect(await ids()).toEqual([first, third]);
      await expect(plane.updateMember(second, { muted: true })).rejects.toMatchObject({ code: 'not-a-member' });
      await plane.bridge(second, third);
      expect(await ids()).toEqual([first]);
      await talk([c]);
      expect(heard(b, c.frequency)).toBeGreaterThan(HEARD);
      await plane.joinMixer(mixerId, second);
      expect(await ids()).toEqual([first, second]);
      await plane.closeEndpoint(first);
      expect(await ids()).toEqual([second]);
    },
  );

  test('keeps to the codec that a member negotiates later', async () => {
    const { plane, a, b } = await conference([PCMU, PCMU, PCMU]);
    const { peer, endpoint } = b.leg;
    await plane.setRemote(endpoint.id, {
      address: peer.host,
      port: peer.port,
      rtcpPort: peer.rtcpPort,
      payloads: [G722],
    });
    await talk([a]);
    expect(usuallyHeardDb(peer, G722, a.frequency)).toBeGreaterThan(HEARD);
  });

  test('takes endpoints that are made beside it, and refuses what makes no sense', async () => {
    const { plane } = await openPlane();
    const { mixerId } = await plane.createMixer({ rateHz: 16_000 });
    const { id } = await plane.createEndpoint({ nearMixer: mixerId });
    await plane.joinMixer(mixerId, id);
    await expect(plane.createEndpoint({ nearMixer: 'x0' })).rejects.toMatchObject({ code: 'unknown-mixer' });
    await expect(plane.joinMixer('x0', id)).rejects.toMatchObject({ code: 'unknown-mixer' });
    await expect(plane.updateMember(id, { gateDb: 5 })).rejects.toMatchObject({ code: 'invalid' });
    const other = await openLeg(plane, { payloads: [{ pt: 18, codec: 'G729', clockRate: 8000 }] });
    await expect(plane.joinMixer(mixerId, other.endpoint.id)).rejects.toMatchObject({ code: 'no-codec' });
  });
});
