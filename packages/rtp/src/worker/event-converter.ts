import { EventSegments } from '../packet/event-segments.ts';
import { buildTelephoneEvent, parseTelephoneEvent, type TelephoneEvent } from '../packet/telephone-event.ts';
import type { Frame } from './frame.ts';

/** The event that passes now, in the numbering of its source. */
interface Passing {
  readonly sourceId: number;
  readonly event: number;
  /** Timestamp of its start. */
  readonly start: number;
  /** Timestamp of its present segment (RFC 4733 §2.5.1.3), the longest duration told of it, and what went before. */
  segment: number;
  duration: number;
  before: number;
  readonly out: EventSegments;
}

/** A segment that goes on in the next one has been reported for at least so long. */
const LEAST_SEGMENT = 0x8000;

/** Telephone events of a bridge on their way to a remote that counts their time in another clock. */
export class EventConverter {
  #passing: Passing | null = null;

  /** Whether this frame tells of an event that none before it told of. */
  begins(frame: Frame): boolean {
    return frame.sourceId !== this.#passing?.sourceId || this.#isAfter(frame, this.#passing);
  }

  /** The frame with its durations in ticks of `clockRate`, written where it lies; null when it is none, or comes too late. */
  convert(frame: Frame, clockRate: number): Frame | null {
    const event = parseTelephoneEvent(frame.packet.subarray(frame.start, frame.end));
    const passing = event && this.#follow(frame, event);
    if (!event || !passing) return null;
    if (frame.clockRate === clockRate) return frame;
    const total = Math.round(((passing.before + event.duration) * clockRate) / frame.clockRate);
    const { offset, duration, end } = passing.out.report(total, event.end);
    frame.packet.set(buildTelephoneEvent({ ...event, duration, end }), frame.start);
    return { ...frame, clockRate, timestamp: (passing.start + offset) >>> 0 };
  }

  #follow(frame: Frame, { event, duration }: TelephoneEvent): Passing | null {
    const { sourceId, timestamp } = frame;
    const passing = this.#passing;
    const isSame = passing?.sourceId === sourceId && passing.event === event;
    if (isSame && timestamp === passing.segment) {
      passing.duration = Math.max(passing.duration, duration);
      return passing;
    }
    if (isSame && this.#continues(frame, passing)) {
      passing.before += passing.duration;
      passing.segment = timestamp;
      passing.duration = duration;
      return passing;
    }
    if (passing && !this.begins(frame)) return null;
    const out = new EventSegments();
    this.#passing = { sourceId, event, start: timestamp, segment: timestamp, duration, before: 0, out };
    return this.#passing;
  }

  #continues({ timestamp }: Frame, passing: Passing): boolean {
    return passing.duration >= LEAST_SEGMENT && timestamp === (passing.segment + passing.duration) >>> 0;
  }

  #isAfter(frame: Frame, passing: Passing): boolean {
    return ((frame.timestamp - passing.segment) | 0) > 0 && !this.#continues(frame, passing);
  }
}
