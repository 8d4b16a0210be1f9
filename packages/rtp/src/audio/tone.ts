/** Frequencies sounding together, then silence. */
export interface ToneSegment {
  /** Hz; none is silence. */
  readonly frequencies: readonly number[];
  /** ms of sound; Infinity for a continuous tone. */
  readonly on: number;
  /** ms of silence after it. */
  readonly off: number;
}

/** A cadenced tone: its segments in turn. */
export interface Tone {
  readonly segments: readonly ToneSegment[];
  /** How often the segments are played; Infinity (the default) until stopped. */
  readonly loops?: number;
  /** Level of each frequency in dBm0; default -13. */
  readonly levelDbm0?: number;
}

export const DEFAULT_TONE_LEVEL_DBM0 = -13;
