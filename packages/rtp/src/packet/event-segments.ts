/** Longest duration that one report can tell. */
const MOST = 0xffff;

/** What one report of an event says of time, in ticks. */
export interface EventReport {
  /** Of the segment, from the start of the event. */
  readonly offset: number;
  readonly duration: number;
  readonly end: boolean;
}

/** The reports of one event that lasts longer than a report can tell: segment after segment (RFC 4733 §2.5.1.3). */
export class EventSegments {
  #offset = 0;

  /** The report of an event that has lasted for `total` ticks; the full report of a segment comes in place of the first beyond. */
  report(total: number, end: boolean): EventReport {
    const offset = this.#offset;
    if (total - offset <= MOST) return { offset, duration: total - offset, end };
    while (total - this.#offset > MOST) this.#offset += MOST;
    return { offset, duration: MOST, end: false };
  }
}
