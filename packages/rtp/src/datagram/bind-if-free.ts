import type { Receive, UdpSocket, UdpSockets } from './udp-socket.ts';

/** Binds one port; null when it is taken. Rejects on any other failure. */
export async function bindIfFree(
  sockets: UdpSockets,
  address: string,
  port: number,
  receive: Receive,
): Promise<UdpSocket | null> {
  try {
    return await sockets.bind(address, port, receive);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // A port that only root may bind is as good as taken.
    if (code === 'EADDRINUSE' || code === 'EACCES') return null;
    throw error;
  }
}
