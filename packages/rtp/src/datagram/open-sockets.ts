import { loadLibc } from './libc.ts';
import { linuxSockets } from './linux-sockets.ts';
import { NODE_SOCKETS } from './node-sockets.ts';
import { isLinkLocal } from './socket-address.ts';
import type { UdpSockets } from './udp-socket.ts';

/**
 * The cheapest sockets that work here: Linux's own, which cost half, else Node.js's.
 *
 * @param now monotonic ms
 * @param onFallback told the reason, once, when only those of Node.js work
 */
export function openUdpSockets(
  now: () => number,
  onFallback: (reason: string) => void,
  load: typeof loadLibc = loadLibc,
): UdpSockets {
  try {
    const native = linuxSockets(load(), now);
    return {
      bind: (address, port, receive) => (isLinkLocal(address) ? NODE_SOCKETS : native).bind(address, port, receive),
    };
  } catch (error) {
    onFallback(error instanceof Error ? error.message : 'unknown error');
    return NODE_SOCKETS;
  }
}
