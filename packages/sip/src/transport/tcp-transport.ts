import { connect, createServer } from 'node:net';
import { listenStream, type StreamSockets } from './stream-transport.ts';
import type { ListenAddress, Transport, TransportContext } from './transport.ts';

const tcp: StreamSockets = {
  kind: 'tcp',
  createServer: (accept) => createServer({ pauseOnConnect: false }, accept),
  connect: (remote, ready) => connect({ host: remote.address, port: remote.port }, ready),
};

/** Binds a TCP listener. IPv6 listeners do not take IPv4: listen on both. */
export function listenTcp(listen: ListenAddress, context: TransportContext): Promise<Transport> {
  return listenStream(listen, tcp, context);
}
