import { BlockList, isIP } from 'node:net';
import type { SipMessage } from '../message/message.ts';
import { familyOf } from '../transport/socket-address.ts';
import type { Flow } from '../transport/transport.ts';

const privateAddresses = new BlockList();
privateAddresses.addSubnet('10.0.0.0', 8, 'ipv4');
privateAddresses.addSubnet('172.16.0.0', 12, 'ipv4');
privateAddresses.addSubnet('192.168.0.0', 16, 'ipv4');
privateAddresses.addSubnet('100.64.0.0', 10, 'ipv4');
privateAddresses.addSubnet('169.254.0.0', 16, 'ipv4');
privateAddresses.addSubnet('fc00::', 7, 'ipv6');
privateAddresses.addSubnet('fe80::', 10, 'ipv6');

/** A host that nobody outside of its own network can reach, or that is no address at all (RFC 7118 §5.5 `.invalid`). */
function isUnreachable(host: string): boolean {
  if (host.endsWith('.invalid') || host.endsWith('.local')) return true;
  return isIP(host) !== 0 && privateAddresses.check(host, familyOf(host) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * The flow that further requests of a dialog take in place of its Contact: when the peer is the next hop and
 * either sits on a connection of its own or names a Contact that cannot be reached from here. Otherwise undefined.
 */
export function natFlow(message: SipMessage, flow: Flow): Flow | undefined {
  if (message.headers.has('Record-Route')) return undefined;
  if (flow.reliable) return flow;
  const uri = message.contact?.uri;
  if (uri?.scheme !== 'sip' && uri?.scheme !== 'sips') return flow;
  return uri.host !== flow.remote.address && isUnreachable(uri.host) ? flow : undefined;
}
