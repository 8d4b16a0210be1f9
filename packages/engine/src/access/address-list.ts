import { BlockList, isIP } from 'node:net';

/** True when `address` lies in one of the CIDRs or addresses; an empty list allows anything (contract 20 §1.2 auth_acl). */
export function addressAllowed(address: string, cidrs: readonly string[]): boolean {
  if (cidrs.length === 0) return true;
  const plain = withoutMapping(address);
  const family = isIP(plain);
  if (family === 0) return false;
  return listOf(cidrs).check(plain, family === 4 ? 'ipv4' : 'ipv6');
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
