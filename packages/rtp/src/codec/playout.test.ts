import { afterEach, describe, expect, test } from 'vitest';
import { Playout } from './playout.ts';
import type { VoicePacket } from './receive-buffer.ts';
import { chance, joined, sharpestEdge, sinePackets, toneDb } from './speech.fixture.ts';
import type { VoiceCodecName } from './voice-codec.ts';
import { VoiceCodecs } from './voice-codecs.ts';

const FREQUENCY = 440;
const PACKET_MS = 20;
const codecs = new VoiceCodecs();
const open: { close(): void }[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

interface Arrival {
  readonly packet: VoicePacket;
  readonly at: number;
}

function line(name: VoiceCodecName, seconds: number) {
  const [encoder, decoder] = [codecs.encoder(name, { fmtp: 'useinbandfec=1' }), codecs.decoder(name)];
  if (!encoder || !decoder) throw new Error('this machine lacks libspandsp2 or libopus0');
  const playout = new Playout(decoder);
  open.push(encoder, playout);
  const packets = sinePackets(encoder, FREQUENCY, seconds * 50);
  return { playout, packets, sampleRate: decoder.sampleRate };
}

/** Pulls every 20 ms what arrived until then, one packet behind, to the time of the last arrival. */
function listen(playout: Playout, arrivals: readonly Arrival[]) {
  const inOrder = [...arrivals].sort((a, b) => a.at - b.at);
  const until = inOrder.at(-1)?.at ?? 0;
  const waits: number[] = [];
  const heard: Int16Array[] = [];
  let next = 0;
  for (let now = PACKET_MS; now <= until; now += PACKET_MS) {
    for (let due = inOrder[next]; due && due.at <= now; due = inOrder[next]) {
      playout.put(due.packet);
      next++;
    }
    heard.push(playout.pull((playout.sampleRate * PACKET_MS) / 1000));
    waits.push(playout.waitingMs);
  }
  return { samples: joined(heard), waits };
}

function onTime(packets: readonly VoicePacket[]): Arrival[] {
  return packets.map((packet, i) => ({ packet, at: i * PACKET_MS }));
}

/** Levels of the tone in each half second after the first second. */
function levels(samples: Int16Array, sampleRate: number): number[] {
  const half = sampleRate / 2;
  return Array.from({ length: Math.floor(samples.length / half) - 2 }, (_, i) =>
    toneDb(samples.subarray((i + 2) * half, (i + 3) * half), FREQUENCY, sampleRate),
  );
}

/** A step of full level would bend by 8000; the tone itself bends by 950 at 8 kHz, G.711's steps add 350. */
const CLICK = 1500;

describe.each(['PCMU', 'G722', 'OPUS'] as const)('playing out %s', (name) => {
  test('in unbroken order changes nothing', () => {
    const { playout, packets, sampleRate } = line(name, 4);
    const { samples, waits } = listen(playout, onTime(packets));
    for (const level of levels(samples, sampleRate)) expect(Math.abs(level)).toBeLessThan(0.3);
    expect(Math.max(...waits)).toBeLessThanOrEqual(PACKET_MS);
  });

  test('with 5 % random loss keeps the level and has no clicks', () => {
    const { playout, packets, sampleRate } = line(name, 10);
    const random = chance(11);
    const { samples } = listen(
      playout,
      onTime(packets).filter(() => random() >= 0.05),
    );
    const measured = levels(samples, sampleRate);
    expect(Math.min(...measured)).toBeGreaterThan(-3);
    expect(Math.max(...measured)).toBeLessThan(0.5);
    expect(sharpestEdge(samples.subarray(sampleRate))).toBeLessThan(CLICK);
  });

  test('puts packets in order that overtook each other', () => {
    const { playout, packets, sampleRate } = line(name, 4);
    const swapped = onTime(packets).map(({ packet, at }, i) => ({
      packet,
      at: i % 9 === 4 ? at + PACKET_MS + 1 : at,
    }));
    const { samples } = listen(playout, swapped);
    for (const level of levels(samples, sampleRate)) expect(Math.abs(level)).toBeLessThan(0.3);
    expect(sharpestEdge(samples.subarray(sampleRate))).toBeLessThan(CLICK);
  });

  test('plays a packet that came twice once', () => {
    const { playout, packets, sampleRate } = line(name, 4);
    const twice = onTime(packets).flatMap((arrival) => [arrival, { ...arrival, at: arrival.at + 3 }]);
    const { samples, waits } = listen(playout, twice);
    for (const level of levels(samples, sampleRate)) expect(Math.abs(level)).toBeLessThan(0.3);
    expect(Math.max(...waits)).toBeLessThanOrEqual(PACKET_MS);
  });

  test('with 40 ms of jitter waits no longer than 60 ms', () => {
    const { playout, packets } = line(name, 10);
    const random = chance(5);
    const { waits } = listen(
      playout,
      onTime(packets).map(({ packet, at }) => ({ packet, at: at + random() * 40 })),
    );
    expect(Math.max(...waits.slice(50))).toBeLessThanOrEqual(60);
  });

  test.each([0.0005, -0.0005])('a sender whose clock is off by %d never adds delay over minutes', (drift) => {
    const { playout, packets, sampleRate } = line(name, 120);
    const { samples, waits } = listen(
      playout,
      packets.map((packet, i) => ({ packet, at: i * PACKET_MS * (1 + drift) })),
    );
    expect(Math.max(...waits)).toBeLessThanOrEqual(60);
    expect(Math.min(...levels(samples, sampleRate))).toBeGreaterThan(-3);
    expect(sharpestEdge(samples.subarray(sampleRate))).toBeLessThan(CLICK);
  });

  test('a delay that a pause of the network left behind is worked off', () => {
    const { playout, packets } = line(name, 20);
    const stalled = onTime(packets).map(({ packet, at }) => ({ packet, at: at > 2000 && at < 2150 ? 2150 : at }));
    const { waits } = listen(playout, stalled);
    expect(Math.max(...waits.slice(-200))).toBeLessThanOrEqual(40);
  });
});

describe('pauses', () => {
  test('comfort noise is played as noise of its level, never as audio, and speech after it is heard whole', () => {
    const { playout, packets, sampleRate } = line('PCMU', 4);
    const before = onTime(packets.slice(0, 50));
    const last = before.at(-1)?.packet;
    if (!last) throw new Error('no packets');
    const noise = (after: number): Arrival => ({
      packet: {
        kind: 'noise',
        sequence: (last.sequence + after) & 0xffff,
        timestamp: (last.timestamp + after * 160) >>> 0,
        payload: Uint8Array.of(50),
      },
      at: (49 + after) * PACKET_MS,
    });
    const after = onTime(packets).slice(150);
    const resumed = after.map(({ packet, at }, i) => ({
      packet: { ...packet, sequence: (last.sequence + 2 + i) & 0xffff },
      at,
    }));
    const { samples } = listen(playout, [...before, noise(1), ...resumed]);
    const pause = samples.subarray(sampleRate * 1.5, sampleRate * 2.5);
    const rms = Math.sqrt(pause.reduce((sum, sample) => sum + sample * sample, 0) / pause.length);
    expect(20 * Math.log10(rms / 32_768)).toBeCloseTo(-50, 0);
    expect(playout.isGone).toBe(false);
    expect(Math.abs(toneDb(samples.subarray(sampleRate * 3.2, sampleRate * 3.7), FREQUENCY, sampleRate))).toBeLessThan(
      0.5,
    );
  });

  test('Opus that sends nothing for 380 ms (DTX) is quiet meanwhile, is not given up, and comes back', () => {
    const { playout, packets, sampleRate } = line('OPUS', 4);
    const spoken = onTime(packets);
    const first = packets[75]?.sequence ?? 0;
    const paused = [
      ...spoken.slice(0, 75),
      ...spoken.slice(94).map(({ packet, at }, i) => ({ packet: { ...packet, sequence: (first + i) & 0xffff }, at })),
    ];
    const { samples } = listen(playout, paused);
    expect(playout.isGone).toBe(false);
    expect(Math.abs(toneDb(samples.subarray(sampleRate * 2.5, sampleRate * 3), FREQUENCY, sampleRate))).toBeLessThan(
      0.5,
    );
  });

  test('a source that says nothing for a second is gone', () => {
    const { playout, packets, sampleRate } = line('PCMU', 1);
    listen(playout, onTime(packets));
    for (let ms = 0; ms < 900; ms += 20) playout.pull(sampleRate / 50);
    expect(playout.isGone).toBe(false);
    for (let ms = 0; ms < 200; ms += 20) playout.pull(sampleRate / 50);
    expect(playout.isGone).toBe(true);
  });
});

describe('nonsense', () => {
  test('timestamps and numbers of any kind give audio of the length asked for, in bounded memory', () => {
    const { playout, packets, sampleRate } = line('PCMU', 1);
    const random = chance(3);
    for (let i = 0; i < 2000; i++) {
      const payload = packets[i % packets.length]?.payload ?? new Uint8Array(0);
      const kind = random() < 0.1 ? 'noise' : 'audio';
      const [sequence, timestamp] = [Math.floor(random() * 65_536), Math.floor(random() * 2 ** 32)];
      playout.put({ kind, payload: payload.subarray(0, Math.floor(random() * 160)), sequence, timestamp });
      expect(playout.pull(sampleRate / 50)).toHaveLength(sampleRate / 50);
      expect(playout.waitingMs).toBeLessThan(2500);
    }
  });
});
