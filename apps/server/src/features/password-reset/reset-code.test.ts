import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, newCode } from './reset-code.ts';

describe('a reset code (contract 10 §1.7)', () => {
  it('is 32 random bytes in base64url', () => {
    const codes = Array.from({ length: 50 }, () => newCode().text);
    expect(new Set(codes).size).toBe(50);
    for (const code of codes) expect(Buffer.from(code, 'base64url')).toHaveLength(32);
  });

  it('has a digest that does not show it', () => {
    const code = newCode();
    expect(code.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(code.text)).toBe(code.digest);
    expect(newCode().digest).not.toBe(code.digest);
  });

  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^[\w-]{43}$/.test(text));
        expect(digestOf(text)).toBeNull();
      }),
    );
    expect(digestOf('a'.repeat(44))).toBeNull();
    expect(digestOf(`${'a'.repeat(42)}=`)).toBeNull();
  });
});
