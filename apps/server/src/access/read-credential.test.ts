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

describe('X-API-Key (contract 10 §1.1)', () => {
  it('counts where there is no Authorization', () => {
    expect(readCredential(undefined, ' stw_x ')).toEqual({ kind: 'key', key: 'stw_x' });
    expect(readCredential('  ', 'stw_x').kind).toBe('key');
    expect(readCredential('Bearer abc', 'stw_x').kind).toBe('bearer');
    expect(readCredential('nonsense', 'stw_x').kind).toBe('malformed');
  });

  it.each([undefined, '', '  '])('is none when it reads %j', (key) => {
    expect(readCredential(undefined, key).kind).toBe('none');
  });
});
