import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

const LOOPBACK = '127.0.0.1';
const LOOPBACK6 = '::1';

/** The first non-loopback address of this machine, IPv4 before IPv6; loopback when it has none. */
export function firstPublicAddress(interfaces = networkInterfaces()): string {
  const addresses = outward(interfaces);
  const first = addresses.find((one) => one.family === 'IPv4') ?? addresses[0];
  return first?.address ?? LOOPBACK;
}

/** The same of IPv6 alone. */
export function firstPublicAddress6(interfaces = networkInterfaces()): string {
  return outward(interfaces).find((one) => one.family === 'IPv6')?.address ?? LOOPBACK6;
}

function outward(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): NetworkInterfaceInfo[] {
  return Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && !one.address.startsWith('fe80:'));
}
