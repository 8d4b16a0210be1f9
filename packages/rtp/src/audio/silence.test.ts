import { expect, test } from 'vitest';
import { decodeG711 } from './g711.ts';
import { silentG711, silentSamples } from './silence.ts';

test('silence is 0xff in u-law, and the smallest step in A-law, which has no zero', () => {
  expect(silentG711('ulaw', 3)).toEqual(Uint8Array.of(0xff, 0xff, 0xff));
  expect([...decodeG711('alaw', silentG711('alaw', 160))].every((sample) => sample === 8)).toBe(true);
  expect(silentSamples(160)).toEqual(new Int16Array(160));
});
