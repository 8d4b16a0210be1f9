import type { Tone } from './tone.ts';

const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = '123A456B789C*0#D';

/** The two frequencies of a key in Hz (ITU-T Q.23), or null when it is not one. */
export function dtmfFrequencies(digit: string): readonly [number, number] | null {
  const index = digit.length === 1 ? KEYS.indexOf(digit.toUpperCase()) : -1;
  const row = ROWS[index >> 2];
  const column = COLUMNS[index & 3];
  return index < 0 || row === undefined || column === undefined ? null : [row, column];
}

/** Digits as one tone, played once; what is not a key is left out. */
export function dtmfTone(digits: string, durationMs: number, gapMs: number): Tone {
  const segments = [...digits].flatMap((digit) => {
    const frequencies = dtmfFrequencies(digit);
    return frequencies ? [{ frequencies, on: durationMs, off: gapMs }] : [];
  });
  return { segments, loops: 1, levelDbm0: -9 };
}
