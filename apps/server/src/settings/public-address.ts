import { networkInterfaces } from 'node:os';

const LOOPBACK = '127.0.0.1';

/** The first non-loopback address of this machine, IPv4 before IPv6; loopback when it has none. */
export function firstPublicAddress(interfaces = networkInterfaces()): string {
  const addresses = Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && !one.address.startsWith('fe80:'));
  const first = addresses.find((one) => one.family === 'IPv4') ?? addresses[0];
  return first?.address ?? LOOPBACK;
}
