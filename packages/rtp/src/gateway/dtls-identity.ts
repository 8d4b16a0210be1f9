import { X509Certificate } from 'node:crypto';
import { type CertificatePair, selfSignedCertificate } from '@strowger/certificate';

/** Who we are in DTLS: what a session description's fingerprint vouches for (RFC 8122 §5). */
export interface DtlsIdentity extends CertificatePair {
  /** As in `a=fingerprint`. */
  readonly fingerprint: string;
}

const DAY_MS = 24 * 60 * 60_000;
/** Longer than any process runs: peers look at the fingerprint alone. */
const VALID_DAYS = 3650;

/** A new identity, with a key that no other process has. */
export function createDtlsIdentity(): DtlsIdentity {
  const now = Date.now();
  const pair = selfSignedCertificate({
    hosts: ['webrtc'],
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + VALID_DAYS * DAY_MS),
    keyType: 'p-256',
  });
  return { ...pair, fingerprint: `sha-256 ${new X509Certificate(pair.cert).fingerprint256}` };
}
