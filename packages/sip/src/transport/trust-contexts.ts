import { createSecureContext, getCACertificates, type SecureContext, type SecureVersion } from 'node:tls';
import type { CertificatePair } from '@strowger/certificate';

/** As many sets of authorities are kept ready; each takes some hundred kilobytes. */
const MOST_KEPT = 32;

let known: readonly string[] | undefined;

/** Those of this machine, and those that come with the runtime for machines that have none. */
function systemAuthorities(): readonly string[] {
  known ??= [...new Set([...getCACertificates('system'), ...getCACertificates('default')])];
  return known;
}

/** What TLS connections are made with whose peers must show a certificate by an authority: reading those is dear. */
export class TrustContexts {
  readonly #minVersion: SecureVersion;
  readonly #byAuthority = new Map<string, SecureContext>();
  #pair: CertificatePair | undefined;

  constructor(minVersion: SecureVersion) {
    this.#minVersion = minVersion;
  }

  /** @param ca authorities believed beside the system's: PEM text. Throws when that is none. */
  of(pair: CertificatePair, ca: string): SecureContext {
    if (this.#pair !== pair || this.#byAuthority.size > MOST_KEPT) this.#byAuthority.clear();
    this.#pair = pair;
    const kept = this.#byAuthority.get(ca);
    if (kept !== undefined) return kept;
    const authorities = ca === '' ? systemAuthorities() : [...systemAuthorities(), ca];
    const context = createSecureContext({
      cert: pair.cert,
      key: pair.key,
      ca: [...authorities],
      minVersion: this.#minVersion,
    });
    this.#byAuthority.set(ca, context);
    return context;
  }
}
