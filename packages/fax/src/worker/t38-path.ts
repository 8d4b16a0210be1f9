import type { RemoteAddress } from '@strowger/rtp';
import type { T38Remote } from '../api.ts';
import { OUR_MAX_DATAGRAM } from '../t38/t38-attributes.ts';
import { parseUdptl } from '../udptl/packet.ts';
import { UdptlReceiver } from '../udptl/receiver.ts';
import { UdptlSender } from '../udptl/sender.ts';
import { isNobody } from './audio-path.ts';
import { SymmetricRemote } from './symmetric-remote.ts';

export interface T38PathParts {
  /** Monotonic ms. */
  readonly now: () => number;
  readonly send: (datagram: Uint8Array, to: RemoteAddress) => void;
  readonly take: (packet: Uint8Array, sequence: number) => void;
}

/** UDPTL names no source: all of an address count as one. */
const ONE_SOURCE = 0;

/** The UDPTL stream of a line. */
export class T38Path {
  readonly #parts: T38PathParts;
  readonly #remote: SymmetricRemote;
  readonly #receiver: UdptlReceiver;
  readonly #sender: UdptlSender;

  constructor(parts: T38PathParts) {
    this.#parts = parts;
    this.#remote = new SymmetricRemote(parts.now);
    this.#receiver = new UdptlReceiver(parts.take);
    this.#sender = new UdptlSender(OUR_MAX_DATAGRAM, (datagram) => this.#send(datagram));
  }

  connect(remote: T38Remote): void {
    this.#remote.negotiate(remote, remote.symmetric ?? true);
    this.#sender.largest = Math.min(remote.parameters.maxDatagram ?? OUR_MAX_DATAGRAM, OUR_MAX_DATAGRAM);
  }

  receive(datagram: Buffer, from: RemoteAddress): void {
    const packet = parseUdptl(datagram);
    if (packet && this.#remote.accepts(from, ONE_SOURCE, packet.sequence)) this.#receiver.take(packet);
  }

  put(packet: Uint8Array, copies: number): void {
    this.#sender.put(packet, copies);
  }

  /** 20 ms have passed. */
  tick(): void {
    this.#remote.tick();
    this.#receiver.tick();
    this.#sender.tick();
  }

  #send(datagram: Uint8Array): void {
    const to = this.#remote.destination;
    if (to && !isNobody(to)) this.#parts.send(datagram, to);
  }
}
