import type { DNSResolver } from 'mailauth';
import { isPublicAddress } from '../outbound/guard-target.ts';
import { partsOf } from './fax-numbers.ts';
import type { ReceivedMail } from './received-mail.ts';

export interface SenderCheck {
  readonly hostName: string;
  /** Default: the system's resolver. */
  readonly resolver?: DNSResolver;
}

/** Mails from our own network are believed; from elsewhere SPF or DKIM must speak for the domain of the From field. */
export async function isSenderProven(mail: ReceivedMail, from: string, check: SenderCheck): Promise<boolean> {
  return !isPublicAddress(mail.remoteAddress) || isDomainProven(mail, from, check);
}

/**
 * Whether a DKIM signature or SPF passes for the domain of the From field or one above it (RFC 7489 §3.1, relaxed): a pass of
 * another domain, such as the forger's own, proves nothing.
 */
export async function isDomainProven(
  { raw, remoteAddress, envelopeFrom, helo }: ReceivedMail,
  from: string,
  { hostName, resolver }: SenderCheck,
): Promise<boolean> {
  // With all it needs it is a tenth of what a start loads, and few installations take mail from outside.
  const { authenticate } = await import('mailauth');
  const told = await authenticate(raw, {
    ip: remoteAddress,
    sender: envelopeFrom,
    helo,
    mta: hostName,
    disableArc: true,
    disableBimi: true,
    ...(resolver === undefined ? {} : { resolver }),
  });
  const { domain } = partsOf(from);
  const signed = told.dkim.results.some(
    ({ status, signingDomain }) => status.result === 'pass' && !status.underSized && speaksFor(signingDomain, domain),
  );
  const isSpf = told.spf !== false && told.spf.status.result === 'pass';
  return signed || (isSpf && speaksFor(partsOf(envelopeFrom).domain, domain));
}

function speaksFor(proven: string | undefined, domain: string): boolean {
  const name = proven?.toLowerCase() ?? '';
  return name.includes('.') && (domain === name || domain.endsWith(`.${name}`));
}
