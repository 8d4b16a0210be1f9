import { StreamResampler } from './stream-resampler.ts';
import type { EncoderWishes, VoiceCodecName, VoiceEncoder } from './voice-codec.ts';
import type { VoiceCodecs } from './voice-codecs.ts';

/** In what linear audio is encoded for a remote. */
export interface VoiceTarget extends EncoderWishes {
  readonly pt: number;
  readonly codec: VoiceCodecName;
}

/** Encodes the audio that one endpoint generates or transcodes, whatever its sample rate, as one unbroken stream. */
export class VoiceOutput {
  readonly #codecs: VoiceCodecs;
  #codec: VoiceCodecName | null = null;
  #encoder: VoiceEncoder | null = null;
  #resampler: { readonly from: number; readonly stream: StreamResampler } | null = null;

  constructor(codecs: VoiceCodecs) {
    this.#codecs = codecs;
  }

  /** The payload of a frame and the rate of its RTP clock; null when this machine cannot encode the target. */
  encode(
    target: VoiceTarget,
    samples: Int16Array,
    sampleRate: number,
  ): { readonly payload: Uint8Array; readonly clockRate: number } | null {
    const encoder = this.#encoderFor(target);
    if (!encoder) return null;
    const payload = encoder.encode(this.#atRate(encoder.sampleRate, samples, sampleRate));
    return payload.length === 0 ? null : { payload, clockRate: encoder.clockRate };
  }

  close(): void {
    this.#encoder?.close();
    this.#encoder = null;
    this.#resampler = null;
    this.#codec = null;
  }

  #encoderFor(target: VoiceTarget): VoiceEncoder | null {
    if (this.#codec === target.codec) return this.#encoder;
    this.close();
    this.#codec = target.codec;
    this.#encoder = this.#codecs.encoder(target.codec, target);
    return this.#encoder;
  }

  #atRate(wanted: number, samples: Int16Array, sampleRate: number): Int16Array {
    if (wanted === sampleRate) return samples;
    if (this.#resampler?.from !== sampleRate) {
      this.#resampler = { from: sampleRate, stream: new StreamResampler(sampleRate, wanted) };
    }
    return this.#resampler.stream.next(samples);
  }
}
