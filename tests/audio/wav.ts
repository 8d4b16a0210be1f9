import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { decodeALaw, decodeMuLaw } from './g711.ts';

/** One channel of linear sound: 16-bit samples at `sampleRate` per second. */
export interface Sound {
  readonly sampleRate: number;
  readonly samples: Int16Array;
}

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const PLAIN_HEADER_BYTES = 44;
const FORMAT_PCM = 1;
const FORMAT_A_LAW = 6;
const FORMAT_MU_LAW = 7;

/**
 * Reads a WAV file of PCM16, A-law or mu-law. A recorder that was killed leaves a data length of 0 or too large:
 * then everything up to the end of the file is taken as sound.
 * @param channel which channel of a file with several (0 = left)
 * @throws when the file is no WAV file or holds another encoding
 */
export function readWav(path: string, channel = 0): Sound {
  return parseWavBytes(readFileSync(path), channel, path);
}

/** The same of a file that is at hand already. @param name as errors call it */
export function parseWavBytes(bytes: Buffer, channel = 0, name = 'this'): Sound {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error(`${name} is not a WAV file`);
  }
  const format = chunk(bytes, 'fmt ');
  const data = chunk(bytes, 'data');
  if (!format || !data) throw new Error(`${name} has no fmt or no data chunk`);
  const encoding = format.readUInt16LE(0);
  const channels = format.readUInt16LE(2);
  if (channel >= channels) throw new Error(`${name} has ${channels} channels, asked for number ${channel}`);
  return { sampleRate: format.readUInt32LE(4), samples: decode(data, encoding, channels, channel) };
}

/**
 * Length in milliseconds of a recording (PCM16) that may still be written, so that its header does not tell; 0 before it
 * begins.
 * @param sampleRate taken where the header holds none yet
 */
export function recordedMs(path: string, sampleRate = 8000): number {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (bytes.length <= PLAIN_HEADER_BYTES) return 0;
  const bytesPerFrame = 2 * (bytes.readUInt16LE(22) || 1);
  return ((bytes.length - PLAIN_HEADER_BYTES) * 1000) / ((bytes.readUInt32LE(24) || sampleRate) * bytesPerFrame);
}

/** Writes one channel of PCM16 as a WAV file. */
export function writeWav(path: string, sound: Sound): void {
  writeFileSync(path, wavBytes(sound));
}

/** The bytes of such a file. */
export function wavBytes(sound: Sound): Buffer {
  const dataBytes = sound.samples.length * 2;
  const file = Buffer.alloc(44 + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(FORMAT_PCM, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sound.sampleRate, 24);
  file.writeUInt32LE(sound.sampleRate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  sound.samples.forEach((sample, at) => {
    file.writeInt16LE(sample, 44 + at * 2);
  });
  return file;
}

function chunk(bytes: Buffer, id: string): Buffer | undefined {
  let at = RIFF_HEADER_BYTES;
  while (at + CHUNK_HEADER_BYTES <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4);
    const body = at + CHUNK_HEADER_BYTES;
    if (bytes.toString('latin1', at, at + 4) === id) {
      const unfinished = id === 'data' && (length === 0 || body + length > bytes.length);
      return bytes.subarray(body, unfinished ? bytes.length : body + length);
    }
    at = body + length + (length % 2);
  }
  return undefined;
}

function decode(data: Buffer, encoding: number, channels: number, channel: number): Int16Array {
  if (encoding === FORMAT_PCM) {
    const frames = Math.floor(data.length / (2 * channels));
    return Int16Array.from({ length: frames }, (_, at) => data.readInt16LE((at * channels + channel) * 2));
  }
  const law = encoding === FORMAT_MU_LAW ? decodeMuLaw : encoding === FORMAT_A_LAW ? decodeALaw : undefined;
  if (!law) throw new Error(`WAV encoding ${encoding} is neither PCM16 nor G.711`);
  const frames = Math.floor(data.length / channels);
  return Int16Array.from({ length: frames }, (_, at) => law(data.readUInt8(at * channels + channel)));
}
