import { type CertificatePair, selfSignedCertificate } from '@strowger/certificate';

const day = 24 * 60 * 60_000;

/** For `localhost` and the loopback addresses. */
export const selfSignedPair: CertificatePair = selfSignedCertificate({
  hosts: ['localhost', '127.0.0.1', '::1'],
  notBefore: new Date(Date.now() - day),
  notAfter: new Date(Date.now() + day),
});
