import type { TracedLeg } from './trace.ts';

export type Media = NonNullable<TracedLeg['media']>;

/** How a leg sounded: ITU-T G.107 Annex B, in three words. */
export type Quality = 'good' | 'fair' | 'poor' | 'unknown';

/** Share of packets that never came, 0 to 1; null when none was expected. */
export function lossOf({ packets_received, packets_lost }: Media): number | null {
  const expected = packets_received + Math.max(0, packets_lost);
  return expected === 0 ? null : Math.max(0, packets_lost) / expected;
}

/** The word for a mean opinion score: 4.0 and more satisfies, below 3.6 many are dissatisfied. */
export function qualityOf({ mos }: Media): Quality {
  if (mos === null) return 'unknown';
  if (mos >= 4) return 'good';
  return mos >= 3.6 ? 'fair' : 'poor';
}
