import { decodeG711 } from '@strowger/rtp';
import type { MonoAudio } from './decode-audio.ts';

/** How the samples of a WAV file are written. */
interface WavFormat {
  readonly tag: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

type ReadSample = (data: Buffer, at: number) => number;

const PCM = 1;
const FLOAT = 3;
const A_LAW = 6;
const MU_LAW = 7;
const EXTENSIBLE = 0xfffe;
const MOST_CHANNELS = 8;
const FULL = 32768;

/** From one sample, at a byte, to 16 bits; by format tag and bits a sample. */
const READERS: Readonly<Record<string, ReadSample>> = {
  [`${PCM}/8`]: (data, at) => ((data[at] ?? 128) - 128) * 256,
  [`${PCM}/16`]: (data, at) => data.readInt16LE(at),
  [`${PCM}/24`]: (data, at) => data.readIntLE(at, 3) / 256,
  [`${PCM}/32`]: (data, at) => data.readInt32LE(at) / 65_536,
  [`${FLOAT}/32`]: (data, at) => data.readFloatLE(at) * FULL,
  [`${FLOAT}/64`]: (data, at) => data.readDoubleLE(at) * FULL,
  [`${A_LAW}/8`]: (data, at) => decodeG711('alaw', data.subarray(at, at + 1))[0] ?? 0,
  [`${MU_LAW}/8`]: (data, at) => decodeG711('ulaw', data.subarray(at, at + 1))[0] ?? 0,
};

/** The audio of a WAV file as any recorder writes it, mixed down to one channel; null when it is none. Never throws. */
export function readWavSamples(file: Buffer, maxSeconds: number): MonoAudio | null {
  let format: WavFormat | null = null;
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const chunk = file.subarray(at + 8, at + 8 + size);
    if (id === 'fmt ') format = formatOf(chunk);
    // Recorders that cannot seek back leave 0 as the size of the samples: everything that follows is audio.
    if (id === 'data') return format && samplesOf(format, size === 0 ? file.subarray(at + 8) : chunk, maxSeconds);
    at += 8 + size + (size & 1);
  }
  return null;
}

function formatOf(chunk: Buffer): WavFormat | null {
  if (chunk.length < 16) return null;
  const tag = chunk.readUInt16LE(0);
  return {
    tag: tag === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag,
    channels: chunk.readUInt16LE(2),
    sampleRate: chunk.readUInt32LE(4),
    bits: chunk.readUInt16LE(14),
  };
}

function samplesOf(format: WavFormat, data: Buffer, maxSeconds: number): MonoAudio | null {
  const { tag, channels, sampleRate, bits } = format;
  const read = READERS[`${tag}/${bits}`];
  const isUsual = channels >= 1 && channels <= MOST_CHANNELS && sampleRate >= 4000 && sampleRate <= 192_000;
  if (read === undefined || !isUsual) return null;
  const bytes = bits / 8;
  const frames = Math.floor(data.length / (bytes * channels));
  if (frames === 0 || frames > maxSeconds * sampleRate) return null;
  const samples = Int16Array.from({ length: frames }, (_, frame) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read(data, (frame * channels + channel) * bytes);
    const sample = Math.round(sum / channels);
    return Number.isNaN(sample) ? 0 : Math.max(-FULL, Math.min(FULL - 1, sample));
  });
  return { sampleRate, samples };
}
