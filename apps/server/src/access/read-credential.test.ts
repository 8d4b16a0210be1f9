import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCredential } from './read-credential.ts';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the Authorization header (contract 10 §1.1)', () => {
  it.each(['Bearer abc', ' Bearer abc', 'bearer  abc ', 'BEARER abc'])('reads %j as a bearer token', (header) => {
    expect(readCredential(header)).toEqual({ kind: 'bearer', token: 'abc' });
  });

  it('ends a Basic user id at the first colon (RFC 7617 §2)', () => {
    expect(readCredential(basic('ann@example.com:a:b'))).toEqual({
      kind: 'basic',
      username: 'ann@example.com',
      password: 'a:b',
    });
  });

  it.each([basic('ann'), basic(':secret'), basic('ann:'), 'Basic %%%', 'Bearer', 'Digest x=1', 'abc'])(
    'calls %j malformed',
    (header) => {
      expect(readCredential(header).kind).toBe('malformed');
    },
  );

  it.each([undefined, '', '   '])('finds nothing in %j', (header) => {
    expect(readCredential(header).kind).toBe('none');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (header) => void readCredential(header)));
    fc.assert(fc.property(fc.base64String(), (text) => void readCredential(`Basic ${text}`)));
  });
});
