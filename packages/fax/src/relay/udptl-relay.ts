import type { RemoteAddress, UdpSocket } from '@strowger/rtp';
import { parseUdptl } from '../udptl/packet.ts';
import { SymmetricRemote } from '../worker/symmetric-remote.ts';

/** The two ends of a relay, in the order in which it was opened. */
export type RelayEnd = 0 | 1;

/** UDPTL names no source: all of an address count as one. */
const ONE_SOURCE = 0;

/**
 * Passes UDPTL between two peers as it comes, redundancy and all (ITU-T T.38 §9.1). What is no UDPTL, or comes from somebody
 * else than the peer of its end, is dropped.
 */
export class UdptlRelay {
  readonly #remotes: readonly [SymmetricRemote, SymmetricRemote];
  readonly #sockets: [UdpSocket | null, UdpSocket | null] = [null, null];

  /** @param now monotonic ms */
  constructor(now: () => number) {
    this.#remotes = [new SymmetricRemote(now), new SymmetricRemote(now)];
  }

  /** The socket of an end, which is the relay's from now on. */
  attach(end: RelayEnd, socket: UdpSocket): void {
    this.#sockets[end] = socket;
  }

  /** Who is at an end: the address told, or where its packets come from (NAT). */
  connect(end: RelayEnd, { address, port }: RemoteAddress): void {
    this.#remotes[end].negotiate({ address, port }, true);
  }

  /** A datagram has come to an end. */
  receive(end: RelayEnd, datagram: Buffer, from: RemoteAddress): void {
    const source = this.#remotes[end];
    const packet = parseUdptl(datagram);
    source.tick();
    if (packet === null || !source.accepts(from, ONE_SOURCE, packet.sequence)) return;
    const to = this.#remotes[opposite(end)].destination;
    if (to !== null) this.#sockets[opposite(end)]?.send(datagram, to);
  }

  async close(): Promise<void> {
    await Promise.all(this.#sockets.map((socket) => socket?.close()));
    this.#sockets.fill(null);
  }
}

function opposite(end: RelayEnd): RelayEnd {
  return end === 0 ? 1 : 0;
}
