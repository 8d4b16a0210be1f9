import { bestLag, crossFade } from './waveform-match.ts';

/** Pitch periods looked for: 400 to 67 Hz. */
const SHORTEST_MS = 2.5;
const LONGEST_MS = 15;
const MATCH_MS = 10;
const HISTORY_MS = LONGEST_MS * 2 + MATCH_MS;
/** As in ITU-T G.711 Appendix I: full level for 10 ms, silence after 60 ms. */
const FULL_LEVEL_MS = 10;
const SILENT_MS = 60;
const REJOIN_MS = 4;
const SEAM_MS = 1;

/** A loss that is being concealed. */
interface Gap {
  /** The last pitch period, made to run into itself. */
  readonly period: Int16Array;
  /** How far the last sample heard is off the first of the period; fades out, so that nothing jumps. */
  readonly offset: number;
  at: number;
}

/**
 * Conceals losses in decoded speech by repeating the last pitch period ever more quietly, after the idea of ITU-T G.711
 * Appendix I. For codecs whose decoder has no concealment of its own.
 */
export class Concealer {
  readonly #perMs: number;
  readonly #history: Int16Array;
  #gap: Gap | null = null;

  /** @param sampleRate Hz, a multiple of 1000. */
  constructor(sampleRate: number) {
    this.#perMs = sampleRate / 1000;
    this.#history = new Int16Array(HISTORY_MS * this.#perMs);
  }

  /** Takes decoded audio; after a concealed loss its beginning is faded in. */
  hear(samples: Int16Array): Int16Array {
    const joined = this.#gap ? this.#rejoin(samples) : samples;
    this.#gap = null;
    this.#remember(joined);
    return joined;
  }

  /** `count` samples in place of lost ones. */
  conceal(count: number): Int16Array {
    this.#gap ??= this.#open();
    const samples = this.#continue(this.#gap, count);
    this.#remember(samples);
    return samples;
  }

  #rejoin(samples: Int16Array): Int16Array {
    const gap = this.#gap;
    if (!gap) return samples;
    const length = Math.min(samples.length, REJOIN_MS * this.#perMs);
    const joined = samples.slice();
    joined.set(crossFade(this.#continue(gap, length), samples.subarray(0, length)));
    return joined;
  }

  #open(): Gap {
    const history = this.#history;
    const end = history.length;
    const match = MATCH_MS * this.#perMs;
    const range = { shortest: Math.round(SHORTEST_MS * this.#perMs), longest: LONGEST_MS * this.#perMs };
    const lag = bestLag(history, end - match, match, range);
    const period = history.slice(end - lag);
    const blend = Math.floor(lag / 4);
    const tail = crossFade(history.subarray(end - blend), history.subarray(end - lag - blend, end - lag));
    period.set(tail, lag - blend);
    const offset = (history[end - 1] ?? 0) - (history[end - 1 - lag] ?? 0);
    return { period, offset, at: 0 };
  }

  #continue(gap: Gap, count: number): Int16Array {
    const samples = new Int16Array(count);
    const seam = SEAM_MS * this.#perMs;
    for (let i = 0; i < count; i++) {
      const correction = gap.at < seam ? gap.offset * (1 - (gap.at + 1) / (seam + 1)) : 0;
      const sample = (gap.period[gap.at % gap.period.length] ?? 0) + correction;
      samples[i] = Math.max(-32768, Math.min(32767, Math.round(sample * levelAt(gap.at / this.#perMs))));
      gap.at++;
    }
    return samples;
  }

  #remember(samples: Int16Array): void {
    const history = this.#history;
    const kept = Math.max(0, history.length - samples.length);
    history.copyWithin(0, history.length - kept);
    history.set(samples.length > history.length ? samples.subarray(-history.length) : samples, kept);
  }
}

function levelAt(ms: number): number {
  if (ms <= FULL_LEVEL_MS) return 1;
  return Math.max(0, 1 - (ms - FULL_LEVEL_MS) / (SILENT_MS - FULL_LEVEL_MS));
}
