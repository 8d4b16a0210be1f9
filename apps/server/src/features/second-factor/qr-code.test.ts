import { describe, expect, it } from 'vitest';
import { enrolmentUri } from './enrolment-uri.ts';
import { qrDataUri } from './qr-code.ts';
import { readPicture, readQrCode } from './testing/authenticator-app.ts';

const uri = enrolmentUri('tenant@ictcore.org', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');

describe('the QR code (contract 10 §1.8)', () => {
  it('is a PNG of 300×300 pixels that a camera reads', () => {
    const code = qrDataUri(uri);
    expect(readPicture(code)).toMatchObject({ width: 300, height: 300 });
    expect(readQrCode(code)).toBe(uri);
  });

  it('has at least 10 white pixels at each edge', () => {
    const { width, height, black } = readPicture(qrDataUri(uri));
    const dark = black.flatMap((isDark, i) => (isDark ? [{ x: i % width, y: Math.floor(i / width) }] : []));
    expect(dark.length).toBeGreaterThan(1000);
    for (const place of [dark.map((one) => one.x), dark.map((one) => one.y)]) {
      expect(Math.min(...place)).toBeGreaterThanOrEqual(10);
      expect(Math.max(...place)).toBeLessThan(height - 10);
    }
  });

  it('holds the longest user name', () => {
    const longest = enrolmentUri('語'.repeat(128), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(readQrCode(qrDataUri(longest))).toBe(longest);
  });
});
