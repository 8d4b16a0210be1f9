/**
 * Peak of a sine at 0 dBm0 on the 16 bit scale: G.711 overload is +3.17 dBm0 at 8159 of 14 bits
 * (ITU-T G.711 §4, table 5).
 */
const PEAK_AT_0_DBM0 = (8159 * 4) / 10 ** (3.17 / 20);

/** Peak amplitude on the 16 bit scale of a sine at this level. */
export function peakOfDbm0(dbm0: number): number {
  return PEAK_AT_0_DBM0 * 10 ** (dbm0 / 20);
}

/** Level of a sine with this peak amplitude; -Infinity for 0. */
export function dbm0OfPeak(peak: number): number {
  return 20 * Math.log10(peak / PEAK_AT_0_DBM0);
}
