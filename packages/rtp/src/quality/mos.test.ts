import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanOpinionScore, mosOfRating, ratingOf } from './mos.ts';

const CLEAN = { codec: 'PCMU', lossPercent: 0, jitterMs: 0, roundTripMs: 0 };

describe('E-model (ITU-T G.107)', () => {
  test.each([
    [93.2, 4.41],
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
    [0, 1],
    [100, 4.5],
  ])('a rating of %f is a MOS of %f (annex B)', (rating, mos) => {
    expect(Math.abs(mosOfRating(rating) - mos)).toBeLessThan(0.01);
  });

  test('a clean G.711 line is R 93.2, a clean G.729 line R 82.2 (G.113: Ie 11)', () => {
    expect(ratingOf(CLEAN)).toBeCloseTo(93.2, 6);
    expect(ratingOf({ ...CLEAN, codec: 'G729' })).toBeCloseTo(82.2, 6);
  });

  test('delay costs little up to 177.3 ms one way, then much', () => {
    expect(93.2 - ratingOf({ ...CLEAN, roundTripMs: 300 })).toBeCloseTo(3.6, 5);
    expect(93.2 - ratingOf({ ...CLEAN, roundTripMs: 600 })).toBeCloseTo(7.2 + 0.11 * 122.7, 5);
  });

  test('loss equal to the robustness factor costs half of what is left', () => {
    expect(93.2 - ratingOf({ ...CLEAN, lossPercent: 25.1 })).toBeCloseTo(47.5, 5);
  });

  test('worse figures never give a better score, and it stays within 1 and 4.5', () => {
    const figure = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(figure, figure, figure, figure, (lossPercent, jitterMs, roundTripMs, more) => {
        const quality = { codec: 'PCMA', lossPercent, jitterMs, roundTripMs };
        const score = meanOpinionScore(quality);
        expect(score).toBeGreaterThanOrEqual(1);
        expect(score).toBeLessThanOrEqual(4.5);
        // Below R 6.5 the curve of annex B is not monotonic: it dips under 1, where it is cut.
        expect(meanOpinionScore({ ...quality, lossPercent: lossPercent + more })).toBeLessThanOrEqual(score + 1e-9);
      }),
    );
  });
});
