import { RTP_HEADER_BYTES } from '../packet/rtp.ts';
import type { Frame, FrameSink } from '../worker/frame.ts';
import type { PacedTask, Pacer } from '../worker/pacer.ts';
import type { Counterpart } from './seat.ts';

const STEP_MS = 10;
/** Shortest packet that counts: who sends more often is not echoed in full. */
const LEAST_PACKET_MS = 5;

interface Waiting {
  /** Monotonic ms. */
  readonly due: number;
  readonly frame: Frame;
}

/** Gives an endpoint its own frames back after a while, as they came. */
export class DelayedEcho implements Counterpart, PacedTask {
  readonly intervalMs = STEP_MS;
  receiver: FrameSink | null = null;
  readonly #delayMs: number;
  readonly #now: () => number;
  readonly #pacer: Pick<Pacer, 'add' | 'remove'>;
  #waiting: Waiting[] = [];

  /** @param now monotonic ms */
  constructor(delayMs: number, now: () => number, pacer: Pick<Pacer, 'add' | 'remove'>) {
    this.#delayMs = delayMs;
    this.#now = now;
    this.#pacer = pacer;
  }

  accept(frame: Frame): void {
    if (this.#waiting.length > this.#delayMs / LEAST_PACKET_MS) return;
    if (this.#waiting.length === 0) this.#pacer.add(this);
    this.#waiting.push({ due: this.#now() + this.#delayMs, frame: kept(frame) });
  }

  step(): boolean {
    const now = this.#now();
    let count = 0;
    for (const { due, frame } of this.#waiting) {
      if (due > now) break;
      count++;
      this.receiver?.accept(frame);
    }
    if (count > 0) this.#waiting = this.#waiting.slice(count);
    return this.#waiting.length > 0;
  }

  close(): void {
    this.#pacer.remove(this);
    this.receiver = null;
    this.#waiting = [];
  }
}

/** The frame in memory of its own: that of a datagram is used again for the next. */
function kept(frame: Frame): Frame {
  const { packet, start, end } = frame;
  const own = Buffer.alloc(RTP_HEADER_BYTES + end - start);
  packet.copy(own, RTP_HEADER_BYTES, start, end);
  return { ...frame, packet: own, start: RTP_HEADER_BYTES, end: own.length };
}
