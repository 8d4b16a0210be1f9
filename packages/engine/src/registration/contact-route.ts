import { isIP } from 'node:net';
import { type Destination, type Flow, parseUri, type SipRequest, type SipUri, type Uri } from '@strowger/sip';

/**
 * True when the sender of a request sits behind NAT: it does not know the address its packets come from
 * (RFC 3261 §18.2.1 received), or its contact names another host than that.
 */
export function isBehindNat(request: SipRequest, source: Flow['remote']): boolean {
  const { via, contact } = request;
  const viaPort = via.port ?? (via.transport === 'TLS' ? 5061 : 5060);
  if (via.transport === 'UDP' && (via.host !== source.address || viaPort !== source.port)) return true;
  return contact !== undefined && !namesHost(contact.uri, source.address);
}

function namesHost(uri: Uri, address: string): boolean {
  return uri.scheme !== 'sip' || uri.host === address;
}

/** A contact as it is reached. */
export interface Reachable {
  readonly contact: string;
  readonly source: Destination;
  readonly behindNat: boolean;
}

/** Where requests for a contact are sent: where it says, unless NAT or a name stands in between (RFC 3581, RFC 5626). */
export function destinationOf(binding: Reachable): Destination {
  const uri = sipUriIn(binding.contact);
  const { source } = binding;
  if (binding.behindNat || source.transport !== 'udp' || uri === null || isIP(uri.host) === 0) return source;
  return { transport: 'udp', address: uri.host, port: uri.port ?? 5060 };
}

/** The SIP URI in a contact, or null. */
export function sipUriIn(contact: string): SipUri | null {
  try {
    const uri = parseUri(contact);
    return uri.scheme === 'sip' || uri.scheme === 'sips' ? uri : null;
  } catch {
    return null;
  }
}
