import { describe, expect, test } from 'vitest';
import { joined, Sine, sharpestEdge, toneDb } from './speech.fixture.ts';
import { StreamResampler } from './stream-resampler.ts';
import type { VoiceCodecName } from './voice-codec.ts';
import { VoiceCodecs } from './voice-codecs.ts';
import { VoiceOutput } from './voice-output.ts';

const NAMES: readonly VoiceCodecName[] = ['PCMU', 'PCMA', 'G722', 'OPUS'];
const PAIRS = NAMES.flatMap((from) => NAMES.filter((to) => to !== from).map((to) => [from, to] as const));
const codecs = new VoiceCodecs();

/** Two seconds of a sine through one codec and then another, as a bridge does it; the last second of what arrives. */
function through(from: VoiceCodecName, to: VoiceCodecName, frequency: number) {
  const [sender, receiver] = [codecs.encoder(from, { fmtp: 'useinbandfec=1' }), codecs.decoder(to)];
  const [decoder, output] = [codecs.decoder(from), new VoiceOutput(codecs)];
  if (!sender || !receiver || !decoder) throw new Error('this machine lacks libspandsp2 or libopus0');
  const sine = new Sine(frequency, sender.sampleRate);
  const arrived = Array.from({ length: 100 }, () => {
    const samples = decoder.decode(sender.encode(sine.next(sender.sampleRate / 50)));
    const encoded = output.encode({ codec: to }, samples, decoder.sampleRate);
    return receiver.decode(encoded?.payload ?? new Uint8Array(0));
  });
  for (const each of [sender, receiver, decoder, output]) each.close();
  return { samples: joined(arrived).subarray(-receiver.sampleRate), sampleRate: receiver.sampleRate };
}

describe('transcoding', () => {
  test.each(PAIRS)('%s to %s keeps the frequency and the level of a tone', (from, to) => {
    for (const frequency of [440, 1000, 2500]) {
      const { samples, sampleRate } = through(from, to, frequency);
      expect(Math.abs(toneDb(samples, frequency, sampleRate))).toBeLessThan(1);
      for (const other of [frequency / 2, frequency * 1.5]) {
        expect(toneDb(samples, other, sampleRate)).toBeLessThan(-35);
      }
    }
  });

  test('G.722 to Opus keeps what G.711 cannot carry', () => {
    const { samples, sampleRate } = through('G722', 'OPUS', 5500);
    expect(toneDb(samples, 5500, sampleRate)).toBeGreaterThan(-3);
  });

  test('an 8 kHz codec gets no mirror of what lies above it', () => {
    const { samples } = through('G722', 'PCMU', 5000);
    expect(toneDb(samples, 3000, 8000)).toBeLessThan(-35);
  });
});

describe('a machine without a library', () => {
  const missing = () => {
    throw new Error('cannot open shared object file');
  };

  test('transcodes what is left, and says what is missing', () => {
    const poor = new VoiceCodecs({ g722: missing, opus: missing });
    expect(poor.survey()).toEqual({
      available: ['PCMU', 'PCMA'],
      missing: [
        { codec: 'G722', reason: 'cannot open shared object file' },
        { codec: 'OPUS', reason: 'cannot open shared object file' },
      ],
    });
    expect([poor.decoder('OPUS'), poor.encoder('G722'), poor.has('OPUS'), poor.has('PCMA')]).toEqual([
      null,
      null,
      false,
      true,
    ]);
  });

  test('looks for it once', () => {
    let looked = 0;
    const poor = new VoiceCodecs({
      g722: missing,
      opus: () => {
        looked++;
        return missing();
      },
    });
    for (let i = 0; i < 5; i++) poor.decoder('OPUS');
    expect(looked).toBe(1);
  });
});

describe('hostile payloads', () => {
  test.each(NAMES)('of %s give audio or nothing', (name) => {
    const decoder = codecs.decoder(name);
    for (let length = 0; length < 300; length++) {
      const payload = Uint8Array.from({ length }, (_, i) => (i * 37 + length * 101) & 0xff);
      expect(decoder?.decode(payload).length).toBeLessThanOrEqual(16 * 120);
    }
    decoder?.close();
  });
});

describe('resampling a stream', () => {
  test.each([
    [8000, 16_000],
    [16_000, 8000],
    [8000, 48_000],
    [48_000, 8000],
  ])('from %i to %i Hz leaves no seam between blocks', (from, to) => {
    const sine = new Sine(700, from);
    const resampler = new StreamResampler(from, to);
    const blocks = Array.from({ length: 50 }, () => resampler.next(sine.next(from / 50)));
    expect(blocks.every((block) => block.length === to / 50)).toBe(true);
    const samples = joined(blocks).subarray(to / 10);
    expect(Math.abs(toneDb(samples.subarray(0, to / 2), 700, to))).toBeLessThan(0.1);
    expect(sharpestEdge(samples)).toBeLessThan(sharpestEdge(new Sine(700, to).next(to)) + 5);
  });
});
