import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { MPEGDecoder } from 'mpg123-decoder';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { audioFormatOf } from './audio-format.ts';
import { GSM_FRAME_SAMPLES, GsmDecoder } from './gsm-decoder.ts';
import { GSM_FRAME_BYTES } from './gsm-frame.ts';
import { readWavSamples } from './wav-samples.ts';

/** One channel of linear samples. */
export interface MonoAudio {
  readonly sampleRate: number;
  readonly samples: Int16Array;
}

/** Part of a file, as a decoder gives it. */
interface DecodedPart {
  readonly channelData: readonly Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
}

type Decode = (bytes: Uint8Array) => Promise<DecodedPart> | DecodedPart;

const PIECE_BYTES = 64 * 1024;
const GSM_RATE_HZ = 8000;

/**
 * Decodes WAV, MP3, Ogg Vorbis, Ogg Opus or bare GSM frames, told apart by their content, piece after piece: a small file that unpacks to
 * hours costs no more memory than `maxSeconds` of it.
 * @returns null when it is none of them, holds no sound, or more than `maxSeconds`
 */
export async function decodeAudio(bytes: Uint8Array, maxSeconds: number): Promise<MonoAudio | null> {
  switch (audioFormatOf(bytes)) {
    case 'wav':
      return readWavSamples(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), maxSeconds);
    case 'mp3': {
      const decoder = new MPEGDecoder();
      return decodePieces(decoder, (piece) => decoder.decode(piece), null, bytes, maxSeconds);
    }
    case 'vorbis': {
      const decoder = new OggVorbisDecoder();
      return decodePieces(
        decoder,
        (piece) => decoder.decode(piece),
        () => decoder.flush(),
        bytes,
        maxSeconds,
      );
    }
    case 'opus': {
      const decoder = new OggOpusDecoder();
      return decodePieces(
        decoder,
        (piece) => decoder.decode(piece),
        () => decoder.flush(),
        bytes,
        maxSeconds,
      );
    }
    case 'gsm':
      return decodeGsm(bytes, maxSeconds);
    case null:
      return null;
  }
}

function decodeGsm(bytes: Uint8Array, maxSeconds: number): MonoAudio | null {
  const frames = bytes.length / GSM_FRAME_BYTES;
  if (frames * GSM_FRAME_SAMPLES > maxSeconds * GSM_RATE_HZ) return null;
  const decoder = new GsmDecoder();
  const samples = new Int16Array(frames * GSM_FRAME_SAMPLES);
  for (let frame = 0; frame < frames; frame += 1) {
    const output = samples.subarray(frame * GSM_FRAME_SAMPLES, (frame + 1) * GSM_FRAME_SAMPLES);
    decoder.decode(bytes, frame * GSM_FRAME_BYTES, output);
  }
  return { sampleRate: GSM_RATE_HZ, samples };
}

async function decodePieces(
  decoder: { readonly ready: Promise<void>; free(): void },
  decode: Decode,
  flush: (() => ReturnType<Decode>) | null,
  bytes: Uint8Array,
  maxSeconds: number,
): Promise<MonoAudio | null> {
  await decoder.ready;
  try {
    const sound = new Collected(maxSeconds);
    for (let at = 0; at < bytes.length && sound.fits; at += PIECE_BYTES) {
      sound.add(await decode(bytes.subarray(at, at + PIECE_BYTES)));
    }
    if (flush !== null && sound.fits) sound.add(await flush());
    return sound.fits ? sound.whole() : null;
  } catch {
    // A decoder that gives up on a broken file.
    return null;
  } finally {
    decoder.free();
  }
}

/** The decoded parts of one file, mixed down to one channel. */
class Collected {
  readonly #maxSeconds: number;
  readonly #parts: Int16Array[] = [];
  #sampleRate = 0;
  #length = 0;
  #isSteady = true;

  constructor(maxSeconds: number) {
    this.#maxSeconds = maxSeconds;
  }

  /** It is not longer than allowed, and of one sample rate. */
  get fits(): boolean {
    return this.#isSteady && this.#length <= this.#maxSeconds * Math.max(this.#sampleRate, 1);
  }

  add({ channelData, samplesDecoded, sampleRate }: DecodedPart): void {
    if (samplesDecoded === 0) return;
    this.#isSteady = this.#sampleRate === 0 || this.#sampleRate === sampleRate;
    this.#sampleRate = sampleRate;
    this.#length += samplesDecoded;
    this.#parts.push(mixDown(channelData, samplesDecoded));
  }

  whole(): MonoAudio | null {
    if (this.#length === 0) return null;
    const samples = new Int16Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      samples.set(part, at);
      at += part.length;
    }
    return { sampleRate: this.#sampleRate, samples };
  }
}

function mixDown(channels: readonly Float32Array[], length: number): Int16Array {
  const share = 32767 / Math.max(channels.length, 1);
  return Int16Array.from({ length }, (_, at) => {
    let sum = 0;
    for (const channel of channels) sum += channel[at] ?? 0;
    return Math.max(-32768, Math.min(32767, Math.round(sum * share)));
  });
}
