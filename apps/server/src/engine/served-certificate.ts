import type { Logger } from 'pino';
import type { Environment } from '../settings/environment.ts';
import { type CertificateWatch, watchCertificate } from './certificate-watch.ts';
import { ownCertificate, ownCertificateFile } from './own-certificate.ts';

/**
 * The pair that HTTPS and SIP over TLS show: that of the settings, else for SIP one of our own. Null when nothing wants one.
 * @throws StartError when our own cannot be read or made
 */
export async function servedCertificate(
  { tls, sipsPort, data, publicAddress }: Environment,
  now: Date,
  log: Logger,
): Promise<CertificateWatch | null> {
  if (tls !== null) return watchCertificate({ files: tls.files, pair: tls, log });
  if (sipsPort === 0) return null;
  const pair = await ownCertificate({ directory: data, publicAddress, now });
  const file = ownCertificateFile(data);
  return watchCertificate({ files: { cert: file, key: file }, pair, log });
}
