import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * Tells whose X-Forwarded-For and X-Forwarded-Proto are believed (contract 00 `STROWGER_TRUSTED_PROXIES`).
 * @param cidrs valid CIDRs
 */
export function trustedProxies(cidrs: readonly string[]): (address: string | undefined) => boolean {
  const networks = cidrs.map((cidr): Network => ipaddr.parseCIDR(cidr));
  return (address) => {
    if (address === undefined || networks.length === 0 || !ipaddr.isValid(address)) return false;
    const ip = ipaddr.process(address);
    return networks.some((network) => network[0].kind() === ip.kind() && ip.match(network));
  };
}

/** Whether a trusted proxy says that its client came over plain HTTP: the value of the proxy next to us counts. */
export function cameOverPlainHttp(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  isTrusted: (address: string | undefined) => boolean,
): boolean {
  const header = request.headers['x-forwarded-proto'];
  if (header === undefined || !isTrusted(request.socket.remoteAddress)) return false;
  return String(header).split(',').at(-1)?.trim().toLowerCase() === 'http';
}
