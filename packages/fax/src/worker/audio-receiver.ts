import { decodeG711, type Law, ReceiveBuffer, type RtpHeader } from '@strowger/rtp';

/** Packets behind a missing one that are held back for it, and for how many ticks of 20 ms. */
const MAX_HELD = 5;
const PATIENCE_TICKS = 4;
/** Ticks without a packet after which silence stands in: a busy sender may pause, and what it sends then follows without a gap. */
const SILENT_TICKS = 50;
const TICK_SAMPLES = 160;
/** A longer gap is a new count of time. */
const LONGEST_GAP = 5 * 8000;

/**
 * Brings received audio in order to a modem, by the clock of its sender: a modem needs every sample once, but none in time, so
 * that nothing is buffered but what overtook another, and drifting clocks cost nothing. What is lost becomes silence.
 */
export class AudioReceiver {
  readonly #law: Law;
  readonly #hear: (samples: Int16Array) => void;
  #buffer = new ReceiveBuffer();
  #ssrc: number | null = null;
  /** Timestamp of the sample to come; null at the start of a stream. */
  #expected: number | null = null;
  #heldTicks = 0;
  #silentTicks = 0;
  /** Samples of silence that were heard in place of packets. */
  #stoodIn = 0;

  constructor(law: Law, hear: (samples: Int16Array) => void) {
    this.#law = law;
    this.#hear = hear;
  }

  put({ ssrc, sequence, timestamp }: RtpHeader, codes: Uint8Array): void {
    if (ssrc !== this.#ssrc) this.#startStream(ssrc);
    this.#buffer.put({ sequence, timestamp, kind: 'audio', payload: Uint8Array.from(codes) });
    this.#deliver(this.#buffer.length > MAX_HELD);
  }

  /** 20 ms have passed. */
  tick(): void {
    if (this.#buffer.length > 0) {
      this.#heldTicks++;
      this.#deliver(this.#heldTicks >= PATIENCE_TICKS);
    }
    this.#silentTicks++;
    if (this.#silentTicks < SILENT_TICKS) return;
    this.#hear(new Int16Array(TICK_SAMPLES));
    this.#stoodIn += TICK_SAMPLES;
  }

  #startStream(ssrc: number): void {
    this.#ssrc = ssrc;
    this.#buffer = new ReceiveBuffer();
    this.#expected = null;
  }

  /** @param overGap what is missing is given up */
  #deliver(overGap: boolean): void {
    let mayGoOn = overGap || this.#expected === null;
    while (this.#buffer.head && (mayGoOn || this.#buffer.isUnbroken)) {
      mayGoOn = false;
      const packet = this.#buffer.take();
      if (packet) this.#pass(packet.timestamp, packet.payload);
    }
  }

  #pass(timestamp: number, codes: Uint8Array): void {
    const gap = this.#expected === null ? 0 : (timestamp - this.#expected) | 0;
    const missing = gap > 0 && gap <= LONGEST_GAP ? gap - this.#stoodIn : 0;
    if (missing > 0) this.#hear(new Int16Array(missing));
    this.#stoodIn = 0;
    this.#silentTicks = 0;
    this.#heldTicks = 0;
    this.#expected = (timestamp + codes.length) >>> 0;
    this.#hear(decodeG711(this.#law, codes));
  }
}
