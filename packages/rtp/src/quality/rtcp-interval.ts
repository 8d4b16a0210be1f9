/** Compensates that timer reconsideration converges below the mean: e - 3/2 (RFC 3550 §6.3.1). */
const COMPENSATION = Math.E - 1.5;

/**
 * Time to the next RTCP report in ms (RFC 3550 §6.3.1): uniformly 0.5 to 1.5 of the mean, compensated; half of it
 * for the first report.
 */
export function nextRtcpInterval(meanMs: number, isFirst: boolean, random: () => number = Math.random): number {
  return ((isFirst ? meanMs / 2 : meanMs) * (0.5 + random())) / COMPENSATION;
}
