import { RateMatch } from './rate-match.ts';
import type { EncoderWishes, VoiceCodecName, VoiceEncoder } from './voice-codec.ts';
import type { VoiceCodecs } from './voice-codecs.ts';

/** A codec with its parameters. */
export interface VoiceFormat extends EncoderWishes {
  readonly codec: VoiceCodecName;
}

/** In what linear audio is encoded for a remote. */
export interface VoiceTarget extends VoiceFormat {
  readonly pt: number;
  /** The format as frames of a bridge name it. */
  readonly format: string;
}

/** Encodes the audio that one endpoint generates or transcodes, whatever its sample rate, as one unbroken stream. */
export class VoiceOutput {
  readonly #codecs: VoiceCodecs;
  #codec: VoiceCodecName | null = null;
  #encoder: VoiceEncoder | null = null;
  #rate: RateMatch | null = null;

  constructor(codecs: VoiceCodecs) {
    this.#codecs = codecs;
  }

  /** The payload of a frame and the rate of its RTP clock; null when this machine cannot encode the target. */
  encode(
    target: VoiceFormat,
    samples: Int16Array,
    sampleRate: number,
  ): { readonly payload: Uint8Array; readonly clockRate: number } | null {
    const encoder = this.#encoderFor(target);
    if (!encoder) return null;
    this.#rate ??= new RateMatch(encoder.sampleRate);
    const payload = encoder.encode(this.#rate.next(samples, sampleRate));
    return payload.length === 0 ? null : { payload, clockRate: encoder.clockRate };
  }

  close(): void {
    this.#encoder?.close();
    this.#encoder = null;
    this.#rate = null;
    this.#codec = null;
  }

  #encoderFor(target: VoiceFormat): VoiceEncoder | null {
    if (this.#codec === target.codec) return this.#encoder;
    this.close();
    this.#codec = target.codec;
    this.#encoder = this.#codecs.encoder(target.codec, target);
    return this.#encoder;
  }
}
