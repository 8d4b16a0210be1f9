import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate } from './self-signed-certificate.ts';

describe.each(['rsa', 'p-256'] as const)('a self-signed certificate with a key of %s', (keyType) => {
  const pair = selfSignedCertificate({
    hosts: ['pbx.example.com', '192.0.2.7', '2001:db8::17', '::1'],
    notBefore: new Date('2026-01-02T03:04:05Z'),
    notAfter: new Date('2051-02-03T04:05:06Z'),
    keyType,
  });
  const certificate = new X509Certificate(pair.cert);

  it('is signed with the key that goes with it', () => {
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(pair.key))).toBe(true);
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(certificate.publicKey.asymmetricKeyType).toBe(keyType === 'rsa' ? 'rsa' : 'ec');
    expect(certificate.ca).toBe(false);
  });

  it('names its hosts, by name and by address', () => {
    expect(certificate.subject).toBe('CN=pbx.example.com');
    expect(certificate.checkHost('pbx.example.com')).toBe('pbx.example.com');
    expect(certificate.checkHost('other.example.com')).toBeUndefined();
    for (const address of ['192.0.2.7', '2001:db8::17', '::1']) expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.checkIP('192.0.2.8')).toBeUndefined();
  });

  it('holds for the time asked for', () => {
    expect(certificate.validFromDate).toEqual(new Date('2026-01-02T03:04:05Z'));
    expect(certificate.validToDate).toEqual(new Date('2051-02-03T04:05:06Z'));
  });

  it('has a serial number of its own', () => {
    const other = selfSignedCertificate({
      hosts: ['pbx.example.com'],
      notBefore: new Date(0),
      notAfter: new Date('2051-02-03T04:05:06Z'),
      keyType,
    });
    expect(new X509Certificate(other.cert).serialNumber).not.toBe(certificate.serialNumber);
  });
});
