import { buildUdptl, LONGEST_IFP } from './packet.ts';

/** What goes with each packet: with the packet itself, three copies on the way (contract 30 §20). */
const EARLIER_COPIES = 3;

/** Numbers the packets of one direction and sends each with those before it, so that lost datagrams are mended. */
export class UdptlSender {
  readonly #send: (datagram: Buffer) => void;
  #largest: number;
  #sequence = 0;
  /** The latest first. */
  #earlier: Uint8Array[] = [];
  #last: Buffer | null = null;
  #repeats = 0;
  #sentSinceTick = false;

  /** @param largest octets of a datagram */
  constructor(largest: number, send: (datagram: Buffer) => void) {
    this.#largest = largest;
    this.#send = send;
  }

  set largest(octets: number) {
    this.#largest = octets;
  }

  /** Sends a packet, and so many copies of it at the ticks to come, unless others follow that bring it along. */
  put(packet: Uint8Array, copies: number): void {
    if (packet.length === 0 || packet.length > LONGEST_IFP) return;
    this.#last = buildUdptl({ sequence: this.#sequence, primary: packet, earlier: this.#earlier }, this.#largest);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#earlier = [packet, ...this.#earlier].slice(0, EARLIER_COPIES);
    this.#repeats = Math.max(0, copies - 1);
    this.#sentSinceTick = true;
    this.#send(this.#last);
  }

  /** 20 ms have passed. */
  tick(): void {
    if (!this.#sentSinceTick && this.#last && this.#repeats > 0) {
      this.#repeats--;
      this.#send(this.#last);
    }
    this.#sentSinceTick = false;
  }
}
