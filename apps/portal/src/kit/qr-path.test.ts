import { expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

it('draws a QR code with its quiet zone', () => {
  const { size, path } = qrPath('sip:1001@acme.example');
  expect(size).toBeGreaterThanOrEqual(21 + 8);
  // The finder pattern begins where the quiet zone ends.
  expect(path.startsWith('M4 4h1v1h-1z')).toBe(true);
  expect(path).not.toMatch(/M[0-3] /);
});
