/**
 * The lag, from `shortest` to `longest` samples, at which the stretch `[at, at + length)` is most like the one that lies
 * the lag before it: its pitch period, when it has one.
 */
export function bestLag(
  samples: Int16Array,
  at: number,
  length: number,
  range: { readonly shortest: number; readonly longest: number },
): number {
  let best = range.shortest;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let lag = range.shortest; lag <= range.longest; lag++) {
    const score = likeness(samples, at, at - lag, length);
    if (score > bestScore) {
      bestScore = score;
      best = lag;
    }
  }
  return best;
}

/** Correlation over the energy of the earlier stretch, so that a louder one does not win by loudness. */
function likeness(samples: Int16Array, later: number, earlier: number, length: number): number {
  let product = 0;
  let energy = 1;
  for (let i = 0; i < length; i++) {
    const before = samples[earlier + i] ?? 0;
    product += (samples[later + i] ?? 0) * before;
    energy += before * before;
  }
  return product / Math.sqrt(energy);
}

/** Fades linearly from `from` to `to`, over the shorter of both. */
export function crossFade(from: Int16Array, to: Int16Array): Int16Array {
  const length = Math.min(from.length, to.length);
  const faded = new Int16Array(length);
  for (let i = 0; i < length; i++) {
    const share = (i + 1) / (length + 1);
    faded[i] = Math.round((from[i] ?? 0) * (1 - share) + (to[i] ?? 0) * share);
  }
  return faded;
}
