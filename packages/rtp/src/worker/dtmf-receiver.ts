import { digitOfEvent, type TelephoneEvent } from '../packet/telephone-event.ts';

export interface ReceivedDigit {
  readonly digit: string;
  readonly durationMs: number;
}

interface Pending {
  readonly event: number;
  readonly startedAt: number;
  /** Timestamp of the present segment, which names the event (RFC 4733 §2.5.1.3). */
  segment: number;
  segmentDuration: number;
  /** Duration of the segments before it. */
  before: number;
  clockRate: number;
  heardAt: number;
}

/** An event without its end packets counts as ended after so long. */
const LOST_END_MS = 200;

/** Makes one digit of the many packets that RFC 4733 sends for it. */
export class DtmfReceiver {
  readonly #tell: (digit: ReceivedDigit) => void;
  #pending: Pending | null = null;
  /** Start of the last event that ended: its repeated end packets, and late ones, are silent. */
  #ended: { readonly timestamp: number; readonly event: number } | null = null;

  constructor(tell: (digit: ReceivedDigit) => void) {
    this.#tell = tell;
  }

  /** Takes one event packet with its RTP timestamp, at monotonic time `now`. */
  take(packet: TelephoneEvent, timestamp: number, clockRate: number, now: number): void {
    if (digitOfEvent(packet.event) === null) return;
    if (this.#ended?.timestamp === timestamp && this.#ended.event === packet.event) return;
    if (this.#pending && this.#isOlder(timestamp, this.#pending)) return;
    const pending = this.#continued(packet, timestamp, clockRate, now);
    pending.segmentDuration = Math.max(pending.segmentDuration, packet.duration);
    pending.heardAt = now;
    if (packet.end) this.#finish(pending);
  }

  /** Ends an event whose end packets were lost. */
  tick(now: number): void {
    if (this.#pending && now - this.#pending.heardAt >= LOST_END_MS) this.#finish(this.#pending);
  }

  #continued(packet: TelephoneEvent, timestamp: number, clockRate: number, now: number): Pending {
    const pending = this.#pending;
    if (pending?.event === packet.event && pending.segment === timestamp) return pending;
    const next = pending ? (pending.segment + pending.segmentDuration) >>> 0 : 0;
    if (pending?.event === packet.event && timestamp === next && pending.segmentDuration >= 0x8000) {
      pending.before += pending.segmentDuration;
      pending.segment = timestamp;
      pending.segmentDuration = 0;
      return pending;
    }
    if (pending) this.#finish(pending);
    const fresh = {
      event: packet.event,
      startedAt: now,
      segment: timestamp,
      segmentDuration: 0,
      before: 0,
      clockRate,
      heardAt: now,
    };
    this.#pending = fresh;
    return fresh;
  }

  /** A reordered packet of an event before the present one. */
  #isOlder(timestamp: number, pending: Pending): boolean {
    return (
      ((timestamp - pending.segment) | 0) < 0 && this.#ended !== null && ((timestamp - this.#ended.timestamp) | 0) <= 0
    );
  }

  #finish(pending: Pending): void {
    this.#pending = null;
    this.#ended = { timestamp: pending.segment, event: pending.event };
    const digit = digitOfEvent(pending.event);
    if (digit === null) return;
    const durationMs = Math.round(((pending.before + pending.segmentDuration) * 1000) / pending.clockRate);
    this.#tell({ digit, durationMs });
  }
}
