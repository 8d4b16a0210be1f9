import type { SampleSource } from '../worker/sample-source.ts';
import { PLAYED_HZ } from './audio-header.ts';
import type { AudioStore } from './audio-store.ts';
import type { Place, Timeline } from './programme.ts';
import { PIECE } from './read-piece.ts';

/** How far ahead audio is loaded, and how often one looks. */
const AHEAD = PLAYED_HZ * 2;
const LOOK_EVERY = PLAYED_HZ / 2;
/** Places that are loaded at a time: files of a few ms must not fill the disk's queue. */
const MOST_PLACES = 16;
/** A source that is further off its clock was held up for longer than a player makes up for. */
const MOST_OFF = PLAYED_HZ / 4;

export interface TimelineSourceParts {
  readonly store: AudioStore;
  /** Asked for each frame: it may become another one, or null when it ends. */
  readonly timeline: () => Timeline | null;
  /** The sample that is to be heard now, for a source that keeps time; absent, it is played from its beginning. */
  readonly clock?: () => number;
}

/** Plays a timeline. What the disk did not bring in time is silence: the timeline goes on. */
export class TimelineSource implements SampleSource {
  readonly #parts: TimelineSourceParts;
  #at: number;
  /** Sample up to which audio was asked for ahead. */
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: TimelineSourceParts) {
    this.#parts = parts;
    this.#at = parts.clock?.() ?? 0;
  }

  render(frame: Int16Array): number {
    const timeline = this.#parts.timeline();
    this.#keepTime();
    let filled = 0;
    while (timeline && filled < frame.length) {
      const place = timeline.at(this.#at);
      if (!place) break;
      const count = this.#copy(place, frame.subarray(filled));
      filled += count;
      this.#at += count;
    }
    frame.fill(0, filled);
    if (timeline) this.#askAhead(timeline);
    return filled;
  }

  #keepTime(): void {
    const now = this.#parts.clock?.();
    if (now !== undefined && Math.abs(now - this.#at) > MOST_OFF) this.#at = now;
  }

  /** Fills the beginning of `frame` from one place; tells how much. */
  #copy({ file, offset, length }: Place, frame: Int16Array): number {
    const samples = this.#parts.store.peek(file, offset);
    const count = Math.min(length, frame.length, samples?.length || length);
    if (samples) frame.set(samples.subarray(0, count));
    // A file that has become shorter gives less than it promised.
    if (!samples || samples.length < count) frame.fill(0, samples?.length ?? 0, count);
    return count;
  }

  #askAhead(timeline: Timeline): void {
    if (Math.abs(this.#at - this.#askedAt) < LOOK_EVERY) return;
    this.#askedAt = this.#at;
    let at = this.#at;
    for (let places = 0; places < MOST_PLACES && at < this.#at + AHEAD; places++) {
      const place = timeline.at(at);
      if (!place) return;
      this.#parts.store.want(place.file, place.offset);
      at += Math.min(place.length, PIECE - (place.offset % PIECE));
    }
  }
}
