import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import {
  bitString,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  tagged,
  time,
  utf8String,
} from './der.ts';

/** A certificate and its private key, both as PEM text. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

export interface SelfSignedOptions {
  /** Host names and IP addresses the certificate is for; the first is its common name. */
  readonly hosts: readonly [string, ...string[]];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** RSA of 2048 bits, which every phone knows (default), or the smaller and quicker P-256. */
  readonly keyType?: 'rsa' | 'p-256';
}

const sha256WithRsa = '1.2.840.113549.1.1.11';
const sha256WithEcdsa = '1.2.840.10045.4.3.2';
const commonName = '2.5.4.3';
const subjectAlternativeName = '2.5.29.17';
const basicConstraints = '2.5.29.19';
const subjectKeyIdentifier = '2.5.29.14';
const version3 = 2;

/** Sixteen octets of an IPv6 address, four of an IPv4 address. */
function addressOctets(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return Buffer.from([...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function alternativeName(host: string): Buffer {
  const [dnsName, ipAddress] = [2, 7];
  return isIP(host) === 0
    ? tagged(dnsName, Buffer.from(host, 'latin1'), 'primitive')
    : tagged(ipAddress, addressOctets(host), 'primitive');
}

function extensions(hosts: readonly string[], publicKey: Uint8Array): Buffer {
  const extension = (id: string, value: Buffer) => sequence(objectIdentifier(id), octetString(value));
  return sequence(
    extension(basicConstraints, sequence()),
    extension(subjectKeyIdentifier, octetString(createHash('sha1').update(publicKey).digest())),
    extension(subjectAlternativeName, sequence(...hosts.map(alternativeName))),
  );
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** A certificate of X.509 version 3 that vouches for itself (RFC 5280 §4.1), with a new key. */
export function selfSignedCertificate(options: SelfSignedOptions): CertificatePair {
  const { hosts, notBefore, notAfter, keyType = 'rsa' } = options;
  const { publicKey, privateKey } =
    keyType === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm =
    keyType === 'rsa'
      ? sequence(objectIdentifier(sha256WithRsa), nothing())
      : sequence(objectIdentifier(sha256WithEcdsa));
  const name = sequence(setOf(sequence(objectIdentifier(commonName), utf8String(hosts[0].slice(0, 64)))));
  const toBeSigned = sequence(
    tagged(0, integer(Buffer.of(version3)), 'constructed'),
    integer(randomBytes(16)),
    algorithm,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    keyInfo,
    tagged(3, extensions(hosts, keyInfo), 'constructed'),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  return {
    cert: pem('CERTIFICATE', sequence(toBeSigned, algorithm, bitString(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
