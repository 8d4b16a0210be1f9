import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import { factorOf, saturated } from './mix.ts';
import { Signal } from './signal.ts';

interface Shared {
  readonly signal: Signal;
  readonly samples: Int16Array;
}

/** Listening volumes by which deaf members are told apart from those who hear. */
const SILENCE = Number.NEGATIVE_INFINITY;
/** Steps after which a signal that nobody hears is freed: a second. */
const UNUSED_STEPS = 50;

/** What those hear who do not speak: one signal for each listening volume, since all of them hear the same sum. */
export class SharedSignals {
  readonly #codecs: VoiceCodecs;
  readonly #rateHz: number;
  readonly #frameLength: number;
  readonly #byGainDb = new Map<number, Shared>();
  #step = 0;

  constructor(codecs: VoiceCodecs, rateHz: number, frameLength: number) {
    this.#codecs = codecs;
    this.#rateHz = rateHz;
    this.#frameLength = frameLength;
  }

  begin(step: number): void {
    this.#step = step;
    for (const [gainDb, { signal }] of this.#byGainDb) {
      if (step - signal.step <= UNUSED_STEPS) continue;
      signal.close();
      this.#byGainDb.delete(gainDb);
    }
  }

  /** The sum at a listening volume, or silence for the deaf. */
  of(sum: Int32Array, { listenGainDb, deaf }: { readonly listenGainDb: number; readonly deaf: boolean }): Signal {
    const gainDb = deaf ? SILENCE : listenGainDb;
    const shared = this.#shared(gainDb);
    if (shared.signal.step !== this.#step) {
      shared.signal.set(saturated(sum, deaf ? 0 : factorOf(gainDb), shared.samples), this.#step);
    }
    return shared.signal;
  }

  close(): void {
    for (const { signal } of this.#byGainDb.values()) signal.close();
    this.#byGainDb.clear();
  }

  #shared(gainDb: number): Shared {
    const known = this.#byGainDb.get(gainDb);
    if (known) return known;
    const shared = { signal: new Signal(this.#codecs, this.#rateHz), samples: new Int16Array(this.#frameLength) };
    this.#byGainDb.set(gainDb, shared);
    return shared;
  }
}
