import type { Tone } from '../audio/tone.ts';
import type { Chimes } from '../streams/api.ts';

/** What can be played into an endpoint. Files: WAV with PCM16 or G.711, 8 to 48 kHz, mono or stereo. */
export type PlaySource =
  | { readonly kind: 'tone'; readonly tone: Tone }
  | { readonly kind: 'silence'; readonly ms: number }
  | { readonly kind: 'file'; readonly path: string; readonly loop?: boolean }
  /** One after the other: a spoken number, a greeting and its beep. */
  | { readonly kind: 'sequence'; readonly items: readonly PlaySource[]; readonly loop?: boolean }
  /** A stream defined by `defineStream`, joined where it stands. */
  | { readonly kind: 'stream'; readonly name: string }
  /** The same without a definition: named by what it plays. All its listeners, on all threads, hear the same position. */
  | {
      readonly kind: 'music';
      readonly name: string;
      readonly paths: readonly string[];
      /** Another order in each round. */
      readonly shuffle?: boolean;
      readonly chimes?: Chimes;
    };
