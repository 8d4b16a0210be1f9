import { RateMatch } from '../codec/rate-match.ts';
import type { PlayEnd } from '../plane/api.ts';
import type { SampleSource } from '../worker/sample-source.ts';
import { addTo } from './mix.ts';
import type { Announcement } from './mixer.ts';

const SOURCE_HZ = 8000;
const FRAME = SOURCE_HZ / 50;

/** A source that plays to all members of a mixer. */
export class PlayedAnnouncement implements Announcement {
  readonly #source: SampleSource;
  readonly #rate: RateMatch;
  readonly #ended: (reason: PlayEnd) => void;
  readonly #frame = new Int16Array(FRAME);
  #hasEnded = false;

  /** @param ended told once */
  constructor(source: SampleSource, rateHz: number, ended: (reason: PlayEnd) => void) {
    this.#source = source;
    this.#rate = new RateMatch(rateHz);
    this.#ended = ended;
  }

  speakInto(sum: Int32Array): boolean {
    if (this.#source.render(this.#frame) === 0) {
      this.end('finished');
      return false;
    }
    addTo(sum, this.#rate.next(this.#frame, SOURCE_HZ));
    return true;
  }

  end(reason: PlayEnd): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#ended(reason);
  }
}
