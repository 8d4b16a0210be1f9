import { isIP } from 'node:net';
import {
  type Binding,
  type Destination,
  type Flow,
  parseUri,
  type SipRequest,
  type SipUri,
  type Uri,
} from '@strowger/sip';

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
  return (uri.scheme !== 'sip' && uri.scheme !== 'sips') || uri.host === address;
}

/** A contact as it is reached. */
interface Reachable {
  readonly contact: string;
  readonly source: Destination;
  readonly behindNat: boolean;
}

/** Where requests for a contact are sent: where it says, unless NAT or a name stands in between (RFC 3581, RFC 5626). */
function destinationOf(binding: Reachable): Destination {
  const uri = sipUriIn(binding.contact);
  const { source } = binding;
  if (binding.behindNat || uri === null || isIP(uri.host) === 0) return source;
  return {
    transport: source.transport,
    address: uri.host,
    port: uri.port ?? (source.transport === 'tls' ? 5061 : 5060),
  };
}

/** Where a binding is called when no flow of it lives: over the Path it registered with (RFC 3327 §5.2), else its contact. */
export function targetOf(binding: Binding, behindNat: boolean): Destination | undefined {
  return binding.path.length > 0 ? undefined : destinationOf({ ...binding, behindNat });
}

/**
 * Connections and what lies behind NAT are reached only the way they came. Behind a proxy that wants to be asked (Path,
 * RFC 3327 §5.2) the way leads over it, and its connection to us may be shared by many phones.
 */
export function isCalledOnItsFlow({ source, path }: Binding, behindNat: boolean): boolean {
  return path.length === 0 && (behindNat || source.transport !== 'udp');
}

/**
 * True of a contact that cannot be called once its connection is gone: WebSocket clients (RFC 7118 §5), flows of
 * RFC 5626, and whatever sits behind NAT. Others take a new connection at their contact (RFC 3261 §18.1.1).
 */
export function livesOnItsFlow({ contact, source, regId, path }: Binding, behindNat: boolean): boolean {
  if (source.transport === 'udp' || path.length > 0) return false;
  if (source.transport === 'ws' || source.transport === 'wss' || behindNat || regId !== undefined) return true;
  return isIP(sipUriIn(contact)?.host ?? '') === 0;
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
