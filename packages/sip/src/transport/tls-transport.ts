import { isIP } from 'node:net';
import { type ConnectionOptions, connect, createServer } from 'node:tls';
import type { CertificatePair } from '@strowger/certificate';
import { foreignIdentity } from './peer-identity.ts';
import { formatAddress } from './socket-address.ts';
import { listenStream, type StreamSockets } from './stream-transport.ts';
import type { RemotePlace, TransportFactory } from './transport.ts';
import { TrustContexts } from './trust-contexts.ts';

export interface TlsOptions {
  /** Our certificate, with its chain, and its private key: PEM text. */
  readonly cert: string;
  readonly key: string;
  /**
   * Has the listener called with every pair that takes the place of `cert` and `key`, and gives how to stop that. New
   * connections then show the new pair; those that stand go on.
   */
  readonly onRenewal?: ((listener: (pair: CertificatePair) => void) => () => void) | undefined;
}

const handshakeTimeout = 10_000;
const minVersion = 'TLSv1.2';

function serverName({ host, trust }: RemotePlace): string | undefined {
  return [host, trust?.name].find((name) => name !== undefined && name !== '' && isIP(name) === 0);
}

function tlsSockets({ cert, key, onRenewal }: TlsOptions): StreamSockets {
  let pair: CertificatePair = { cert, key };
  const contexts = new TrustContexts(minVersion);

  /** What a peer must show (RFC 5922 §7): an authority's word that it is the host that was looked up, or who else it may be. */
  const proof = ({ host, address, trust }: RemotePlace): ConnectionOptions => {
    if (trust === undefined) return { ...pair, minVersion, rejectUnauthorized: false };
    const names = [host ?? address, trust.name].filter((name) => name !== '');
    return {
      secureContext: contexts.of(pair, trust.ca),
      rejectUnauthorized: true,
      checkServerIdentity: (_, certificate) => foreignIdentity(names, certificate),
    };
  };

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
          ...proof(remote),
          ...(servername === undefined ? {} : { servername }),
        },
        ready,
      );
    },
    // A connection proves a name to whom asks for it: another name at the same address needs a proof of its own.
    reuseKey: (remote) => {
      const { host = '', trust } = remote;
      return trust === undefined
        ? formatAddress(remote)
        : [formatAddress(remote), host, trust.name, trust.ca].join(' ');
    },
  };
}

/** SIP over TLS (RFC 3261 §26.2.1): binds listeners that show this certificate. IPv6 listeners do not take IPv4. */
export function tlsTransport(options: TlsOptions): TransportFactory {
  const sockets = tlsSockets(options);
  return (listen, context) => listenStream(listen, sockets, context);
}
