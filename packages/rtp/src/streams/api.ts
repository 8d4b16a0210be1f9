import type { Tone } from '../audio/tone.ts';

/** WAV files and tones, one after the other; of an endless tone no more than a minute. */
export type Chime = readonly ({ readonly path: string } | { readonly tone: Tone })[];

/** Every so many seconds one of them, in turn, is heard in place of the music. */
export interface Chimes {
  readonly sounds: readonly Chime[];
  readonly everySeconds: number;
  /** Where a chime is cut; 0 plays it whole. */
  readonly maxSeconds: number;
}

/** An endless programme, the same for all who listen. Played at 8 kHz, whatever the rate of the files. */
export interface StreamDefinition {
  /** WAV files in order; those that cannot be read are left out, which is logged. */
  readonly files: readonly string[];
  /** Another order in each round. Default false. */
  readonly shuffle?: boolean;
  readonly chimes?: Chimes;
}

/** Streams that endpoints are played by name: `{ kind: 'stream', name }`. */
export interface StreamPlane {
  /**
   * Defines or redefines a stream; who listens to it already follows. All media threads derive the position from the
   * system's clock, so that all listeners hear the same without the threads talking. Rejects `bad-source` when no file
   * can be read, `invalid`.
   */
  defineStream(name: string, definition: StreamDefinition): Promise<void>;
  /** Whoever listens hears its end. Does nothing when there is none. */
  removeStream(name: string): Promise<void>;
}
