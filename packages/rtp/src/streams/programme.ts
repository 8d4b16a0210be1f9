import { createHash } from 'node:crypto';
import type { AudioHeader } from './audio-header.ts';

/** What a stream plays, with all that its timeline follows from. */
export interface Programme {
  readonly name: string;
  readonly files: readonly AudioHeader[];
  readonly shuffle: boolean;
  readonly chimes: ChimePlan | null;
}

export interface ChimePlan {
  /** Each of them one or more pieces, one after the other. */
  readonly sounds: readonly (readonly AudioHeader[])[];
  /** Samples from the start of one chime to that of the next. */
  readonly every: number;
  /** Samples of the longest. */
  readonly longest: number;
}

/** A place in a file: what is heard from there on, for so many samples. */
export interface Place {
  readonly file: AudioHeader;
  readonly offset: number;
  readonly length: number;
}

/** Where a programme stands at any sample of its endless time. */
export interface Timeline {
  /** Null when there is nothing to hear at that time, nor later. */
  at(sample: number): Place | null;
}

/** One file, once or for ever. */
export function fileTimeline(file: AudioHeader, loop: boolean): Timeline {
  return {
    at(sample) {
      if (file.length === 0 || (!loop && sample >= file.length)) return null;
      const offset = sample % file.length;
      return { file, offset, length: file.length - offset };
    },
  };
}

/**
 * The timeline of a stream: rounds of all its files, each in an order that follows from the name and the round alone;
 * over them the chimes, on a grid of their own. Whoever knows the time knows the place.
 */
export class StreamTimeline implements Timeline {
  readonly #programme: Programme;
  readonly #files: readonly AudioHeader[];
  readonly #chimes: readonly (readonly AudioHeader[])[];
  readonly #total: number;
  #round = { number: -1, order: [] as AudioHeader[] };

  constructor(programme: Programme) {
    this.#programme = programme;
    this.#files = programme.files.filter(({ length }) => length > 0);
    this.#chimes = programme.chimes?.sounds.filter((pieces) => lengthOf(pieces) > 0) ?? [];
    this.#total = lengthOf(this.#files);
  }

  at(sample: number): Place | null {
    const chime = this.#chimeAt(sample);
    if (chime) return chime;
    const music = this.#musicAt(sample);
    return music && { ...music, length: Math.min(music.length, this.#untilChime(sample)) };
  }

  #chimeAt(sample: number): Place | null {
    const { chimes } = this.#programme;
    if (!chimes || this.#chimes.length === 0) return null;
    const turn = Math.floor(sample / chimes.every);
    const pieces = this.#chimes[turn % this.#chimes.length] ?? [];
    const since = sample - turn * chimes.every;
    const left = Math.min(chimes.longest, chimes.every) - since;
    const place = left > 0 ? placeIn(pieces, since) : null;
    return place && { ...place, length: Math.min(place.length, left) };
  }

  #untilChime(sample: number): number {
    const every = this.#programme.chimes?.every;
    return every === undefined || this.#chimes.length === 0 ? Number.POSITIVE_INFINITY : every - (sample % every);
  }

  #musicAt(sample: number): Place | null {
    if (this.#total === 0) return null;
    const round = Math.floor(sample / this.#total);
    return placeIn(this.#orderOf(round), sample - round * this.#total);
  }

  #orderOf(round: number): readonly AudioHeader[] {
    if (round !== this.#round.number) this.#round = { number: round, order: this.#ordered(round) };
    return this.#round.order;
  }

  #ordered(round: number): AudioHeader[] {
    if (!this.#programme.shuffle) return [...this.#files];
    return this.#files
      .map((file, index) => ({ file, weight: weightOf(this.#programme.name, round, index) }))
      .sort((a, b) => (a.weight < b.weight ? -1 : 1))
      .map(({ file }) => file);
  }
}

function lengthOf(files: readonly AudioHeader[]): number {
  return files.reduce((sum, { length }) => sum + length, 0);
}

/** Where one is so many samples after the beginning of files that are played one after the other; null: past their end. */
function placeIn(files: readonly AudioHeader[], sample: number): Place | null {
  let offset = sample;
  for (const file of files) {
    if (offset < file.length) return { file, offset, length: file.length - offset };
    offset -= file.length;
  }
  return null;
}

function weightOf(name: string, round: number, index: number): string {
  return createHash('sha256').update(`${name}\n${round}\n${index}`).digest('hex');
}
