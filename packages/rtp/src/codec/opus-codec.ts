import { loadNativeLibrary, type NativeLibrary } from './native-library.ts';
import type { EncoderWishes, VoiceDecoder, VoiceEncoder } from './voice-codec.ts';

const LIBRARY = 'libopus.so.0';
/** Wideband: nothing that an Opus stream is transcoded to or from carries more. The RTP clock is 48 kHz (RFC 7587 §4.1). */
const RATE = { sampleRate: 16_000, clockRate: 48_000 };
const MONO = 1;
const LONGEST_FRAME = (RATE.sampleRate * 120) / 1000;
const LONGEST_PAYLOAD = 1275;
/** libopus's unit of frame lengths: 2.5 ms. */
const GRAIN = RATE.sampleRate / 400;

const APPLICATION_VOIP = 2048;
const SET_BITRATE = 4002;
const SET_COMPLEXITY = 4010;
const SET_INBAND_FEC = 4012;
const SET_PACKET_LOSS_PERCENT = 4014;

/** RFC 7587 §3.1.1: 16 to 20 kbit/s for wideband speech; more leaves room for redundancy and music on hold. */
const BITS_PER_SECOND = 32_000;
const LOWEST_BITS_PER_SECOND = 6000;
/** Half of what libopus can spend: the rest is not heard in telephone speech. */
const COMPLEXITY = 5;
const EXPECTED_LOSS_PERCENT = 5;

export interface Opus {
  decoder(): VoiceDecoder;
  encoder(wishes: EncoderWishes): VoiceEncoder;
}

/** Opus by libopus. Throws when the library is missing. */
export function loadOpus(): Opus {
  const library = loadNativeLibrary(LIBRARY);
  const decoding = decodingOf(library);
  const encoding = encodingOf(library);
  return { decoder: () => openDecoder(decoding), encoder: (wishes) => openEncoder(encoding, wishes) };
}

interface Decoding {
  readonly open: (rate: number, channels: number, error: null) => unknown;
  readonly decode: (
    state: unknown,
    payload: Uint8Array | null,
    bytes: number,
    samples: Int16Array,
    count: number,
    fromRedundancy: number,
  ) => number;
  readonly close: (state: unknown) => void;
}

interface Encoding {
  readonly open: (rate: number, channels: number, application: number, error: null) => unknown;
  readonly encode: (state: unknown, samples: Int16Array, count: number, payload: Uint8Array, bytes: number) => number;
  readonly set: (state: unknown, request: number, type: 'int', value: number) => number;
  readonly close: (state: unknown) => void;
}

function decodingOf(library: NativeLibrary): Decoding {
  return {
    open: library.func('void *opus_decoder_create(int32_t rate, int channels, int *error)'),
    decode: library.func('int opus_decode(void *s, const uint8_t *data, int32_t len, int16_t *pcm, int size, int fec)'),
    close: library.func('void opus_decoder_destroy(void *s)'),
  };
}

function encodingOf(library: NativeLibrary): Encoding {
  return {
    open: library.func('void *opus_encoder_create(int32_t rate, int channels, int application, int *error)'),
    encode: library.func('int32_t opus_encode(void *s, const int16_t *pcm, int size, uint8_t *data, int32_t max)'),
    set: library.func('int opus_encoder_ctl(void *s, int request, ...)'),
    close: library.func('void opus_encoder_destroy(void *s)'),
  };
}

function openDecoder({ open, decode, close }: Decoding): VoiceDecoder {
  const state = open(RATE.sampleRate, MONO, null);
  const samples = new Int16Array(LONGEST_FRAME);
  const taken = (count: number): Int16Array => samples.slice(0, Math.max(0, count));
  return {
    ...RATE,
    decode: (payload) => taken(decode(state, payload, payload.length, samples, LONGEST_FRAME, 0)),
    recover(count, next) {
      const size = Math.min(LONGEST_FRAME, Math.ceil(count / GRAIN) * GRAIN);
      return taken(decode(state, next, next?.length ?? 0, samples, size, next ? 1 : 0)).subarray(0, count);
    },
    close: () => close(state),
  };
}

function openEncoder({ open, encode, set, close }: Encoding, wishes: EncoderWishes): VoiceEncoder {
  const state = open(RATE.sampleRate, MONO, APPLICATION_VOIP, null);
  const payload = new Uint8Array(LONGEST_PAYLOAD);
  set(state, SET_BITRATE, 'int', bitRateFor(wishes));
  set(state, SET_COMPLEXITY, 'int', COMPLEXITY);
  set(state, SET_INBAND_FEC, 'int', parameter(wishes, 'useinbandfec') === 1 ? 1 : 0);
  set(state, SET_PACKET_LOSS_PERCENT, 'int', EXPECTED_LOSS_PERCENT);
  return {
    ...RATE,
    encode: (samples) => {
      const bytes = encode(state, samples, samples.length, payload, LONGEST_PAYLOAD);
      return payload.slice(0, Math.max(0, bytes));
    },
    close: () => close(state),
  };
}

/** Never above what the remote can take (RFC 7587 §6.1 maxaveragebitrate). */
function bitRateFor(wishes: EncoderWishes): number {
  const most = parameter(wishes, 'maxaveragebitrate') ?? BITS_PER_SECOND;
  return Math.max(LOWEST_BITS_PER_SECOND, Math.min(BITS_PER_SECOND, most));
}

function parameter({ fmtp = '' }: EncoderWishes, name: string): number | null {
  for (const part of fmtp.split(';')) {
    const [key, value] = part.split('=');
    if (key?.trim().toLowerCase() === name && /^\d{1,9}$/.test(value?.trim() ?? '')) return Number(value);
  }
  return null;
}
