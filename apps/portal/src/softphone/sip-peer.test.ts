import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertedPeer } from './sip-peer.ts';

describe('whom a call is with now (RFC 3325)', () => {
  it.each([
    ['"Bob \\"B\\" Builder" <sip:1002@acme.example;user=phone>', { number: '1002', name: 'Bob "B" Builder' }],
    ['Bob <sips:1002@acme.example>', { number: '1002', name: 'Bob' }],
    ['<sip:+4930123@acme.example>', { number: '+4930123', name: '' }],
    ['sip:1002@acme.example', { number: '1002', name: '' }],
  ])('%s', (value, peer) => {
    expect(assertedPeer(value)).toEqual(peer);
  });

  it('is not told by anything else', () => {
    for (const value of [undefined, '', '<tel:+49>', 'Bob', '<sip:acme.example>'])
      expect(assertedPeer(value)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => assertedPeer(text) === null || text.includes('@')));
  });
});
