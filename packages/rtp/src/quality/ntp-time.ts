const UNIX_EPOCH_IN_NTP_S = 2_208_988_800;
const MAX_ROUND_TRIP_S = 60;

/** NTP timestamp of a Unix time in ms (RFC 3550 §4). */
export function ntpOf(unixMs: number): { seconds: number; fraction: number } {
  const whole = Math.floor(unixMs / 1000);
  return {
    seconds: (whole + UNIX_EPOCH_IN_NTP_S) >>> 0,
    fraction: Math.floor(((unixMs - whole * 1000) / 1000) * 2 ** 32) >>> 0,
  };
}

/** The middle 32 bits of an NTP timestamp: 1/65536 s. */
export function compactNtp(ntp: { readonly seconds: number; readonly fraction: number }): number {
  return (((ntp.seconds & 0xffff) << 16) | (ntp.fraction >>> 16)) >>> 0;
}

/**
 * Round trip in ms from a report block that arrived at `unixMs` (RFC 3550 §6.4.1); null when the remote had no
 * sender report yet or its figures make no sense.
 */
export function roundTripMs(unixMs: number, lastSenderReport: number, delaySinceLast: number): number | null {
  if (lastSenderReport === 0) return null;
  const elapsed = (compactNtp(ntpOf(unixMs)) - lastSenderReport - delaySinceLast) | 0;
  // Clock granularity can make a loopback round trip slightly negative.
  if (elapsed < -655 || elapsed > MAX_ROUND_TRIP_S * 65536) return null;
  return (Math.max(0, elapsed) * 1000) / 65536;
}
