import { describe, expect, test } from 'vitest';
import { dtmfFrequencies } from '../audio/dtmf-tones.ts';
import { parseTelephoneEvent } from '../packet/telephone-event.ts';
import { eventually, hears, openLeg, openPlane, PCMA } from './call.fixture.ts';
import { type Heard, type RtpPeer, stepsOf } from './rtp-peer.fixture.ts';

const AUDIO = Buffer.alloc(160, 0xff);

/** Sends one digit as a phone does: 100 ms, the end three times, no new timestamp within. */
function press(peer: RtpPeer, to: number, pt: number, event: number): void {
  for (const [marker, end, duration] of [
    [true, 0, 160],
    [false, 0, 320],
    [false, 0, 480],
    [false, 0, 640],
    [false, 0x80, 800],
    [false, 0x80, 800],
    [false, 0x80, 800],
  ] as const) {
    const payload = Buffer.of(event, end | 10, duration >> 8, duration & 0xff);
    peer.send(to, pt, payload, { marker, samples: 0 });
  }
  peer.timestamp += 800;
}

const eventOf = ({ payload }: Heard) => parseTelephoneEvent(payload);

describe('DTMF received', () => {
  test('is told once per digit and relayed under the payload type of the other side', async () => {
    const { plane, told } = await openPlane();
    const a = await openLeg(plane, { telephoneEventPt: 101 });
    const b = await openLeg(plane, { telephoneEventPt: 96, payloads: [PCMA] }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    a.peer.send(a.endpoint.port, 0, AUDIO);
    press(a.peer, a.endpoint.port, 101, 5);
    press(a.peer, a.endpoint.port, 101, 5);
    a.peer.send(a.endpoint.port, 0, AUDIO);
    await hears(b.peer, 16);
    const digit = { endpointId: a.endpoint.id, digit: '5', durationMs: 100 };
    await eventually(() => expect(told.dtmf).toEqual([digit, digit]));
    expect(b.peer.heard.map(({ pt }) => pt)).toEqual([8, ...Array(14).fill(96), 8]);
    expect(b.peer.heard.slice(1, 8).map((packet) => eventOf(packet)?.duration)).toEqual([
      160, 320, 480, 640, 800, 800, 800,
    ]);
    expect(new Set(b.peer.heard.slice(1, 8).map(({ timestamp }) => timestamp)).size).toBe(1);
    expect(stepsOf(b.peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
  });

  test.each([
    [8000, 48_000],
    [48_000, 8000],
  ])('is relayed in the clock of the other side: %i Hz to %i Hz', async (from, to) => {
    const { plane, told } = await openPlane();
    const a = await openLeg(plane, { telephoneEventPt: 101, telephoneEventClockRate: from });
    const b = await openLeg(plane, { telephoneEventPt: 110, telephoneEventClockRate: to }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    a.peer.send(a.endpoint.port, 0, AUDIO);
    press(a.peer, a.endpoint.port, 101, 5);
    a.peer.send(a.endpoint.port, 0, AUDIO);
    await hears(b.peer, 9);
    await eventually(() => expect(told.dtmf.map(({ durationMs }) => durationMs)).toEqual([Math.round(8e5 / from)]));
    const events = b.peer.heard.filter(({ pt }) => pt === 110);
    const expected = [160, 320, 480, 640, 800, 800, 800].map((duration) => Math.round((duration * to) / from));
    expect(events.map((packet) => eventOf(packet)?.duration)).toEqual(expected);
    expect(new Set(events.map(({ timestamp }) => timestamp)).size).toBe(1);
    expect(stepsOf(b.peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
  });

  test('is only told when the other side did not negotiate it, and leaves no gap there', async () => {
    const { plane, told } = await openPlane();
    const a = await openLeg(plane, { telephoneEventPt: 101 });
    const b = await openLeg(plane, {}, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    a.peer.send(a.endpoint.port, 0, AUDIO);
    press(a.peer, a.endpoint.port, 101, 11);
    a.peer.send(a.endpoint.port, 0, AUDIO);
    await hears(b.peer, 2);
    await eventually(() => expect(told.dtmf.map(({ digit }) => digit)).toEqual(['#']));
    expect(b.peer.heard).toHaveLength(2);
    expect(stepsOf(b.peer.heard)).toEqual({ sequence: 1, timestamp: 960, ssrcs: 1 });
  });
});

describe('DTMF sent', () => {
  test('by RFC 4733: one timestamp, growing duration, marker first, the end three times', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { telephoneEventPt: 101 });
    await plane.sendDtmf(endpoint.id, '1#', { durationMs: 100, gapMs: 60 });
    await hears(peer, 14);
    const [first, second] = [peer.heard.slice(0, 7), peer.heard.slice(7)];
    for (const [packets, event] of [
      [first, 1],
      [second, 11],
    ] as const) {
      expect(packets.map((packet) => eventOf(packet)?.event)).toEqual(Array(7).fill(event));
      expect(packets.map((packet) => eventOf(packet)?.duration)).toEqual([160, 320, 480, 640, 800, 800, 800]);
      expect(packets.map((packet) => eventOf(packet)?.end)).toEqual([false, false, false, false, true, true, true]);
      expect(packets.map(({ marker }) => marker)).toEqual([true, ...Array(6).fill(false)]);
      expect(new Set(packets.map(({ timestamp }) => timestamp)).size).toBe(1);
    }
    expect(((second[0]?.timestamp ?? 0) - (first[0]?.timestamp ?? 0)) >>> 0).toBe(160 * 8);
    expect(stepsOf(peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
  });

  test('a key held beyond what one report can tell goes on in a next segment (RFC 4733 §2.5.1.3)', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { telephoneEventPt: 110, telephoneEventClockRate: 48_000 });
    await plane.sendDtmf(endpoint.id, '4', { durationMs: 1500 });
    const [start] = peer.heard;
    const segments = peer.heard.map((packet) => ((packet.timestamp - (start?.timestamp ?? 0)) >>> 0) / 0xffff);
    expect(new Set(segments)).toEqual(new Set([0, 1]));
    const first = peer.heard.filter((_, index) => segments[index] === 0).at(-1);
    const last = peer.heard.at(-1);
    expect(first && eventOf(first)).toMatchObject({ duration: 0xffff, end: false });
    expect(last && eventOf(last)).toMatchObject({ duration: 1500 * 48 - 0xffff, end: true });
  });

  test('takes the place of the bridged audio and gives it back', async () => {
    const { plane, told } = await openPlane();
    const a = await openLeg(plane, { telephoneEventPt: 101 });
    const b = await openLeg(plane, { telephoneEventPt: 101 }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    b.peer.send(b.endpoint.port, 0, AUDIO);
    await hears(a.peer, 1);
    await plane.sendDtmf(a.endpoint.id, '7', { durationMs: 60, gapMs: 40 });
    b.peer.send(b.endpoint.port, 0, AUDIO);
    await hears(a.peer, 7);
    expect(a.peer.heard.map(({ pt }) => pt)).toEqual([0, 101, 101, 101, 101, 101, 0]);
    expect(stepsOf(a.peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
    expect(a.peer.heard[6]?.marker).toBe(true);
    expect(told.dtmf).toEqual([]);
  });

  test('as tones where telephone-event was not negotiated', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { payloads: [PCMA] });
    await plane.sendDtmf(endpoint.id, '9', { durationMs: 200, gapMs: 40 });
    await hears(peer, 12);
    const [row = 0, column = 0] = dtmfFrequencies('9') ?? [];
    expect(peer.peak('alaw', row)).toBeGreaterThan(4000);
    expect(peer.peak('alaw', column)).toBeGreaterThan(4000);
    expect(peer.peak('alaw', 697)).toBeLessThan(1500);
  });

  test('calls follow each other; wrong digits are refused; closing gives up', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { telephoneEventPt: 101 });
    await expect(plane.sendDtmf(endpoint.id, '12x')).rejects.toMatchObject({ code: 'invalid' });
    await Promise.all(['1', '2'].map((digit) => plane.sendDtmf(endpoint.id, digit, { durationMs: 40, gapMs: 40 })));
    expect(peer.heard.map((packet) => eventOf(packet)?.event)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    const abandoned = plane.sendDtmf(endpoint.id, '0123456789');
    const outcome = expect(abandoned).rejects.toMatchObject({ code: 'unknown-endpoint' });
    await hears(peer, 9);
    await plane.closeEndpoint(endpoint.id);
    await outcome;
  });
});
