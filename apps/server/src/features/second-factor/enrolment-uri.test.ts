import fc from 'fast-check';
import { expect, it } from 'vitest';
import { enrolmentUri } from './enrolment-uri.ts';

it('reads as the contract says (contract 10 §1.8)', () => {
  expect(enrolmentUri('ada', 'GEZDGNBV')).toBe(
    'otpauth://totp/Strowger:ada?secret=GEZDGNBV&issuer=Strowger&algorithm=SHA1&digits=6&period=30',
  );
});

it('carries any user name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 128 }), (username) => {
      const uri = new URL(enrolmentUri(username, 'GEZDGNBV'));
      expect(decodeURIComponent(uri.pathname.split('/').at(-1) ?? '')).toBe(`Strowger:${username}`);
      expect([...uri.searchParams.keys()]).toEqual(['secret', 'issuer', 'algorithm', 'digits', 'period']);
    }),
  );
});
