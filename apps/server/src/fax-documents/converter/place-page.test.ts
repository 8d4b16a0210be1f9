import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAX_SCALES, longestPage, QUALITIES } from '../fax-quality.ts';
import { placePage } from './place-page.ts';

describe('a page on a fax page (contract 30 §12)', () => {
  it.each([
    ['A4', { width: 595.28, height: 841.89 }, { isTurned: false, width: 1688, height: 2287, left: 20, lines: 2287 }],
    ['Letter', { width: 612, height: 792 }, { isTurned: false, width: 1728, height: 2142, left: 0, lines: 2142 }],
    [
      'lying A4',
      { width: 841.89, height: 595.28 },
      { isTurned: true, width: 2287, height: 1688, left: 20, lines: 2287 },
    ],
    ['A6', { width: 297.64, height: 419.53 }, { lines: 2287 }],
  ])('%s at 204 × 196', (_name, page, expected) => {
    expect(placePage(page, FAX_SCALES.fine)).toMatchObject(expected);
  });

  it('is never wider than the line nor longer than what every receiver takes', () => {
    const side = fc.double({ min: 0.01, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(side, side, fc.constantFrom(...QUALITIES), (width, height, quality) => {
        const scale = FAX_SCALES[quality];
        const place = placePage({ width, height }, scale);
        const [across, along] = place.isTurned ? [place.height, place.width] : [place.width, place.height];
        expect(place.left + across).toBeLessThanOrEqual(scale.width);
        expect(along).toBe(place.lines);
        expect(place.lines).toBeLessThanOrEqual(longestPage(scale));
        expect(Math.min(across, along)).toBeGreaterThan(0);
      }),
    );
  });
});
