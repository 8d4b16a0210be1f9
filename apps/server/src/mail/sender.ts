import { isIPv4, isIPv6 } from 'node:net';

/**
 * The address mails are from. An installation without a host name sends from its IP address, which mail servers take as
 * a literal only (RFC 5321 §4.1.3): `noreply@[192.0.2.1]`.
 * @param mailFrom setting `mail_from`
 */
export function senderAddress(mailFrom: string): string {
  const at = mailFrom.lastIndexOf('@');
  const domain = mailFrom.slice(at + 1);
  if (isIPv4(domain)) return `${mailFrom.slice(0, at)}@[${domain}]`;
  return isIPv6(domain) ? `${mailFrom.slice(0, at)}@[IPv6:${domain}]` : mailFrom;
}
