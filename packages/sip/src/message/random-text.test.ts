import { describe, expect, it } from 'vitest';
import { randomText } from './random-text.ts';

describe('random text', () => {
  it('has as many octets as were asked for', () => {
    expect(randomText(9, 'base64url')).toMatch(/^[\w-]{12}$/);
    expect(randomText(12, 'hex')).toMatch(/^[0-9a-f]{24}$/);
  });

  it('never comes twice, however often it is asked for', () => {
    const seen = new Set(Array.from({ length: 5000 }, () => randomText(9, 'base64url')));
    expect(seen.size).toBe(5000);
  });

  it('has no octet that stands still', () => {
    const texts = Array.from({ length: 2000 }, () => Buffer.from(randomText(16, 'hex'), 'hex'));
    for (let at = 0; at < 16; at += 1) expect(new Set(texts.map((octets) => octets[at])).size).toBeGreaterThan(200);
  });
});
