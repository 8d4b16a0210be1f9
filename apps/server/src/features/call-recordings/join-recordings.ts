import { open } from 'node:fs/promises';
import { type MediaFile, wavHeader } from '@strowger/rtp';

/** The recordings of calls are plain WAV files: their samples begin here, and the number of channels stands there. */
const HEADER_BYTES = 44;
const CHANNELS_AT = 22;
const RATE_HZ = 8000;
/** Octets that are read and written at a time. */
const PIECE = 2 ** 18;

/**
 * Writes one recording behind another into a new file, of two channels when one of them has two.
 * Rejects when the disk fails.
 * @param into absolute path
 */
export async function joinRecordings(first: MediaFile, second: MediaFile, into: string): Promise<void> {
  const parts = [await partOf(first), await partOf(second)];
  const channels = Math.max(...parts.map((part) => part.channels));
  const target = await open(into, 'w', 0o600);
  try {
    await target.write(Buffer.alloc(HEADER_BYTES));
    let bytes = 0;
    for (const part of parts) {
      for await (const samples of samplesOf(part.file)) {
        const piece = part.channels < channels ? onBothChannels(samples) : samples;
        await target.writeFile(piece);
        bytes += piece.length;
      }
    }
    await target.write(wavHeader(bytes, RATE_HZ, channels), 0, HEADER_BYTES, 0);
  } finally {
    await target.close();
  }
}

async function partOf(file: MediaFile): Promise<{ readonly file: MediaFile; readonly channels: number }> {
  const header = Buffer.alloc(HEADER_BYTES);
  await file.read(header, 0);
  return { file, channels: header.readUInt16LE(CHANNELS_AT) };
}

async function* samplesOf(file: MediaFile): AsyncGenerator<Buffer> {
  for (let at = HEADER_BYTES; at < file.size; at += PIECE) {
    const piece = Buffer.alloc(Math.min(PIECE, file.size - at));
    yield piece.subarray(0, await file.read(piece, at));
  }
}

function onBothChannels(samples: Buffer): Buffer {
  const both = Buffer.alloc(samples.length * 2);
  for (let at = 0; at + 1 < samples.length; at += 2) {
    samples.copy(both, at * 2, at, at + 2);
    samples.copy(both, at * 2 + 2, at, at + 2);
  }
  return both;
}
