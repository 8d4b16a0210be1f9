import { type OpenMediaFile, openClearFile } from '../media-file/open-media-file.ts';
import { MediaError } from '../plane/media-error.ts';
import { type AudioHeader, readAudioHeader, versionOf } from './audio-header.ts';
import { PIECE, readPiece } from './read-piece.ts';

/** Decoded audio that is kept, 16 kB a second. */
const MAX_PIECES = 4000;
const MAX_HEADERS = 2000;

/** A second of a file that is being read, is here, or could not be read, which is heard as silence. */
interface Piece {
  state: 'reading' | 'here' | 'unreadable';
  samples: Int16Array;
  readonly read: Promise<void>;
}

const NOTHING = new Int16Array(0);

/**
 * The audio files of one media thread: read second by second as they are needed, and kept for others while they fit,
 * so that an hour of music takes no more memory than its listeners need.
 */
export class AudioStore {
  /** Both in order of last use. */
  readonly #headers = new Map<string, AudioHeader>();
  readonly #pieces = new Map<string, Piece>();
  readonly #open: OpenMediaFile;
  readonly #read: typeof readPiece;

  constructor(open: OpenMediaFile = openClearFile, read: typeof readPiece = readPiece) {
    this.#open = open;
    this.#read = read;
  }

  /** What is known of a file as it is now. Rejects with `bad-source`. */
  async header(path: string): Promise<AudioHeader> {
    const version = await versionOf(path);
    const known = this.#headers.get(path);
    const header = known?.version === version ? known : await readAudioHeader(path, this.#open);
    keep(this.#headers, path, header, MAX_HEADERS);
    return header;
  }

  /** Loads what is played from sample `from` on. Rejects with `bad-source`. */
  async load(header: AudioHeader, from = 0): Promise<void> {
    const key = keyOf(header, from);
    if (this.#pieces.get(key)?.state === 'unreadable') this.#pieces.delete(key);
    const piece = this.#piece(header, from);
    await piece.read;
    if (piece.state === 'unreadable') throw new MediaError('bad-source', 'the audio file cannot be read');
  }

  /** Has audio loaded that will soon be played. */
  want(header: AudioHeader, from: number): void {
    if (from < header.length) this.#piece(header, from);
  }

  /** The samples from `from` to the end of their second, none when they cannot be read; null when they are not here yet. */
  peek(header: AudioHeader, from: number): Int16Array | null {
    const { state, samples } = this.#piece(header, from);
    return state === 'reading' ? null : samples.subarray(from % PIECE);
  }

  #piece(header: AudioHeader, from: number): Piece {
    const key = keyOf(header, from);
    const piece = this.#pieces.get(key) ?? this.#begin(header, from);
    keep(this.#pieces, key, piece, MAX_PIECES);
    return piece;
  }

  #begin(header: AudioHeader, from: number): Piece {
    const { promise: read, resolve } = Promise.withResolvers<void>();
    const piece: Piece = { state: 'reading', samples: NOTHING, read };
    this.#read(header, Math.floor(from / PIECE), this.#open)
      .then(
        (samples) => {
          piece.samples = samples;
          piece.state = 'here';
        },
        () => {
          piece.state = 'unreadable';
        },
      )
      .finally(resolve);
    return piece;
  }
}

function keyOf({ path, version }: AudioHeader, from: number): string {
  return `${path}\n${version}\n${Math.floor(from / PIECE)}`;
}

/** Notes the use of an entry, and forgets the one used longest ago when there are too many. */
function keep<T>(entries: Map<string, T>, key: string, entry: T, most: number): void {
  entries.delete(key);
  entries.set(key, entry);
  if (entries.size <= most) return;
  for (const [oldest] of entries) {
    entries.delete(oldest);
    return;
  }
}
