import { bindIfFree } from '../datagram/bind-if-free.ts';
import type { Receive, UdpSocket, UdpSockets } from '../datagram/udp-socket.ts';
import type { RemoteAddress } from '../plane/api.ts';

export interface PortPair {
  readonly rtp: UdpSocket;
  readonly rtcp: UdpSocket;
}

/** Binds the RTP port and the RTCP port above it; null when either is taken. Rejects on any other failure. */
export async function openPortPair(
  sockets: UdpSockets,
  local: RemoteAddress,
  receive: { readonly rtp: Receive; readonly rtcp: Receive },
): Promise<PortPair | null> {
  const rtp = await bindIfFree(sockets, local.address, local.port, receive.rtp);
  if (!rtp) return null;
  try {
    const rtcp = await bindIfFree(sockets, local.address, local.port + 1, receive.rtcp);
    if (rtcp) return { rtp, rtcp };
  } catch (error) {
    await rtp.close();
    throw error;
  }
  await rtp.close();
  return null;
}

/** One loopback port for RTP and RTCP, chosen by the system. */
export async function openRelayPort(sockets: UdpSockets, receive: Receive): Promise<PortPair> {
  const port = await sockets.bind('127.0.0.1', 0, receive);
  return { rtp: port, rtcp: port };
}
