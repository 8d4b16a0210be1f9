/** Music of the tenant: what is heard of it is the engine's concern (contract 20 §10.3). */
export interface MusicConfiguration {
  readonly uuid: string;
  readonly name: string;
  readonly shuffle: boolean;
  /** Names within the media store, in order. */
  readonly files: readonly string[];
}
