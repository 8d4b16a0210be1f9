import { expandSample, type Law } from './g711.ts';

/** The audio of a WAV file, not yet decoded. */
export interface WavAudio {
  readonly encoding: 'pcm16' | Law;
  readonly sampleRate: number;
  readonly channels: number;
  /** Samples per channel. */
  readonly frames: number;
  /** The interleaved samples as in the file. */
  readonly data: Buffer;
}

const FORMAT_PCM = 1;
const FORMAT_ALAW = 6;
const FORMAT_ULAW = 7;
const FORMAT_EXTENSIBLE = 0xfffe;
const MAX_CHANNELS = 8;
const MIN_RATE = 4000;
const MAX_RATE = 192_000;

/** Reads a WAV file (RIFF) with PCM16, A-law or u-law; null when it is something else. Never throws. */
export function parseWav(file: Buffer): WavAudio | null {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    return null;
  }
  let format: Omit<WavAudio, 'frames' | 'data'> | null = null;
  let at = 12;
  while (at + 8 <= file.length) {
    const id = file.toString('latin1', at, at + 4);
    const start = at + 8;
    const end = Math.min(start + file.readUInt32LE(at + 4), file.length);
    if (id === 'fmt ') format = parseFormat(file.subarray(start, end));
    if (id === 'data') return format && audioOf(format, dataOf(file, start, end));
    at = end + ((end - start) & 1);
  }
  return null;
}

/** Recorders that cannot seek back leave 0 as the size of the last chunk: everything that follows is audio. */
function dataOf(file: Buffer, start: number, end: number): Buffer {
  return file.subarray(start, end === start ? file.length : end);
}

function parseFormat(chunk: Buffer): Omit<WavAudio, 'frames' | 'data'> | null {
  if (chunk.length < 16) return null;
  const tag = chunk.readUInt16LE(0);
  const format = tag === FORMAT_EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag;
  const channels = chunk.readUInt16LE(2);
  const sampleRate = chunk.readUInt32LE(4);
  const encoding = encodingOf(format, chunk.readUInt16LE(14));
  if (!encoding || channels < 1 || channels > MAX_CHANNELS || sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
    return null;
  }
  return { encoding, sampleRate, channels };
}

function encodingOf(format: number, bits: number): WavAudio['encoding'] | null {
  if (format === FORMAT_PCM && bits === 16) return 'pcm16';
  if (format === FORMAT_ALAW && bits === 8) return 'alaw';
  if (format === FORMAT_ULAW && bits === 8) return 'ulaw';
  return null;
}

function audioOf(format: Omit<WavAudio, 'frames' | 'data'>, data: Buffer): WavAudio {
  const frameBytes = format.channels * (format.encoding === 'pcm16' ? 2 : 1);
  return { ...format, frames: Math.floor(data.length / frameBytes), data };
}

/** Decodes `count` frames from frame `first` on, mixed down to mono. */
export function wavToMono(audio: WavAudio, first = 0, count = audio.frames - first): Int16Array {
  const available = Math.max(0, Math.min(count, audio.frames - first));
  const samples = new Int16Array(available);
  for (let i = 0; i < available; i++) {
    let sum = 0;
    for (let channel = 0; channel < audio.channels; channel++) {
      sum += sampleAt(audio, (first + i) * audio.channels + channel);
    }
    samples[i] = Math.round(sum / audio.channels);
  }
  return samples;
}

function sampleAt(audio: WavAudio, index: number): number {
  if (audio.encoding === 'pcm16') return audio.data.readInt16LE(index * 2);
  return expandSample(audio.encoding, audio.data[index] ?? 0);
}

/** A WAV file of PCM16; several channels come interleaved. */
export function buildWav(samples: Int16Array, sampleRate: number, channels = 1): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples.length * 2, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(FORMAT_PCM, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length * 2, 40);
  const body = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, i) => {
    body.writeInt16LE(sample, i * 2);
  });
  return Buffer.concat([header, body]);
}
