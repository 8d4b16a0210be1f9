import { decodeG711, encodeG711, type Law } from '../audio/g711.ts';
import type { VoiceDecoder, VoiceEncoder } from './voice-codec.ts';

const RATE = { sampleRate: 8000, clockRate: 8000 };

export function g711Decoder(law: Law): VoiceDecoder {
  return { ...RATE, decode: (payload) => decodeG711(law, payload), recover: () => null, close: () => undefined };
}

export function g711Encoder(law: Law): VoiceEncoder {
  return { ...RATE, encode: (samples) => encodeG711(law, samples), close: () => undefined };
}
