import { MediaError } from '../plane/media-error.ts';
import type { SampleSource } from '../worker/sample-source.ts';
import { PLAYED_HZ } from './audio-header.ts';
import type { AudioStore } from './audio-store.ts';
import { type Programme, StreamTimeline } from './programme.ts';
import { TimelineSource } from './timeline-source.ts';

/** The streams that one media thread knows by name. */
export class StreamShelf {
  readonly #timelines = new Map<string, StreamTimeline>();
  readonly #store: AudioStore;
  readonly #unixNow: () => number;

  /** @param unixNow ms; the same on all threads */
  constructor(store: AudioStore, unixNow: () => number) {
    this.#store = store;
    this.#unixNow = unixNow;
  }

  define(programme: Programme): void {
    this.#timelines.set(programme.name, new StreamTimeline(programme));
  }

  remove(name: string): void {
    this.#timelines.delete(name);
  }

  /** A stream where it stands, as it is defined from time to time. Rejects with `bad-source` when there is none. */
  async join(name: string): Promise<() => SampleSource> {
    const timeline = this.#timelines.get(name);
    if (!timeline) throw new MediaError('bad-source', 'there is no stream of this name');
    await this.#load(timeline);
    return () => this.#source(() => this.#timelines.get(name) ?? null);
  }

  /** A programme that nobody defined, where it stands. Rejects with `bad-source` when it is empty. */
  async joinOnce(programme: Programme): Promise<() => SampleSource> {
    const timeline = new StreamTimeline(programme);
    await this.#load(timeline);
    return () => this.#source(() => timeline);
  }

  #source(timeline: () => StreamTimeline | null): SampleSource {
    return new TimelineSource({ store: this.#store, timeline, clock: () => this.#now() });
  }

  async #load(timeline: StreamTimeline): Promise<void> {
    const place = timeline.at(this.#now());
    if (!place) throw new MediaError('bad-source', 'there is no music to play');
    await this.#store.load(place.file, place.offset);
  }

  #now(): number {
    return Math.floor((this.#unixNow() * PLAYED_HZ) / 1000);
  }
}
