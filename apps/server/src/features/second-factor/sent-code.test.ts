import { describe, expect, it } from 'vitest';
import { newRecoveryCode } from './make-recovery-codes.ts';
import { digestOf, readSentCode, readSentSecret } from './sent-code.ts';

describe('a code as it was sent', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456\n', '123456'],
    ['123-456', '123456'],
    ['12345', '012345'],
    ['7', '000007'],
    ['1234567', '1234567'],
    ['k3vd-9q2x', 'K3VD9Q2X'],
    [' - ', ''],
  ])('"%s" means "%s"', (sent, meant) => expect(readSentCode(sent)).toBe(meant));

  it('means the same secret in groups, small letters and with padding', () => {
    expect(readSentSecret('gezd gnbv-gy3t===')).toBe('GEZDGNBVGY3T');
  });
});

describe('a recovery code', () => {
  it('has 80 random bits in four groups, and is long enough to be no TOTP code', () => {
    const codes = Array.from({ length: 100 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    expect(new Set(codes).size).toBe(100);
  });

  it('is stored as a digest that differs from user to user', () => {
    expect(digestOf(1, 'K3VD')).not.toBe(digestOf(2, 'K3VD'));
    expect(digestOf(1, 'K3VD')).not.toContain('K3VD');
  });
});
