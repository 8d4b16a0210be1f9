import { randomBytes } from 'node:crypto';
import { bindIfFree } from '../datagram/bind-if-free.ts';
import { NODE_SOCKETS } from '../datagram/node-sockets.ts';
import { isSameAddress, type UdpSocket } from '../datagram/udp-socket.ts';
import type { RemoteAddress } from '../plane/api.ts';
import type { RemoteWebRtc } from '../plane/webrtc.ts';
import { bindingAnswer, isStun } from './stun.ts';

const LOOPBACK = '127.0.0.1';

/**
 * Lets the WebRTC library, which knows no transport without ICE, talk with a phone that has none (RFC 5763): on loopback it
 * meets an ICE agent that answers its checks, and behind that the phone.
 */
export class IcelessPath {
  readonly #outer: UdpSocket;
  readonly #inner: UdpSocket;
  readonly #password = randomBytes(16).toString('hex');
  /** The library's socket. */
  #library: RemoteAddress | null = null;
  #signalled: RemoteAddress | null = null;
  /** Where the phone's handshake came from. */
  #learnt: RemoteAddress | null = null;

  private constructor(outer: UdpSocket, inner: UdpSocket) {
    this.#outer = outer;
    this.#inner = inner;
  }

  /** Resolves null when the port is taken. */
  static async open(address: string, port: number): Promise<IcelessPath | null> {
    let path: IcelessPath | null = null;
    const outer = await bindIfFree(NODE_SOCKETS, address, port, (packet, from) => {
      if (path) path.#fromPhone(packet, from);
    });
    if (!outer) return null;
    try {
      const inner = await NODE_SOCKETS.bind(LOOPBACK, 0, (packet, from) => {
        if (path) path.#fromLibrary(packet, from);
      });
      path = new IcelessPath(outer, inner);
      return path;
    } catch (error) {
      await outer.close();
      throw error;
    }
  }

  /** Where the phone is. */
  get remote(): RemoteAddress | null {
    return this.#learnt ?? this.#signalled;
  }

  /** The phone as the library is to see it. */
  disguise(remote: RemoteWebRtc): RemoteWebRtc {
    this.moveTo(remote.direct);
    const candidate = `1 1 UDP 2130706431 ${LOOPBACK} ${this.#inner.port} typ host`;
    return { ...remote, nominates: false, iceUfrag: 'phone', icePwd: this.#password, candidates: [candidate] };
  }

  /** The phone's description names another place. */
  moveTo(signalled: RemoteAddress | undefined): void {
    if (!signalled || isSameAddress(signalled, this.#signalled)) return;
    this.#signalled = { address: signalled.address, port: signalled.port };
    this.#learnt = null;
  }

  async close(): Promise<void> {
    await Promise.all([this.#outer.close(), this.#inner.close()]);
  }

  #fromLibrary(packet: Buffer, from: RemoteAddress): void {
    this.#library = { address: from.address, port: from.port };
    if (isStun(packet)) {
      const answer = bindingAnswer(packet, from, this.#password);
      if (answer) this.#inner.send(answer, from);
      return;
    }
    if (this.remote) this.#outer.send(packet, this.remote);
  }

  /** The handshake shows where a phone behind NAT is; whoever is not the phone fails its fingerprint. */
  #fromPhone(packet: Buffer, from: RemoteAddress): void {
    if (isStun(packet) || !this.#library) return;
    if (isSameAddress(from, this.#signalled)) this.#learnt = null;
    else if (!this.#learnt && isDtls(packet)) this.#learnt = { address: from.address, port: from.port };
    if (isSameAddress(from, this.remote)) this.#inner.send(packet, this.#library);
  }
}

/** RFC 7983 §7. */
function isDtls(packet: Buffer): boolean {
  const first = packet[0];
  return first !== undefined && first >= 20 && first <= 63;
}
