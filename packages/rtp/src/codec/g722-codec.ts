import type { NativeLibrary } from './native-library.ts';
import { loadSpandsp } from './spandsp-library.ts';
import type { VoiceDecoder, VoiceEncoder } from './voice-codec.ts';

const BITS_PER_SECOND = 64_000;
/** RFC 3551 §4.5.2: sampled at 16 kHz, but timestamps count at 8 kHz. */
const RATE = { sampleRate: 16_000, clockRate: 8000 };
const NO_OPTIONS = 0;

export interface G722 {
  decoder(): VoiceDecoder;
  encoder(): VoiceEncoder;
}

/** G.722 at 64 kbit/s by spandsp. Throws when the library is missing. */
export function loadG722(): G722 {
  const library = loadSpandsp();
  const decoding = decodingOf(library);
  const encoding = encodingOf(library);
  return { decoder: () => openDecoder(decoding), encoder: () => openEncoder(encoding) };
}

interface Decoding {
  readonly open: (state: null, rate: number, options: number) => unknown;
  readonly decode: (state: unknown, samples: Int16Array, payload: Uint8Array, bytes: number) => number;
  readonly close: (state: unknown) => number;
}

interface Encoding {
  readonly open: (state: null, rate: number, options: number) => unknown;
  readonly encode: (state: unknown, payload: Uint8Array, samples: Int16Array, count: number) => number;
  readonly close: (state: unknown) => number;
}

function decodingOf(library: NativeLibrary): Decoding {
  return {
    open: library.func('void *g722_decode_init(void *s, int rate, int options)'),
    decode: library.func('int g722_decode(void *s, int16_t *amp, const uint8_t *data, int len)'),
    close: library.func('int g722_decode_free(void *s)'),
  };
}

function encodingOf(library: NativeLibrary): Encoding {
  return {
    open: library.func('void *g722_encode_init(void *s, int rate, int options)'),
    encode: library.func('int g722_encode(void *s, uint8_t *data, const int16_t *amp, int len)'),
    close: library.func('int g722_encode_free(void *s)'),
  };
}

function openDecoder({ open, decode, close }: Decoding): VoiceDecoder {
  const state = open(null, BITS_PER_SECOND, NO_OPTIONS);
  return {
    ...RATE,
    decode(payload) {
      const samples = new Int16Array(payload.length * 2);
      return samples.subarray(0, Math.max(0, decode(state, samples, payload, payload.length)));
    },
    recover: () => null,
    close: () => void close(state),
  };
}

function openEncoder({ open, encode, close }: Encoding): VoiceEncoder {
  const state = open(null, BITS_PER_SECOND, NO_OPTIONS);
  return {
    ...RATE,
    encode(samples) {
      const payload = new Uint8Array(samples.length / 2);
      return payload.subarray(0, Math.max(0, encode(state, payload, samples, samples.length)));
    },
    close: () => void close(state),
  };
}
