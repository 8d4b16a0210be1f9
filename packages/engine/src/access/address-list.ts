import { BlockList, isIP } from 'node:net';
import type { AccessList } from '@strowger/callplan';

/**
 * True when `address` lies in one of the CIDRs or addresses, or is let in by one of the access lists; without any entry
 * everything is allowed (contract 20 §1.2 auth_acl, contract 40 B10.1).
 */
export function addressAllowed(address: string, entries: readonly (string | AccessList)[]): boolean {
  if (entries.length === 0) return true;
  const plain = withoutMapping(address);
  if (isIP(plain) === 0) return false;
  const cidrs = entries.filter((entry) => typeof entry === 'string');
  return liesIn(plain, cidrs) || entries.some((entry) => typeof entry !== 'string' && letsIn(entry, plain));
}

/** The most specific network that the address lies in decides, else the default. */
function letsIn({ allowsByDefault, nodes }: AccessList, address: string): boolean {
  const hit = nodes
    .filter(({ cidr }) => liesIn(address, [cidr]))
    .sort((left, right) => bitsOf(right.cidr) - bitsOf(left.cidr))[0];
  return hit?.allow ?? allowsByDefault;
}

function bitsOf(cidr: string): number {
  const bits = cidr.split('/')[1];
  return bits === undefined ? (cidr.includes(':') ? 128 : 32) : Number(bits);
}

function liesIn(address: string, cidrs: readonly string[]): boolean {
  return listOf(cidrs).check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

function listOf(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) addEntry(list, cidr.trim());
  return list;
}

function addEntry(list: BlockList, cidr: string): void {
  const [network = '', bits] = cidr.split('/');
  const family = isIP(network);
  if (family === 0) return;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const width = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? width : Number(bits);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > width) return;
  list.addSubnet(network, prefix, kind);
}

/** `::ffff:192.0.2.1` is the IPv4 address it maps. */
function withoutMapping(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
