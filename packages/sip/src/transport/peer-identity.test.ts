import type { PeerCertificate } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { foreignIdentity } from './peer-identity.ts';

/** What the check reads of a certificate. */
const certificate = (subjectaltname: string): PeerCertificate =>
  ({ subject: { CN: '' }, subjectaltname }) as Partial<PeerCertificate> as PeerCertificate;

describe('a certificate', () => {
  it.each([
    ['DNS:example.com', 'example.com', true],
    ['DNS:other.example.com', 'example.com', false],
    ['DNS:*.example.com', 'sip.example.com', true],
    ['IP Address:192.0.2.1', '192.0.2.1', true],
    ['URI:sip:example.com', 'Example.com', true],
    ['URI:sip:alice@example.com', 'example.com', false],
    ['URI:https://example.com', 'example.com', false],
    ['URI:"sip:x, URI:sip:example.com, y"', 'example.com', false],
    ['', 'example.com', false],
  ])('with %s is for %s: %s (RFC 5922 §7.1)', (names, name, isFor) => {
    expect(foreignIdentity([name], certificate(names)) === undefined).toBe(isFor);
  });

  it('is for a peer that may be one of several, but not for nobody', () => {
    expect(foreignIdentity(['192.0.2.1', 'example.com'], certificate('DNS:example.com'))).toBeUndefined();
    expect(foreignIdentity([], certificate('DNS:example.com'))).toBeInstanceOf(Error);
  });
});
