import { isIP } from 'node:net';
import { connect, createServer } from 'node:tls';
import type { CertificatePair } from '../certificate/self-signed-certificate.ts';
import { formatAddress } from './socket-address.ts';
import { listenStream, type StreamSockets } from './stream-transport.ts';
import type { RemotePlace, TransportFactory } from './transport.ts';

export interface TlsOptions {
  /** Our certificate, with its chain, and its private key: PEM text. */
  readonly cert: string;
  readonly key: string;
  /**
   * Whether peers that we connect to must prove who they are (RFC 5922): a certificate by a known authority, for the
   * host name that was looked up. False unless given.
   */
  readonly verifyPeers?: boolean | undefined;
  /** Authorities believed in place of the system's: PEM text. */
  readonly ca?: string | undefined;
  /**
   * Has the listener called with every pair that takes the place of `cert` and `key`, and gives how to stop that. New
   * connections then show the new pair; those that stand go on.
   */
  readonly onRenewal?: ((listener: (pair: CertificatePair) => void) => () => void) | undefined;
}

const handshakeTimeout = 10_000;
const minVersion = 'TLSv1.2';

function serverName({ host }: RemotePlace): string | undefined {
  return host === undefined || isIP(host) !== 0 ? undefined : host;
}

function tlsSockets({ cert, key, ca, onRenewal, verifyPeers = false }: TlsOptions): StreamSockets {
  let pair: CertificatePair = { cert, key };
  return {
    kind: 'tls',
    createServer: (accept) => {
      const server = createServer({ ...pair, minVersion, handshakeTimeout }, accept);
      server.on('tlsClientError', (_error, socket) => socket.destroy());
      const stop = onRenewal?.((renewed) => {
        pair = { cert: renewed.cert, key: renewed.key };
        server.setSecureContext({ ...pair, minVersion });
      });
      if (stop !== undefined) server.once('close', stop);
      return server;
    },
    connect: (remote, ready) => {
      const servername = serverName(remote);
      return connect(
        {
          host: remote.address,
          port: remote.port,
          ...pair,
          minVersion,
          rejectUnauthorized: verifyPeers,
          ...(ca === undefined ? {} : { ca }),
          ...(servername === undefined ? {} : { servername }),
        },
        ready,
      );
    },
    // A connection proves a name: another name at the same address needs a proof of its own.
    ...(verifyPeers ? { reuseKey: (remote) => `${remote.host ?? ''} ${formatAddress(remote)}` } : {}),
  };
}

/** SIP over TLS (RFC 3261 §26.2.1): binds listeners that show this certificate. IPv6 listeners do not take IPv4. */
export function tlsTransport(options: TlsOptions): TransportFactory {
  const sockets = tlsSockets(options);
  return (listen, context) => listenStream(listen, sockets, context);
}
