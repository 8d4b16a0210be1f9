import type { MediaPlane } from '@strowger/rtp';
import type { Codec } from '@strowger/sip';

/** Whether audio in this codec can be turned into any other one that can. */
export type Transcodable = (codec: Codec) => boolean;

export const NOTHING_TRANSCODABLE: Transcodable = () => false;

/** Calls beyond this on one media thread would make the others late: each takes 2 to 3 % of a core with Opus. */
const CALLS_PER_WORKER = 15;

export interface TranscodingLimits {
  /** Calls at a time; default 15 per media thread. */
  readonly most: number | undefined;
  readonly workers: number;
  /** A phone found no codec while there was no room to transcode. */
  readonly onFull: (source: string) => void;
}

/** What may be transcoded now: the codecs that the media plane knows, while there is room for one more call. */
export class Transcoding {
  readonly #plane: Pick<MediaPlane, 'transcodedBridges'>;
  readonly #names: ReadonlySet<string>;
  readonly #most: number;
  readonly #onFull: (source: string) => void;

  constructor(plane: Pick<MediaPlane, 'transcodedBridges'>, names: readonly string[], limits: TranscodingLimits) {
    this.#plane = plane;
    this.#names = new Set(names);
    this.#most = limits.most ?? limits.workers * CALLS_PER_WORKER;
    this.#onFull = limits.onFull;
  }

  /** For one decision: asked for each call anew. */
  get now(): Transcodable {
    return this.#isFull ? NOTHING_TRANSCODABLE : this.withRoom;
  }

  /** What could be transcoded while there is room. */
  get withRoom(): Transcodable {
    return ({ name }) => this.#names.has(name.toUpperCase());
  }

  /**
   * A phone at this address shares no codec with its peer.
   * @returns whether that is for want of room, which is then told
   */
  missed(source: string): boolean {
    if (this.#isFull) this.#onFull(source);
    return this.#isFull;
  }

  get #isFull(): boolean {
    return this.#plane.transcodedBridges >= this.#most;
  }
}
