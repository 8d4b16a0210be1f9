import ipaddr from 'ipaddr.js';
import { normalAddress } from './address.ts';

/**
 * A network in its one spelling: a bare address is its own network, host bits are cleared, and what maps IPv4 into IPv6
 * is IPv4. Null for what is none; host names are none (contract 40 B3).
 */
export function normalCidr(text: string): string | null {
  const [written = '', prefix, ...rest] = text.trim().split('/');
  if (rest.length > 0 || written.includes('[') || written.includes('%')) return null;
  const address = normalAddress(written);
  if (address === null || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  const mapped = written.includes(':') && !address.includes(':');
  const width = address.includes(':') ? 128 : 32;
  const bits = prefix === undefined ? width : Number(prefix) - (mapped ? 96 : 0);
  if (bits < 0 || bits > width) return null;
  const cidr = `${address}/${bits}`;
  const network = width === 32 ? ipaddr.IPv4.networkAddressFromCIDR(cidr) : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return `${network.toString()}/${bits}`;
}

/** True for a network that is everything. */
export function isEverything(cidr: string): boolean {
  return cidr.endsWith('/0');
}

/** Whether an address lies in a network; families must agree. @param cidr as `normalCidr` writes it */
export function liesIn(address: string, cidr: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  const [network, bits] = ipaddr.parseCIDR(cidr);
  return ip.kind() === network.kind() && ip.match([network, bits]);
}

/** Loopback of either family. */
export function isLoopback(address: string): boolean {
  return liesIn(address, '127.0.0.0/8') || address === '::1';
}
