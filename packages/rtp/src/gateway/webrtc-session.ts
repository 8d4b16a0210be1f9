import { bindIfFree } from '../datagram/bind-if-free.ts';
import { NODE_SOCKETS } from '../datagram/node-sockets.ts';
import type { UdpSocket } from '../datagram/udp-socket.ts';
import { isRtcp } from '../packet/rtp.ts';
import type { RemoteAddress } from '../plane/api.ts';
import type { RemoteWebRtc } from '../plane/webrtc.ts';
import { createDtlsIdentity, type DtlsIdentity } from './dtls-identity.ts';
import { DtlsTransport } from './dtls-transport.ts';
import type { OpenedSession } from './gateway-protocol.ts';
import { IcelessPath } from './iceless-path.ts';

export interface SessionConfig {
  readonly id: string;
  readonly identity: DtlsIdentity;
  readonly address: string;
  readonly port: number;
  /** Loopback port of the media thread's endpoint. */
  readonly relayPort: number;
  /** The other side speaks DTLS-SRTP without ICE (RFC 5763). */
  readonly iceless: boolean;
  readonly onConnected: (remote: RemoteAddress) => void;
}

/** An association with the description of the other side that it was given. */
interface Association {
  readonly transport: DtlsTransport;
  readonly path: IcelessPath | null;
  /** Keeps the port until the library binds it. */
  held: UdpSocket | null;
  remote: RemoteWebRtc | null;
  closed: boolean;
}

const LOOPBACK = '127.0.0.1';

/**
 * The DTLS-SRTP transport of one call leg. Plain RTP and RTCP go to and from the media thread over loopback. After an ICE
 * restart a new association is set up beside the old one, which carries the audio until the new one can.
 */
export class WebRtcSession {
  readonly #config: SessionConfig;
  readonly #relay: UdpSocket;
  readonly #relayTarget: RemoteAddress;
  #current: Association | null = null;
  #next: Association | null = null;
  #closed = false;

  private constructor(config: SessionConfig, relay: UdpSocket) {
    this.#config = config;
    this.#relay = relay;
    this.#relayTarget = { address: LOOPBACK, port: config.relayPort };
    relay.tie(this.#relayTarget);
  }

  /** Resolves null when the port is taken; rejects when the library cannot work here. */
  static async open(config: SessionConfig): Promise<{ session: WebRtcSession; opened: OpenedSession } | null> {
    let relayed: WebRtcSession | null = null;
    const relay = await NODE_SOCKETS.bind(LOOPBACK, 0, (packet) => {
      if (relayed) relayed.#send(packet);
    });
    const session = new WebRtcSession(config, relay);
    relayed = session;
    try {
      session.#current = await session.#associate(config.port, config.identity);
      if (session.#current) return { session, opened: session.#opened(session.#current) };
    } catch (error) {
      await session.close();
      throw error;
    }
    await session.close();
    return null;
  }

  /**
   * Makes ready for an ICE restart on another port; null when that is taken. Rejects when it was closed meanwhile. It has
   * an identity of its own: by another fingerprint a browser knows that DTLS begins anew as well (RFC 8842 §4).
   */
  async restart(port: number): Promise<OpenedSession | null> {
    const next = await this.#associate(port, createDtlsIdentity());
    if (!next) return null;
    if (this.#closed) {
      await close(next);
      throw new Error('the transport was closed');
    }
    const former = this.#next;
    this.#next = next;
    await close(former);
    return this.#opened(next);
  }

  /** Begins ICE and DTLS. Later descriptions may change anything but the transport, unless `restart` made way: else it rejects. */
  async setRemote(remote: RemoteWebRtc): Promise<void> {
    const known = [this.#next, this.#current].find((one) => one?.remote && isSameTransport(one.remote, remote));
    if (known) {
      known.path?.moveTo(remote.direct);
      return;
    }
    const fresh = [this.#next, this.#current].find((one) => one?.remote === null);
    if (!fresh) throw new Error('an ICE restart needs a new transport');
    fresh.remote = remote;
    const { held } = fresh;
    fresh.held = null;
    await held?.close();
    if (!fresh.closed) fresh.transport.connect(fresh.path?.disguise(remote) ?? remote);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const closing = [this.#current, this.#next].map(close);
    this.#current = null;
    this.#next = null;
    await Promise.all([...closing, this.#relay.close()]);
  }

  #opened({ transport }: Association): OpenedSession {
    return { relayPort: this.#relay.port, ...transport.local };
  }

  async #associate(port: number, identity: DtlsIdentity): Promise<Association | null> {
    const { id, address, iceless } = this.#config;
    const path = iceless ? await IcelessPath.open(address, port) : null;
    const held = iceless ? null : await bindIfFree(NODE_SOCKETS, address, port, () => undefined);
    if (!path && !held) return null;
    const transport = new DtlsTransport({
      name: id,
      identity,
      ...(path ? { address: LOOPBACK } : { address, port }),
      receive: (packet) => this.#relay.send(packet, this.#relayTarget),
      onConnected: (remote) => this.#onConnected(association, remote),
    });
    const association: Association = { transport, path, held, remote: null, closed: false };
    return association;
  }

  #onConnected(association: Association, remote: RemoteAddress): void {
    if (association === this.#next) {
      void close(this.#current);
      this.#current = this.#next;
      this.#next = null;
    }
    if (association === this.#current) this.#config.onConnected(this.#current.path?.remote ?? remote);
  }

  #send(packet: Buffer): void {
    const current = this.#current;
    // Reports to a phone that wants them on another port would need an association of their own there.
    if (current?.remote?.direct?.rtcpMux === false && isRtcp(packet)) return;
    current?.transport.send(packet);
  }
}

function isSameTransport(one: RemoteWebRtc, other: RemoteWebRtc): boolean {
  return one.iceUfrag === other.iceUfrag && one.fingerprint.toLowerCase() === other.fingerprint.toLowerCase();
}

async function close(association: Association | null): Promise<void> {
  if (!association || association.closed) return;
  association.closed = true;
  association.transport.close();
  await Promise.all([association.path?.close(), association.held?.close()]);
}
