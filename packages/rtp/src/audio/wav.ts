import { expandSample, type Law } from './g711.ts';
import { wavHeader } from './wav-header.ts';

interface WavFormat {
  readonly encoding: 'pcm16' | Law;
  readonly sampleRate: number;
  readonly channels: number;
}

/** What the head of a WAV file tells. */
export interface WavLayout extends WavFormat {
  /** Samples per channel. */
  readonly frames: number;
  /** Byte at which the samples begin. */
  readonly dataStart: number;
}

/** The audio of a WAV file, not yet decoded. */
export interface WavAudio extends WavFormat {
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
  const layout = parseWavHead(file, file.length);
  if (!layout) return null;
  const { dataStart, ...audio } = layout;
  return { ...audio, data: file.subarray(dataStart, dataStart + audio.frames * frameBytesOf(audio)) };
}

/** The same of a file of `fileBytes` of which only the beginning is at hand. */
export function parseWavHead(head: Buffer, fileBytes: number): WavLayout | null {
  if (head.length < 12 || head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE') {
    return null;
  }
  let format: WavFormat | null = null;
  let at = 12;
  while (at + 8 <= head.length) {
    const id = head.toString('latin1', at, at + 4);
    const start = at + 8;
    const end = Math.min(start + head.readUInt32LE(at + 4), fileBytes);
    if (id === 'fmt ') format = parseFormat(head.subarray(start, end));
    if (id === 'data') return format && layoutOf(format, start, end, fileBytes);
    at = end + ((end - start) & 1);
  }
  return null;
}

function layoutOf(format: WavFormat, start: number, end: number, fileBytes: number): WavLayout {
  // Recorders that cannot seek back leave 0 as the size of the last chunk: everything that follows is audio.
  const bytes = (end === start ? fileBytes : end) - start;
  return { ...format, frames: Math.floor(bytes / frameBytesOf(format)), dataStart: start };
}

/** Bytes of one sample of all channels. */
export function frameBytesOf({ channels, encoding }: WavFormat): number {
  return channels * (encoding === 'pcm16' ? 2 : 1);
}

function parseFormat(chunk: Buffer): WavFormat | null {
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
  const header = wavHeader(samples.length * 2, sampleRate, channels);
  const body = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, i) => {
    body.writeInt16LE(sample, i * 2);
  });
  return Buffer.concat([header, body]);
}
