import { BlockList } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { familyOf } from './socket-address.ts';

function reaches(local: NetworkInterfaceInfo, peer: string): boolean {
  const prefix = Number(local.cidr?.split('/')[1]);
  if (!Number.isInteger(prefix)) return false;
  const family = familyOf(peer) === 6 ? 'ipv6' : 'ipv4';
  const subnet = new BlockList();
  subnet.addSubnet(local.address, prefix, family);
  return subnet.check(peer, family);
}

/** Our address as a peer would see it, for sockets bound to every address: same subnet first, else a public one. */
export function localAddressTowards(peer: string): string {
  const family = familyOf(peer) === 6 ? 'IPv6' : 'IPv4';
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((local) => local.family === family);
  const near = own.find((local) => reaches(local, peer)) ?? own.find((local) => !local.internal) ?? own[0];
  return near?.address ?? (family === 'IPv6' ? '::1' : '127.0.0.1');
}

export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
