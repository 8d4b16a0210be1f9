import { SipRequest } from '@strowger/sip';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChallengeMemory } from './challenge-memory.ts';

const request = (product = 'Desk phone 1.2') =>
  new SipRequest({ method: 'REGISTER', uri: 'sip:acme.example', headers: [['User-Agent', product]] });
const MD5 = 'Digest username="1001", response="0"';
const SHA256 = 'Digest username="1001", algorithm=SHA-256, response="0"';

let memory: ChallengeMemory;
beforeEach(() => {
  memory = new ChallengeMemory();
});

describe('digest algorithms offered (RFC 8760)', () => {
  it('are both, MD5 first, as long as nothing is known of the phone', () => {
    expect(memory.challenge('a', request())).toBe('md5-first');
    memory.loggedIn('a', MD5);
    expect(memory.challenge('a', request())).toBe('md5-first');
  });

  it('are MD5 alone for a phone that comes back without credentials, and stay so', () => {
    memory.challenge('a', request());
    expect(memory.challenge('a', request())).toBe('md5');
    memory.loggedIn('a', MD5);
    expect(memory.challenge('a', request())).toBe('md5');
    expect(memory.challenge('b', request())).toBe('md5-first');
  });

  it('begin with SHA-256 for a phone that has logged in with it', () => {
    memory.loggedIn('a', SHA256);
    expect([1, 2, 3].map(() => memory.challenge('a', request()))).toEqual(Array(3).fill('sha256-first'));
  });

  it('are MD5 alone for products known to need it, at a repeated challenge too', () => {
    const old = request('baresip v1.0.0 (x86_64/linux)');
    expect([memory.challenge('a', old), memory.challengeAgain('a', old)]).toEqual(['md5', 'md5']);
    expect(memory.challengeAgain('b', request())).toBe('md5-first');
  });

  it('are MD5 alone over WebSocket, for browsers know no other', () => {
    const headers = [['Via', 'SIP/2.0/WSS x.invalid;branch=z9hG4bK1']] as const;
    const browser = new SipRequest({ method: 'REGISTER', uri: 'sip:acme.example', headers });
    expect(memory.challenge('a', browser)).toBe('md5');
  });
});
