import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeShown } from './testing/authenticator-app.ts';
import { codeOfStep, matchingStep, newSecret, stepAt, withUsedStep } from './totp.ts';

/** RFC 6238 appendix B: the ASCII text 12345678901234567890. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('TOTP (RFC 6238)', () => {
  // Eight digits there; the last six of them here.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('gives the code of appendix B at %i s', (seconds, code) => {
    expect(codeOfStep(RFC_SECRET, stepAt(at(seconds)))).toBe(code.slice(2));
    expect(matchingStep(RFC_SECRET, code.slice(2), at(seconds), [])).toBe(Math.floor(seconds / 30));
  });

  it('makes secrets of 20 bytes in base32 without padding, never the same', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(new Set(secrets).size).toBe(50);
  });

  it('takes the codes of one step before and after, and of no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 2 ** 31 }), fc.integer({ min: -4, max: 4 }), (step, off) => {
        const now = at(step * 30 + 7);
        const matched = matchingStep(RFC_SECRET, codeShown(RFC_SECRET, at((step + off) * 30)), now, []);
        if (Math.abs(off) <= 1) expect(matched).toBe(step + off);
        else if (matched !== null) expect(codeOfStep(RFC_SECRET, matched)).toBe(codeOfStep(RFC_SECRET, step + off));
      }),
    );
  });

  it('takes each step once, in whatever order', () => {
    const now = at(3_000);
    const codes = [101, 100, 99].map((step) => codeOfStep(RFC_SECRET, step));
    let used: number[] = [];
    for (const code of codes) {
      const step = matchingStep(RFC_SECRET, code, now, used);
      expect(step).not.toBeNull();
      used = withUsedStep(used, step ?? 0);
      expect(matchingStep(RFC_SECRET, code, now, used)).toBeNull();
    }
    expect(codes.map((code) => matchingStep(RFC_SECRET, code, now, used))).toEqual([null, null, null]);
  });

  it('takes no step again after the clock was set back', () => {
    const used = [97, 98, 99, 100].reduce(withUsedStep, []);
    expect(used.length).toBeLessThanOrEqual(3);
    for (const step of [97, 98, 99, 100]) {
      expect(matchingStep(RFC_SECRET, codeOfStep(RFC_SECRET, step), at(step * 30), used)).toBeNull();
    }
  });

  it.each(['', '28708', '2870822', '28708２', 'ABCDEF'])('refuses "%s"', (code) => {
    expect(matchingStep(RFC_SECRET, code, at(59), [])).toBeNull();
  });
});
