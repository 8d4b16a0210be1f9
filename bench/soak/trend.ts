/** How a figure went over time. */
export interface Trend {
  /** From the first to the last of the figures, along the slope. */
  readonly growth: number;
  readonly middle: number;
  /** Of the test of Mann and Kendall: how surely it goes up (above 2.33: 99 %). */
  readonly z: number;
}

const SURE = 2.33;

/**
 * The slope of Theil and Sen (median of the slopes between all pairs) with the test of Mann and Kendall, neither of
 * which is led astray by single high or low figures such as a collection of garbage leaves.
 *
 * @param figures at even distances in time
 */
export function trendOf(figures: readonly number[]): Trend {
  const slopes = figures.flatMap((from, at) => figures.slice(at + 1).map((to, further) => (to - from) / (further + 1)));
  const n = figures.length;
  const score = slopes.reduce((sum, slope) => sum + Math.sign(slope), 0);
  const deviation = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  return {
    growth: n < 2 ? 0 : median(slopes) * (n - 1),
    middle: n === 0 ? 0 : median(figures),
    z: n < 2 ? 0 : (score - Math.sign(score)) / deviation,
  };
}

/** Flat, unless it surely goes up and by more than this. */
export function isFlat({ growth, z }: Trend, tolerance: number): boolean {
  return z < SURE || growth <= tolerance;
}

/** The least figure of each of equally long parts of a row of figures. */
export function leastOf(figures: readonly number[], parts: number): number[] {
  return partsOf(figures, parts).map((part) => Math.min(...part));
}

/** The mean of each of equally long parts of a row of figures. */
export function meanOf(figures: readonly number[], parts: number): number[] {
  return partsOf(figures, parts).map((part) => part.reduce((sum, figure) => sum + figure, 0) / part.length);
}

function partsOf(figures: readonly number[], parts: number): number[][] {
  const length = Math.max(1, Math.floor(figures.length / parts));
  const count = Math.floor(figures.length / length);
  return Array.from({ length: count }, (_, at) => figures.slice(at * length, (at + 1) * length));
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
