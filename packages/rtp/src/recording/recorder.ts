import { loudness } from '../audio/loudness.ts';
import type { MixerRecordOptions, RecordingEnd, RecordingResult } from './api.ts';
import { SpeechMeter } from './speech-meter.ts';
import { RECORDING_HZ, WavWriter } from './wav-writer.ts';

export const RECORDED_STEP_MS = 20;
const RECORDED_FRAME = (RECORDING_HZ / 1000) * RECORDED_STEP_MS;

const DEFAULT_THRESHOLD_DB = -45;
const DEFAULT_MAX_SECONDS = 4 * 3600;

/** Audio of one step: two channels, or one alone; null is silence. */
export interface RecordedStep {
  readonly left: Int16Array | null;
  readonly right: Int16Array | null;
}

/** Takes audio step by step into a file, until its limit, a silence, a failing disk, or whoever stops it. */
export class Recorder {
  /** Silence is written in place of what comes. */
  isMasked = false;
  readonly #writer: WavWriter;
  readonly #isStereo: boolean;
  readonly #meter: SpeechMeter;
  readonly #maxMs: number;
  readonly #silenceMs: number;
  readonly #silence = new Int16Array(RECORDED_FRAME);
  readonly #mono = new Int16Array(RECORDED_FRAME);
  readonly #ended = Promise.withResolvers<RecordingResult>();
  #ms = 0;
  #state: 'recording' | 'ended' = 'recording';

  private constructor(writer: WavWriter, options: MixerRecordOptions, channels: 1 | 2) {
    const { maxSeconds = DEFAULT_MAX_SECONDS, stopOnSilence } = options;
    this.#writer = writer;
    this.#isStereo = channels === 2;
    this.#maxMs = maxSeconds * 1000;
    this.#silenceMs = stopOnSilence?.afterMs ?? Number.POSITIVE_INFINITY;
    this.#meter = new SpeechMeter(stopOnSilence?.thresholdDb ?? DEFAULT_THRESHOLD_DB);
  }

  /** Makes the file. Rejects with `bad-target`. */
  static async begin(options: MixerRecordOptions, channels: 1 | 2): Promise<Recorder> {
    return new Recorder(await WavWriter.create(options.path, channels), options, channels);
  }

  /** When the file is complete; never rejects. */
  get ended(): Promise<RecordingResult> {
    return this.#ended.promise;
  }

  /** Records the next step; tells whether it takes more. */
  take({ left, right }: RecordedStep): boolean {
    if (this.#state === 'ended') return false;
    if (this.isMasked) this.#write(this.#silence, this.#silence);
    else if (this.#isStereo) this.#write(left ?? this.#silence, right ?? this.#silence);
    else this.#write(this.#mixed(left, right), this.#silence);
    this.#ms += RECORDED_STEP_MS;
    if (this.#writer.hasFailed) this.end('disk');
    else if (this.#ms >= this.#maxMs) this.end('limit');
    else if (this.#meter.silentMs >= this.#silenceMs) this.end('silence');
    return this.#isRecording;
  }

  /** Ends it, unless it has ended. */
  end(reason: RecordingEnd): void {
    if (!this.#isRecording) return;
    this.#state = 'ended';
    void this.#finish(reason);
  }

  get #isRecording(): boolean {
    return this.#state === 'recording';
  }

  async #finish(reason: RecordingEnd): Promise<void> {
    await this.#writer.close();
    const { silentMs, speechMs } = this.#meter;
    const failed = this.#writer.hasFailed;
    this.#ended.resolve({
      reason: failed ? 'disk' : reason,
      durationMs: this.#writer.writtenMs,
      silentTailMs: silentMs,
      speechMs,
    });
  }

  #write(left: Int16Array, right: Int16Array): void {
    for (let i = 0; i < RECORDED_FRAME; i++) this.#writer.put(left[i] ?? 0, right[i] ?? 0);
    this.#meter.hear(Math.max(loudness(left), loudness(right)), RECORDED_STEP_MS);
  }

  #mixed(left: Int16Array | null, right: Int16Array | null): Int16Array {
    if (!left || !right) return left ?? right ?? this.#silence;
    for (let i = 0; i < RECORDED_FRAME; i++) {
      this.#mono[i] = Math.max(-32768, Math.min(32767, (left[i] ?? 0) + (right[i] ?? 0)));
    }
    return this.#mono;
  }
}
