import { describe, expect, test } from 'vitest';
import { decodeG711, encodeG711 } from '../audio/g711.ts';
import { loadG722 } from '../codec/g722-codec.ts';
import { loadOpus } from '../codec/opus-codec.ts';
import { Sine } from '../codec/speech.fixture.ts';
import { VoiceCodecs } from '../codec/voice-codecs.ts';
import type { Frame } from '../worker/frame.ts';
import type { PacedTask } from '../worker/pacer.ts';
import type { Member } from './member.ts';
import { Mixer } from './mixer.ts';
import type { HearingFormat } from './signal.ts';

const PCMU: HearingFormat = { codec: 'PCMU', format: 'PCMU/8000/1' };
const G722: HearingFormat = { codec: 'G722', format: 'G722/8000/1' };

/** A mixer whose steps the test makes, and how often its G.722 encoders were used. */
function room() {
  const counted = { encodes: 0, encoders: 0 };
  const g722 = loadG722();
  const codecs = new VoiceCodecs({
    g722: () => ({
      decoder: () => g722.decoder(),
      encoder() {
        counted.encoders++;
        const encoder = g722.encoder();
        return {
          ...encoder,
          encode(samples) {
            counted.encodes++;
            return encoder.encode(samples);
          },
        };
      },
    }),
    opus: loadOpus,
  });
  const running = new Set<PacedTask>();
  const faults: unknown[] = [];
  const mixer = new Mixer({
    rateHz: 8000,
    codecs,
    pacer: { add: (task) => running.add(task), remove: (task) => running.delete(task) },
    onTalking: () => undefined,
    onFloor: () => undefined,
    fault: (error) => faults.push(error),
  });
  const join = (id: string, format = PCMU) => {
    const heard: Frame[] = [];
    const member = mixer.join(id, format, {});
    member.receiver = { accept: (frame) => void heard.push(frame) };
    return { member, heard };
  };
  return { mixer, join, counted, running, faults };
}

/** Lets a member say a frame of a tone in u-law. */
function speaker(member: Member, frequency: number): (n: number) => void {
  const sine = new Sine(frequency, 8000);
  return (n) => {
    const packet = Buffer.concat([Buffer.alloc(12), encodeG711('ulaw', sine.next(160))]);
    const frame = { sourceId: 1, kind: 'audio', codec: 'PCMU/8000/1', clockRate: 8000, marker: false } as const;
    member.accept({ ...frame, sequence: n, timestamp: n * 160, packet, start: 12, end: packet.length });
  };
}

describe('a mixer', () => {
  test('encodes what all hear who are silent once for each codec', () => {
    const { mixer, join, counted } = room();
    const talker = join('talker');
    const listeners = Array.from({ length: 20 }, (_, i) => join(`listener ${i}`, G722));
    const say = speaker(talker.member, 500);
    for (let n = 0; n < 50; n++) {
      say(n);
      mixer.step(0);
    }
    expect(counted).toEqual({ encodes: 50, encoders: 1 });
    const [first, ...others] = listeners.map(({ heard }) => heard.map(({ packet, start }) => packet.subarray(start)));
    expect(first).toHaveLength(50);
    for (const other of others) expect(other).toEqual(first);
    mixer.close();
  });

  test('gives each listener a packet of his own to change', () => {
    const { mixer, join } = room();
    const [a, b] = [join('a'), join('b')];
    mixer.step(0);
    expect(a.heard[0]?.packet.buffer === b.heard[0]?.packet.buffer).toBe(
      a.heard[0]?.packet.byteOffset !== b.heard[0]?.packet.byteOffset,
    );
    a.heard[0]?.packet.fill(0);
    expect(b.heard[0]?.packet.subarray(12).every((code) => code === 0xff)).toBe(true);
    mixer.close();
  });

  test('leaves the others in peace when one of them cannot be served', () => {
    const { mixer, join, faults } = room();
    const [a, b] = [join('a'), join('b')];
    a.member.receiver = {
      accept: () => {
        throw new Error('no route');
      },
    };
    mixer.step(0);
    expect(b.heard).toHaveLength(1);
    expect(faults).toHaveLength(1);
    mixer.close();
  });

  test('counts time that was left out, so that its frames stay on their clock', () => {
    const { mixer, join } = room();
    const { heard } = join('a');
    mixer.step(0);
    mixer.step(5);
    const [first, second] = heard;
    expect((second?.timestamp ?? 0) - (first?.timestamp ?? 0)).toBe(6 * 160);
    expect((second?.sequence ?? 0) - (first?.sequence ?? 0)).toBe(1);
    mixer.close();
  });

  test('rests while nobody is there, and wakes for the next', () => {
    const { mixer, join, running } = room();
    const { member } = join('a');
    expect(running.size).toBe(1);
    member.close();
    expect(mixer.step(0)).toBe(false);
    running.clear();
    join('b');
    expect(running.size).toBe(1);
    mixer.close();
    expect(running.size).toBe(0);
  });

  test('an endpoint that joined anew is not thrown out by its former self', () => {
    const { mixer, join } = room();
    const former = join('a');
    join('a');
    former.member.close();
    expect(mixer.members().map(({ endpointId }) => endpointId)).toEqual(['a']);
    mixer.close();
  });

  test('silence of one is silence to the other: nothing below the gate adds up', () => {
    const { mixer, join } = room();
    const [a, b] = [join('a'), join('b')];
    const sine = new Sine(500, 8000, 60);
    for (let n = 0; n < 20; n++) {
      const packet = Buffer.concat([Buffer.alloc(12), encodeG711('ulaw', sine.next(160))]);
      const frame = { sourceId: 1, kind: 'audio', codec: 'PCMU/8000/1', clockRate: 8000, marker: false } as const;
      a.member.accept({ ...frame, sequence: n, timestamp: n * 160, packet, start: 12, end: packet.length });
      mixer.step(0);
    }
    for (const { packet } of b.heard) {
      expect(decodeG711('ulaw', packet.subarray(12)).every((sample) => sample === 0)).toBe(true);
    }
    mixer.close();
  });
});
