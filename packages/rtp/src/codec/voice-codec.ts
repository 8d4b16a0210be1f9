/** Codecs that the media plane can decode and encode, as far as the machine has the libraries for them. */
export type VoiceCodecName = 'PCMU' | 'PCMA' | 'G722' | 'OPUS';

/** Turns payloads of one stream into audio; keeps the stream's state. */
export interface VoiceDecoder {
  /** Hz of the samples that come out. */
  readonly sampleRate: number;
  /** Hz of the RTP timestamps (RFC 3551 §4.5.2: 8000 for G.722; RFC 7587 §4.1: 48000 for Opus). */
  readonly clockRate: number;
  /** The audio of one payload; empty when it cannot be decoded. */
  decode(payload: Uint8Array): Int16Array;
  /**
   * Audio of `count` samples in place of lost ones, from the codec's own state or from redundancy in `next`, the payload
   * right after the loss. Null when the codec has no such means.
   */
  recover(count: number, next: Uint8Array | null): Int16Array | null;
  close(): void;
}

/** Turns audio of one stream into payloads; keeps the stream's state. */
export interface VoiceEncoder {
  /** Hz of the samples that go in. */
  readonly sampleRate: number;
  readonly clockRate: number;
  /** One payload for a frame of 10, 20, 40 or 60 ms. */
  encode(samples: Int16Array): Uint8Array;
  close(): void;
}

/** What the remote asked for in its `a=fmtp`. */
export interface EncoderWishes {
  readonly fmtp?: string;
}

/** The codec of an encoding name, clock rate and channel count as in SDP; null when the plane cannot transcode it. */
export function voiceCodecNamed(codec: string, clockRate: number): VoiceCodecName | null {
  switch (codec.toUpperCase()) {
    case 'PCMU':
      return clockRate === 8000 ? 'PCMU' : null;
    case 'PCMA':
      return clockRate === 8000 ? 'PCMA' : null;
    case 'G722':
      return clockRate === 8000 ? 'G722' : null;
    case 'OPUS':
      return clockRate === 48_000 ? 'OPUS' : null;
    default:
      return null;
  }
}
