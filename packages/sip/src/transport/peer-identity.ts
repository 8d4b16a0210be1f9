import { checkServerIdentity, type PeerCertificate } from 'node:tls';

/** Undefined when the certificate is for one of the names; else what is wrong with it (RFC 5922 §7.2, §7.3). */
export function foreignIdentity(names: readonly string[], certificate: PeerCertificate): Error | undefined {
  const uris = sipDomains(certificate.subjectaltname ?? '');
  let wrong: Error | undefined;
  for (const name of names) {
    const error = checkServerIdentity(name, certificate);
    if (error === undefined || uris.has(name.toLowerCase())) return undefined;
    wrong ??= error;
  }
  return wrong ?? new Error('nobody is named');
}

/** The domains of `sip:` URIs among the alternative names. Where one is quoted, none is taken: a name within it is not the peer's. */
function sipDomains(alternativeNames: string): ReadonlySet<string> {
  if (alternativeNames.includes('"')) return new Set();
  const domains = alternativeNames.split(', ').flatMap((entry) => /^URI:sip:([^@;?]+)$/i.exec(entry)?.[1] ?? []);
  return new Set(domains.map((domain) => domain.toLowerCase()));
}
