import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import { type VoiceFormat, VoiceOutput } from '../codec/voice-output.ts';

/** In what somebody hears, with the name of the format as frames carry it. */
export interface HearingFormat extends VoiceFormat {
  readonly format: string;
}

export interface Encoded {
  readonly payload: Uint8Array;
  readonly clockRate: number;
}

interface Encoding {
  readonly output: VoiceOutput;
  /** Step of the last use, and what it gave. */
  step: number;
  encoded: Encoded | null;
}

/** Steps after which an encoder that nobody asked for is freed: a second. */
const UNUSED_STEPS = 50;

/** One audio signal that any number of listeners hear: encoded once a step for each codec that is asked for. */
export class Signal {
  readonly #codecs: VoiceCodecs;
  readonly #rateHz: number;
  readonly #encodings = new Map<string, Encoding>();
  #step = 0;
  #samples: Int16Array = new Int16Array(0);

  constructor(codecs: VoiceCodecs, rateHz: number) {
    this.#codecs = codecs;
    this.#rateHz = rateHz;
  }

  /** Step of the last frame. */
  get step(): number {
    return this.#step;
  }

  /** The frame of a step, whose number grows by one. */
  set(samples: Int16Array, step: number): void {
    this.#samples = samples;
    this.#step = step;
    for (const [key, encoding] of this.#encodings) {
      if (step - encoding.step <= UNUSED_STEPS) continue;
      encoding.output.close();
      this.#encodings.delete(key);
    }
  }

  /** The frame in a codec; null when this machine cannot encode it. */
  in(wanted: HearingFormat): Encoded | null {
    const encoding = this.#encodingOf(wanted);
    if (encoding.step === this.#step) return encoding.encoded;
    // An encoder that was left out for some frames would go on from a past that its listeners never heard.
    if (encoding.step !== this.#step - 1) encoding.output.close();
    encoding.step = this.#step;
    encoding.encoded = encoding.output.encode(wanted, this.#samples, this.#rateHz);
    return encoding.encoded;
  }

  close(): void {
    for (const { output } of this.#encodings.values()) output.close();
    this.#encodings.clear();
  }

  #encodingOf({ codec, fmtp = '' }: HearingFormat): Encoding {
    const key = fmtp === '' ? codec : `${codec} ${fmtp}`;
    const known = this.#encodings.get(key);
    if (known) return known;
    const encoding = { output: new VoiceOutput(this.#codecs), step: this.#step - 1, encoded: null };
    this.#encodings.set(key, encoding);
    return encoding;
  }
}
