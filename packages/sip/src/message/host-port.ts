import { isIPv6 } from 'node:net';
import { parseDecimal } from './characters.ts';
import { SipParseError } from './parse-error.ts';

export interface HostPort {
  /** Lower case; an IPv6 literal without brackets. */
  readonly host: string;
  readonly port: number | undefined;
}

const namePattern = /^[A-Za-z0-9._-]+$/;

function parsePort(text: string): number {
  const port = parseDecimal(text, 65535);
  if (port === undefined) throw new SipParseError('Malformed port');
  return port;
}

function parseIpv6(text: string): HostPort {
  const end = text.indexOf(']');
  const host = text.slice(1, end);
  if (end === -1 || !isIPv6(host)) throw new SipParseError('Malformed IPv6 address');
  const rest = text.slice(end + 1);
  if (rest === '') return { host: host.toLowerCase(), port: undefined };
  if (rest.charCodeAt(0) !== 0x3a) throw new SipParseError('Malformed host');
  return { host: host.toLowerCase(), port: parsePort(rest.slice(1)) };
}

/** `host[:port]` (RFC 3261 §25.1); an underscore in a name is tolerated. */
export function parseHostPort(text: string): HostPort {
  if (text.charCodeAt(0) === 0x5b) return parseIpv6(text);
  const colon = text.indexOf(':');
  const host = colon === -1 ? text : text.slice(0, colon);
  if (!namePattern.test(host)) throw new SipParseError('Malformed host');
  return { host: host.toLowerCase(), port: colon === -1 ? undefined : parsePort(text.slice(colon + 1)) };
}

export function formatHostPort(host: string, port: number | undefined): string {
  const bracketed = host.includes(':') ? `[${host}]` : host;
  return port === undefined ? bracketed : `${bracketed}:${port}`;
}
