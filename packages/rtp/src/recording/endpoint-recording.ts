import { RateMatch } from '../codec/rate-match.ts';
import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import { VoiceInput } from '../codec/voice-input.ts';
import type { Frame } from '../worker/frame.ts';
import type { PacedTask, Pacer } from '../worker/pacer.ts';
import type { RecordOptions } from './api.ts';
import type { EndpointTap } from './endpoint-tap.ts';
import { RECORDED_STEP_MS, type Recorder } from './recorder.ts';
import { RECORDING_HZ } from './wav-writer.ts';

/** One direction of an endpoint as it is recorded. */
class Track {
  readonly #input: VoiceInput;
  readonly #rate = new RateMatch(RECORDING_HZ);

  constructor(codecs: VoiceCodecs) {
    this.#input = new VoiceInput(codecs);
  }

  accept(frame: Frame): void {
    this.#input.accept(frame);
  }

  step(): Int16Array | null {
    const voice = this.#input.pull(RECORDED_STEP_MS);
    return voice && this.#rate.next(voice.samples, voice.sampleRate);
  }

  close(): void {
    this.#input.stop();
  }
}

export interface EndpointRecordingParts {
  readonly codecs: VoiceCodecs;
  readonly pacer: Pick<Pacer, 'add' | 'remove'>;
  readonly recorder: Recorder;
  readonly what: NonNullable<RecordOptions['what']>;
  /** While it holds, nothing is taken; asked until it does not. */
  readonly isHeldBack: () => boolean;
  /** The recorder takes no more. */
  readonly onDone: (recording: EndpointRecording) => void;
}

/** Records an endpoint: both directions step by step on one clock, so that they stay in step with each other. */
export class EndpointRecording implements EndpointTap, PacedTask {
  readonly intervalMs = RECORDED_STEP_MS;
  readonly #parts: EndpointRecordingParts;
  readonly #received: Track | null;
  readonly #sent: Track | null;
  #hasBegun = false;

  constructor(parts: EndpointRecordingParts) {
    const { codecs, what, pacer } = parts;
    this.#parts = parts;
    this.#received = what === 'sent' ? null : new Track(codecs);
    this.#sent = what === 'received' ? null : new Track(codecs);
    pacer.add(this);
  }

  received(frame: Frame): void {
    this.#received?.accept(frame);
  }

  sent(frame: Frame): void {
    this.#sent?.accept(frame);
  }

  step(skipped: number): boolean {
    const { recorder, onDone } = this.#parts;
    const [left, right] = [this.#received?.step() ?? null, this.#sent?.step() ?? null];
    if (!this.#begins()) return true;
    // What was left out is silence: later audio must not move to the front.
    for (let i = 0; i < skipped; i++) recorder.take({ left: null, right: null });
    const goesOn = recorder.take({ left, right });
    if (!goesOn) onDone(this);
    return goesOn;
  }

  #begins(): boolean {
    this.#hasBegun ||= !this.#parts.isHeldBack();
    return this.#hasBegun;
  }

  /** The endpoint is gone, and with it what could be recorded. */
  close(): void {
    this.#parts.recorder.end('closed');
    this.#parts.pacer.remove(this);
    this.#received?.close();
    this.#sent?.close();
  }
}
