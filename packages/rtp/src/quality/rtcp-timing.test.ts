import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactNtp, ntpOf, roundTripMs } from './ntp-time.ts';
import { nextRtcpInterval } from './rtcp-interval.ts';

describe('RTCP timing', () => {
  test('reports are 0.5 to 1.5 of the mean apart, compensated; the first comes in half of that (RFC 3550 §6.3.1)', () => {
    const compensation = Math.E - 1.5;
    expect(nextRtcpInterval(5000, false, () => 0)).toBeCloseTo(2500 / compensation, 6);
    expect(nextRtcpInterval(5000, false, () => 1)).toBeCloseTo(7500 / compensation, 6);
    expect(nextRtcpInterval(5000, true, () => 0.5)).toBeCloseTo(2500 / compensation, 6);
  });

  test('NTP time counts from 1900', () => {
    expect(ntpOf(0)).toEqual({ seconds: 2_208_988_800, fraction: 0 });
    expect(ntpOf(1500)).toEqual({ seconds: 2_208_988_801, fraction: 0x80000000 });
  });

  test('the example of RFC 3550 figure 2: a round trip of 6.125 s', () => {
    const arrival = 0xb710_8000;
    const atUnixMs = (0xb44d_b710 - 2_208_988_800) * 1000 + (0x8000 / 0x10000) * 1000;
    expect(compactNtp(ntpOf(atUnixMs))).toBe(arrival);
    expect(roundTripMs(atUnixMs, 0xb705_2000, 0x0005_4000)).toBeCloseTo(6125, 0);
  });

  test('no sender report, or a nonsensical one, gives no round trip', () => {
    const now = 1_700_000_000_000;
    expect(roundTripMs(now, 0, 100)).toBeNull();
    expect(roundTripMs(now, (compactNtp(ntpOf(now)) + 65_536 * 5) >>> 0, 0)).toBeNull();
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), (last, delay) => {
        const trip = roundTripMs(now, last, delay);
        expect(trip === null || (trip >= 0 && trip <= 60_000)).toBe(true);
      }),
    );
  });
});
