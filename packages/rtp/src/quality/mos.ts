/** What the E-model knows about a codec (ITU-T G.113 appendix I). */
interface Impairment {
  /** Equipment impairment factor without loss. */
  readonly ie: number;
  /** Packet-loss robustness factor. */
  readonly bpl: number;
}

const UNKNOWN: Impairment = { ie: 5, bpl: 15 };
const IMPAIRMENTS: ReadonlyMap<string, Impairment> = new Map([
  ['PCMU', { ie: 0, bpl: 25.1 }],
  ['PCMA', { ie: 0, bpl: 25.1 }],
  ['G722', { ie: 0, bpl: 20 }],
  ['OPUS', { ie: 0, bpl: 25.1 }],
  ['G729', { ie: 11, bpl: 19 }],
]);
/** R with every parameter at its default (G.107 table 3). */
const R_DEFAULT = 93.2;

export interface LineQuality {
  readonly codec: string;
  readonly lossPercent: number;
  readonly jitterMs: number;
  /** null: unknown, taken as 0. */
  readonly roundTripMs: number | null;
}

/** Transmission rating R: delay and loss impairments only (G.107 §7.4 and §7.5, simplified). */
export function ratingOf(quality: LineQuality): number {
  const { ie, bpl } = IMPAIRMENTS.get(quality.codec.toUpperCase()) ?? UNKNOWN;
  // A receiver's jitter buffer adds about twice the jitter; half the round trip is the network's part.
  const delay = (quality.roundTripMs ?? 0) / 2 + 2 * quality.jitterMs;
  const delayImpairment = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
  const lossImpairment = ie + (95 - ie) * (quality.lossPercent / (quality.lossPercent + bpl));
  return R_DEFAULT - delayImpairment - lossImpairment;
}

/** Mean opinion score 1.0 to 4.5 of a rating (G.107 annex B). */
export function mosOfRating(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}

/** Listening quality of a received stream, 1.0 to 4.5. */
export function meanOpinionScore(quality: LineQuality): number {
  return mosOfRating(ratingOf(quality));
}
