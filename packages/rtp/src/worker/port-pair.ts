import type { RemoteAddress } from '../plane/api.ts';
import { type Receive, UdpSocket } from './udp-socket.ts';

export interface PortPair {
  readonly rtp: UdpSocket;
  readonly rtcp: UdpSocket;
}

/** Binds the RTP port and the RTCP port above it; null when either is taken. Rejects on any other failure. */
export async function openPortPair(
  local: RemoteAddress,
  receive: { readonly rtp: Receive; readonly rtcp: Receive },
): Promise<PortPair | null> {
  const rtp = await bindIfFree(local.address, local.port, receive.rtp);
  if (!rtp) return null;
  try {
    const rtcp = await bindIfFree(local.address, local.port + 1, receive.rtcp);
    if (rtcp) return { rtp, rtcp };
  } catch (error) {
    await rtp.close();
    throw error;
  }
  await rtp.close();
  return null;
}

/** One loopback port for RTP and RTCP, chosen by the system. */
export async function openRelayPort(receive: Receive): Promise<PortPair> {
  const port = await UdpSocket.bind('127.0.0.1', 0, receive);
  return { rtp: port, rtcp: port };
}

/** Binds one port; null when it is taken. Rejects on any other failure. */
export async function bindIfFree(address: string, port: number, receive: Receive): Promise<UdpSocket | null> {
  try {
    return await UdpSocket.bind(address, port, receive);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // A port that only root may bind is as good as taken.
    if (code === 'EADDRINUSE' || code === 'EACCES') return null;
    throw error;
  }
}
