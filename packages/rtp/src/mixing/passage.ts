import { RateMatch } from '../codec/rate-match.ts';
import { voiceCodecNamed } from '../codec/voice-codec.ts';
import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import { VoiceInput } from '../codec/voice-input.ts';
import type { Frame, FrameSink } from '../worker/frame.ts';
import { FrameWriter } from './frame-writer.ts';
import { addTo, saturated } from './mix.ts';
import { type HearingFormat, Signal } from './signal.ts';

const PLAIN: HearingFormat = { codec: 'PCMU', format: 'PCMU/8000/1' };

/**
 * One direction of a connection that is listened to. Frames pass as they are, unless somebody else speaks into them:
 * then they are decoded, mixed, and encoded in the format that they came in, which the receiver knows how to take.
 */
export class Passage implements FrameSink {
  readonly #codecs: VoiceCodecs;
  readonly #input: VoiceInput;
  readonly #rate: RateMatch;
  readonly #writer: FrameWriter;
  readonly #signal: Signal;
  readonly #intervalMs: number;
  readonly #samples: Int16Array;
  to: FrameSink | null = null;
  /** What passes in the present step; null while it is silent. */
  voice: Int16Array | null = null;
  /** In what it passes; null when that cannot be decoded: then nobody can speak into it. */
  #format: HearingFormat | null = PLAIN;
  #codec = PLAIN.format;
  #isMixed = false;

  constructor(codecs: VoiceCodecs, rateHz: number, intervalMs: number) {
    this.#codecs = codecs;
    this.#input = new VoiceInput(codecs);
    this.#rate = new RateMatch(rateHz);
    this.#writer = new FrameWriter(intervalMs);
    this.#signal = new Signal(codecs, rateHz);
    this.#intervalMs = intervalMs;
    this.#samples = new Int16Array((rateHz / 1000) * intervalMs);
  }

  accept(frame: Frame): void {
    this.#input.accept(frame);
    if (frame.kind === 'audio' && frame.codec !== this.#codec) this.#changeTo(frame.codec);
    if (!this.#isMixed || frame.kind === 'event') this.to?.accept(frame);
  }

  #changeTo(codec: string): void {
    const format = formatOf(codec);
    this.#codec = codec;
    this.#format = format && this.#codecs.has(format.codec) ? format : null;
  }

  /** Reads the next step of what passes. */
  listen(): void {
    const voice = this.#input.pull(this.#intervalMs);
    this.voice = voice && this.#rate.next(voice.samples, voice.sampleRate);
  }

  /** Others speak into it in this step, or, with nobody, it passes untouched again. */
  speak(others: readonly Int16Array[], step: number): void {
    this.#isMixed = others.length > 0 && this.#format !== null;
    if (this.#format && this.#isMixed) this.#send(this.#format, this.voice ? [this.voice, ...others] : others, step);
    this.#writer.advance();
  }

  close(): void {
    this.to = null;
    this.#input.stop();
    this.#signal.close();
  }

  #send(format: HearingFormat, voices: readonly Int16Array[], step: number): void {
    const sum = new Int32Array(this.#samples.length);
    for (const voice of voices) addTo(sum, voice);
    this.#signal.set(saturated(sum, 1, this.#samples), step);
    const encoded = this.#signal.in(format);
    if (encoded) this.to?.accept(this.#writer.frame(format.format, encoded));
  }
}

function formatOf(format: string): HearingFormat | null {
  const [name = '', clockRate] = format.split('/');
  const codec = voiceCodecNamed(name, Number(clockRate));
  return codec && { codec, format };
}
