import { describe, expect, it } from 'vitest';
import { decodeG711, encodeG711 } from '../audio/g711.ts';
import { type FaxTone, openFaxToneDetector } from './fax-tone-detector.ts';

const RATE = 8000;
const FRAME = 160;

/** Seconds into a sound at which the tone is recognised; null: never. */
function heardAfter(tone: FaxTone, sound: Int16Array): number | null {
  const detector = openFaxToneDetector(tone);
  try {
    for (let at = 0; at + FRAME <= sound.length; at += FRAME) {
      if (detector.hear(decodeG711('alaw', encodeG711('alaw', sound.subarray(at, at + FRAME)))))
        return (at + FRAME) / RATE;
    }
    return null;
  } finally {
    detector.close();
  }
}

/** Bursts of a sine, -13 dBm0 or so. */
function bursts(hertz: number, onSeconds: number, offSeconds: number, seconds: number): Int16Array {
  return Int16Array.from({ length: seconds * RATE }, (_, n) => {
    const isOn = (n / RATE) % (onSeconds + offSeconds) < onSeconds;
    return isOn ? 5000 * Math.sin((2 * Math.PI * hertz * n) / RATE) : 0;
  });
}

/** Something like a voice: harmonics of a pitch that wanders. */
function voice(seconds: number): Int16Array {
  let phase = 0;
  return Int16Array.from({ length: seconds * RATE }, (_, n) => {
    phase += (2 * Math.PI * (120 + 30 * Math.sin(n / 3000))) / RATE;
    return 1500 * (Math.sin(phase) + Math.sin(5 * phase) + Math.sin(9 * phase)) * Math.abs(Math.sin(n / 2500));
  });
}

describe('the tones of a fax (ITU-T T.30 §4)', () => {
  it('knows a calling fax by its first or second burst', () => {
    const cng = bursts(1100, 0.5, 3, 8);
    expect(heardAfter('cng', cng)).toBeLessThan(4.5);
    expect(heardAfter('ced', cng)).toBeNull();
  });

  it('knows a called fax by its answering tone', () => {
    const ced = bursts(2100, 3, 1, 4);
    expect(heardAfter('ced', ced)).toBeLessThan(1.5);
    expect(heardAfter('cng', ced)).toBeNull();
  });

  it.each(['cng', 'ced'] as const)('takes neither voice, nor dial tone, nor silence for %s', (tone) => {
    for (const sound of [voice(8), bursts(440, 1, 0, 4), bursts(0, 1, 0, 4)])
      expect(heardAfter(tone, sound)).toBeNull();
  });

  it('hears nothing once it is closed', () => {
    const detector = openFaxToneDetector('cng');
    detector.close();
    detector.close();
    expect(detector.hear(new Int16Array(FRAME))).toBe(false);
  });
});
