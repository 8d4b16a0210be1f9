import type { ChimeSound } from './chime-list.ts';

/** Music of the tenant: what is heard of it is the engine's concern (contract 20 §10.3). */
export interface MusicConfiguration {
  readonly uuid: string;
  readonly name: string;
  readonly shuffle: boolean;
  /** Names within the media store, in order. */
  readonly files: readonly string[];
  /** Null: the music goes on without a break. */
  readonly chimes: MusicChimes | null;
}

/** Every so many seconds one of the sounds, in turn, is heard in place of the music. */
export interface MusicChimes {
  readonly sounds: readonly ChimeSound[];
  readonly everySeconds: number;
  /** Where a chime is cut; 0 plays it whole. */
  readonly maxSeconds: number;
}
