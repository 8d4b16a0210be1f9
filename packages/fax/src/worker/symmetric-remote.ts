import { destinationOf, IDLE_LATCH, type Latch, type RemoteAddress, stepLatch } from '@strowger/rtp';

/** Silence of the source after which another one may be learnt, as the media plane has it. */
const RELATCH_AFTER_MS = 1500;

/** Whom a line listens and sends to: the address told, or where packets come from (RFC 4961 and NAT). */
export class SymmetricRemote {
  readonly #now: () => number;
  #latch: Latch = IDLE_LATCH;
  #heardAt: number;

  /** @param now monotonic ms */
  constructor(now: () => number) {
    this.#now = now;
    this.#heardAt = now();
  }

  /** Null: there is nowhere to send to. */
  get destination(): RemoteAddress | null {
    return destinationOf(this.#latch);
  }

  negotiate(signalled: RemoteAddress, symmetric: boolean): void {
    const { address, port } = signalled;
    this.#latch = stepLatch(this.#latch, { type: 'remote', signalled: { address, port }, symmetric }).latch;
  }

  /** Whether a well-formed packet belongs to the remote. */
  accepts(from: RemoteAddress, ssrc: number, sequence: number): boolean {
    const at = this.#now();
    const { address, port } = from;
    const step = stepLatch(this.#latch, { type: 'packet', from: { address, port }, ssrc, sequence, at });
    this.#latch = step.latch;
    if (step.accept) this.#heardAt = at;
    return step.accept;
  }

  /** Time has passed. */
  tick(): void {
    const at = this.#now();
    this.#latch = stepLatch(this.#latch, { type: 'tick', at, silent: at - this.#heardAt > RELATCH_AFTER_MS }).latch;
  }
}
