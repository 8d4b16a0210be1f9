import { isSameAddress } from '../datagram/udp-socket.ts';
import { parseRtp, type RtpHeader } from '../packet/rtp.ts';
import type { RemoteAddress } from '../plane/api.ts';
import { PayloadTable, type ReceivedFormat } from '../plane/payload-table.ts';
import { Reception } from '../quality/reception.ts';
import { type Frame, newSourceId } from './frame.ts';
import { exclusiveRemoteOf, IDLE_LATCH, type Latch, type LatchEvent, stepLatch } from './latch.ts';

export const NO_PAYLOADS = new PayloadTable({ address: '', port: 0, payloads: [] });

/** The receiving half of an endpoint: decides what belongs to the stream and counts it. */
export class Inbound {
  readonly reception = new Reception();
  rejected = 0;
  /** Name of the last audio format received. */
  codec: string | null = null;
  /** Monotonic ms; null before the first packet. */
  lastRtpAt: number | null = null;
  table = NO_PAYLOADS;
  #latch: Latch = IDLE_LATCH;
  #exclusive: RemoteAddress | null = null;
  #sourceId = newSourceId();
  readonly #onLatch: (latch: Latch, before: Latch) => void;

  /** @param onLatch told whenever the latch takes another state. */
  constructor(onLatch: (latch: Latch, before: Latch) => void) {
    this.#onLatch = onLatch;
  }

  get latch(): Latch {
    return this.#latch;
  }

  /** Moves the latch; tells whether the packet of the event, if any, belongs to the stream. */
  step(event: LatchEvent): boolean {
    const { latch, accept } = stepLatch(this.#latch, event);
    if (latch !== this.#latch) {
      const before = this.#latch;
      this.#latch = latch;
      this.#exclusive = exclusiveRemoteOf(latch);
      this.#onLatch(latch, before);
    }
    return accept;
  }

  /** Takes a datagram that arrived at monotonic `now`; null when it is not a new packet of the stream. */
  take(packet: Buffer, from: RemoteAddress, now: number): Frame | null {
    const header = parseRtp(packet);
    const format = header && this.table.received(header.payloadType);
    if (!header || !format || !this.#isOurs(header, from, now)) {
      this.rejected++;
      return null;
    }
    this.lastRtpAt = now;
    if (header.ssrc !== this.reception.ssrc) this.#sourceId = newSourceId();
    if (this.#count(header, format, now) === 'duplicate') return null;
    if (format.kind === 'audio') this.codec = format.name;
    return {
      sourceId: this.#sourceId,
      kind: format.kind,
      codec: format.codec,
      clockRate: format.clockRate,
      sequence: header.sequence,
      timestamp: header.timestamp,
      marker: header.marker,
      packet,
      start: header.payloadStart,
      end: header.payloadEnd,
    };
  }

  #isOurs(header: RtpHeader, from: RemoteAddress, now: number): boolean {
    const only = this.#exclusive;
    if (only) return isSameAddress(from, only);
    const { ssrc, sequence } = header;
    return this.step({ type: 'packet', from: { address: from.address, port: from.port }, ssrc, sequence, at: now });
  }

  #count(header: RtpHeader, format: ReceivedFormat, now: number): 'new' | 'duplicate' {
    return this.reception.take({
      ssrc: header.ssrc,
      sequence: header.sequence,
      timestamp: header.timestamp,
      payloadBytes: header.payloadEnd - header.payloadStart,
      at: now,
      clockRate: format.clockRate,
      timed: format.kind === 'audio',
    });
  }
}
